"""What is title, signature, body and furniture in plain text."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from segments import body, furniture, parts

from crossreport.ingest.layout import Hints, part
from crossreport.model import Document, SegmentKind

Read = Callable[[str], Document]

LEDE = "Gunmen on motorbikes shot two herders near the well on Monday, the mayor said."
SECOND = "A third man was taken to the clinic with a wound in his leg, a nurse said."


def test_head_of_a_site_copied_as_text(read_text: Read) -> None:
    text = (
        "ads\nad ad\n\nHerders shot at a well as drought bites\n\n"
        "Tuesday 14/May/2024 - 06:05 AM\nThe Delta Courier\nMina Okoro\nطباعة\n\n \n\n"
        f"{LEDE}\n\n \n\nA long dry season\n\n{SECOND}\n\n\n“"
    )
    document = read_text(text)
    assert document.title == "Herders shot at a well as drought bites"
    assert (document.published, document.published_time) == (date(2024, 5, 14), time(6, 5))
    assert document.publisher == "The Delta Courier"
    assert document.author == "Mina Okoro"
    assert body(document) == [LEDE, "A long dry season", SECOND]
    assert furniture(document)["طباعة"] == "page-control"
    assert set(furniture(document)) == {"ads", "ad ad", "طباعة", "“"}


def test_one_line_head_with_date_name_and_places(read_text: Read) -> None:
    document = read_text(f"date 2024-05-14 Mina Okoro (Lagos, Abuja)\n\n{LEDE}\n")
    assert document.published == date(2024, 5, 14)
    assert document.author == "Mina Okoro"
    assert document.dateline_places == ("Lagos", "Abuja")
    assert document.title is None
    assert body(document) == [LEDE]


@pytest.mark.parametrize(
    ("head", "places", "day"),
    [
        ("BAMAKO, 4 Feb 1990 (AFP) — ", ("BAMAKO",), date(1990, 2, 4)),
        ("PORT SUDAN (Reuters) - ", ("PORT SUDAN",), None),
        ("Las Cruces, N.M. (KXYZ) -- ", ("Las Cruces", "N.M."), None),
        (
            "LIMA (PERU), 12 APR 89 (DOMESTIC SERVICE) -- [COMMUNIQUE] [TEXT] ",
            ("LIMA", "PERU"),
            date(1989, 4, 12),
        ),
        ("CLANDESTINE, NO DATE (RADIO SUR) -- [TEXT] ", (), None),
        ("Damascus, SANA – ", ("Damascus",), None),
        ("دمشق (رويترز) - ", ("دمشق",), None),
        ("Goma – ", ("Goma",), None),
    ],
)
def test_dateline_is_no_body(
    read_text: Read, head: str, places: tuple[str, ...], day: date | None
) -> None:
    document = read_text(f"{head}{LEDE}\n\n{SECOND}\n")
    assert document.dateline_places == places
    assert document.published == day
    assert body(document) == [LEDE, SECOND]
    assert parts(document, SegmentKind.BYLINE) == [head.strip()]


@pytest.mark.parametrize(
    "first",
    [
        "The police – who came late – found two bodies in the yard of the old school.",
        "UPDATE – Two bodies were found in the yard of the old school on Sunday night.",
        "He said: The men came from the north and left before the sun was up that day.",
    ],
)
def test_what_is_no_dateline(read_text: Read, first: str) -> None:
    document = read_text(f"{first}\n\n{SECOND}\n")
    assert body(document) == [first, SECOND]
    assert document.dateline_places == ()


def test_places_before_the_items_of_a_round_up_stay_in_the_body(read_text: Read) -> None:
    items = [f"Mopti – {LEDE}", f"Gao – {SECOND}"]
    assert body(read_text("\n\n".join(items))) == items


def test_subheadings_live_times_and_lists_are_body(read_text: Read) -> None:
    lines = [
        LEDE,
        "14:32 – A second blast was heard near the bridge",
        "What we know so far",
        "• two dead at the well, one at the clinic",
        SECOND,
        "The dead:",
        "Awa Sissoko, 24",
        "Ali Keita, 31",
    ]
    document = read_text("\n\n".join(lines))
    assert body(document) == lines


def test_links_about_other_events_are_furniture(read_text: Read) -> None:
    links = ["Five killed in a market blast", "Minister visits the flooded north"]
    text = "\n\n".join(
        [LEDE, "READ MORE: Ten die in a mine collapse", SECOND, "Related stories", *links]
    )
    document = read_text(text)
    assert body(document) == [LEDE, SECOND]
    assert {furniture(document)[link] for link in links} == {"related"}


def test_lines_of_video_lengths_are_furniture_but_hours_are_not(read_text: Read) -> None:
    videos = [
        "1:39 Three dead in a fire",
        "0:44 Mayor on the floods",
        "2:05 Bus falls off a bridge",
    ]
    hours = [
        "9:05 Shots heard at the gate",
        "9:40 Two men seen running",
        "10:15 Police arrive at the gate",
    ]
    assert body(read_text("\n\n".join([LEDE, *videos, SECOND]))) == [LEDE, SECOND]
    assert body(read_text("\n\n".join([LEDE, *hours, SECOND]))) == [LEDE, *hours, SECOND]


def test_notices_at_the_edge_of_a_paragraph_are_cut_off(read_text: Read) -> None:
    document = read_text(f"Please enable Javascript to watch this video {LEDE}\n\n{SECOND}")
    assert body(document) == [LEDE, SECOND]


def test_picture_text_said_twice_is_a_caption(read_text: Read) -> None:
    caption = "Officers stand at the gate of the yard on May 14"
    document = read_text(f"{LEDE}\n\n{caption} {caption} (Delta TV)\n\n{SECOND}")
    assert body(document)[0] == LEDE
    assert "caption" in furniture(document).values()


def test_published_beats_updated_and_keys_are_read(read_text: Read) -> None:
    text = (
        "Title: Herders shot at a well\nSource: Delta Courier\nBy: Mina Okoro\n"
        "Updated: 16 May 2024 09:00 | Published: 14 May 2024 07:30\nURL: https://example.org/a\n\n"
        f"{LEDE}\n\n{SECOND}"
    )
    document = read_text(text)
    assert document.title == "Herders shot at a well"
    assert (document.publisher, document.author) == ("Delta Courier", "Mina Okoro")
    assert (document.published, document.published_time) == (date(2024, 5, 14), time(7, 30))
    assert document.address == "https://example.org/a"
    assert body(document) == [LEDE, SECOND]


def test_a_date_of_figures_alone_is_no_reference_number(read_text: Read) -> None:
    lede = "A shell hit the ferry landing on Sunday, killing a porter, the harbour master said."
    for head in ("Shell hits ferry\n2021-03-08\n", "2021-03-08\nShell hits ferry\n"):
        document = read_text(f"{head}\n{lede}")
        assert document.published == date(2021, 3, 8)
        assert document.title == "Shell hits ferry"
        assert body(document) == [lede]


def test_bulletin_dated_in_its_title(read_text: Read) -> None:
    document = read_text(
        f"Lake Region: Flash Update No. 4 (as of 12 May 2023)\n\n{LEDE}\n\n{SECOND}"
    )
    assert document.published == date(2023, 5, 12)


def test_hard_wrapped_paragraphs_are_one_segment(read_text: Read) -> None:
    wrapped = (
        "Gunmen on motorbikes shot two herders near the well outside the\n"
        "village on Monday, and the mayor said that a third man had been\n"
        "taken to the clinic of the next town with a wound in his leg.\n\n"
        "The herders had come from the north to water their animals and\n"
        "were to leave again on the following day, their relatives said.\n"
    )
    document = read_text(wrapped)
    assert [p.count("\n") for p in body(document)] == [2, 1]


def test_paper_that_people_tell_things_to_is_the_publisher(read_text: Read) -> None:
    told = ["A nurse told Al-Nahr that he lived.", "The mayor said to Al-Nahr: “We wait.”"]
    text = "\n\n".join([LEDE, *told, "He told police too."])
    document = read_text(text)
    assert document.publisher == "Al-Nahr"
    assert "publisher-inferred" in document.notes


LINE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            LEDE,
            "Advertisement",
            "ad ad",
            "By Mina Okoro",
            "14 May 2024",
            "GAO (AFP) — Two died.",
            "Related",
            "—",
        ]
    ),
)


@given(st.lists(LINE, max_size=12).map("\n".join), st.one_of(st.none(), st.text(max_size=40)))
def test_segments_partition_the_text(text: str, title: str | None) -> None:
    segments, _ = part(text, Hints(title=title))
    at = 0
    for segment in segments:
        assert at <= segment.start < segment.end <= len(text)
        assert not text[at : segment.start].strip()
        assert text[segment.start : segment.end].strip() == text[segment.start : segment.end]
        assert bool(segment.reason) == (segment.kind is SegmentKind.FURNITURE)
        at = segment.end
    assert not text[at:].strip()


def test_letterhead_of_a_statement(read_text: Read) -> None:
    head = [
        "REPUBLIC OF NORTHLAND",
        "Ministry of Defence - Press Office",
        "Press release no. 112/2024",
        "Lakeside, 14 May 2024",
        "Statement on the attack at the well",
    ]
    document = read_text(
        "\n".join(head) + f"\n\n{LEDE}\n\nThe toll so far:\n- 2 dead\n- 1 wounded\n"
    )
    assert document.publisher == "Ministry of Defence - Press Office"
    assert document.author is None
    assert document.title == head[-1]
    assert document.published == date(2024, 5, 14)
    assert document.dateline_places == ("Lakeside",)
    assert body(document) == [LEDE, "The toll so far:", "- 2 dead", "- 1 wounded"]


def test_menu_breadcrumb_and_staff_line(read_text: Read) -> None:
    text = (
        "Home | Town | Farm prices | Weather | Contact us\nHome > News > Local\n"
        "Herders shot at a well\nLake Signal\nBy staff and agencies\n14 May 2024\n\n"
        f"{LEDE}\n\nThe Signal could not reach the army for comment on Tuesday evening.\n"
    )
    document = read_text(text)
    assert document.title == "Herders shot at a well"
    assert (document.publisher, document.author) == ("Lake Signal", None)
    assert set(furniture(document).values()) == {"menu", "breadcrumb"}


def test_live_report_keeps_its_clock_and_its_day(read_text: Read) -> None:
    entries = ["18:05", "Governor closes the port", LEDE, "17:42", SECOND]
    document = read_text(
        "LIVE: the port as it happens, Tuesday 14 May 2024\n\n" + "\n".join(entries)
    )
    assert document.published == date(2024, 5, 14)
    assert body(document) == entries


def test_agency_of_the_dateline_publishes_where_nobody_else_does(read_text: Read) -> None:
    line = f"GAO, Mali, May 14, 2024 (Desert Press) - {LEDE}\n\n{SECOND}"
    assert read_text(line).publisher == "Desert Press"
    assert read_text(f"Publisher: Lake Signal\n\n{line}").publisher == "Lake Signal"


@pytest.mark.parametrize(
    ("title", "publisher", "kept"),
    [
        ("Shots at the well | Delta Courier", None, "Shots at the well"),
        ("Shots at the well - Channel 9 News, Springfield", None, "Shots at the well"),
        ("Shots at the well - WDLT - Delta, Northland", "wdlt.example", "Shots at the well"),
        (
            "Shots at the well - and at the gate",
            "wdlt.example",
            "Shots at the well - and at the gate",
        ),
        ("Well – what we know", None, "Well – what we know"),
    ],
)
def test_name_of_the_site_is_no_part_of_the_headline(
    title: str, publisher: str | None, kept: str
) -> None:
    text = f"{title}\n\n{LEDE}"
    segments, _ = part(text, Hints(title=title, publisher=publisher))
    assert [text[s.start : s.end] for s in segments if s.kind is SegmentKind.TITLE] == [kept]
