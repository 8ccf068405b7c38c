"""Figures of people reconciled, on small records made by hand."""

from datetime import date

from crossreport.model import (
    CountKind,
    CountPart,
    DisagreementKind,
    Qualifier,
    Range,
    Stance,
    VictimKind,
)
from reconciled import one, value, words
from tellings import Record, count, document, injured, killed, said


def test_parts_are_added_and_subsets_are_not() -> None:
    record = Record()
    record.tell(
        "a",
        counts=[
            killed(10, part=CountPart.PART),
            killed(1, part=CountPart.PART),
            killed(2, part=CountPart.SUBSET),
        ],
    )
    assert one(record).counts == {CountKind.KILLED: Range(11, 11, 11)}


def test_a_subset_counts_only_where_there_is_no_other_number() -> None:
    record = Record()
    part = CountPart.SUBSET
    record.tell("a", counts=[killed(2, part=part), killed(3, part=part)])
    vague = killed(24, 99, best=None, qualifier=Qualifier.VAGUE)
    record.tell("b", doc="post", counts=[vague])
    incident = one(record)
    assert incident.counts == {CountKind.KILLED: Range(3, 3, 3)}
    assert value(incident, "killed").rule == "count-subset"
    record.tell("c", doc="times", counts=[killed(30)])
    assert one(record).counts == {CountKind.KILLED: Range(30, 30, 30)}
    assert not words(one(record), DisagreementKind.COUNT)


def test_two_tolls_span_a_range_with_words_for_both_sides() -> None:
    record = Record()
    record.documents["post"] = document("post", date(2024, 5, 25))
    record.tell(
        "a",
        said_by="Observatory",
        counts=[said("12 farmers", killed(12, victims=VictimKind.CIVILIANS))],
    )
    record.tell(
        "b",
        doc="post",
        counts=[
            said("ten farmers", killed(10, part=CountPart.PART, victims=VictimKind.CIVILIANS)),
            said("a guard", killed(1, part=CountPart.PART, victims=VictimKind.MILITARY)),
        ],
    )
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(11, 11, 12)
    assert words(incident, DisagreementKind.COUNT) == [
        "killed: ten farmers and a guard (The Post) against 12 farmers "
        "(The Herald, citing Observatory)"
    ]
    (told,) = [d for d in incident.disagreements if d.kind is DisagreementKind.COUNT]
    assert (told.left, told.right) == (("b",), ("a",))
    assert value(incident, "killed").rule == "count-union"
    assert value(incident, "killed").claim_ids == ("a", "b")


def test_the_figure_of_most_sources_is_best() -> None:
    record = Record()
    for doc, dead in (("herald", 7), ("post", 7), ("times", 9)):
        record.documents[doc] = document(doc, date(2024, 5, 20 + dead % 7))
        record.tell(doc, doc=doc, counts=[killed(dead)])
    assert one(record).counts[CountKind.KILLED] == Range(7, 7, 9)


def test_papers_that_quote_one_speaker_are_one_source() -> None:
    record = Record()
    for doc, dead in (("herald", 7), ("post", 7), ("times", 9)):
        record.tell(
            doc, doc=doc, said_by=None if dead == 9 else "Observatory", counts=[killed(dead)]
        )
    record.tell("tribune", doc="tribune", counts=[killed(9)])
    incident = one(record)
    assert incident.sources == 3
    assert incident.counts[CountKind.KILLED].best == 9
    assert value(incident, "sources").text.startswith("3: ")


def test_hedged_figures_count_as_written() -> None:
    record = Record()
    about = Qualifier.ABOUT
    record.tell("a", counts=[injured(36, 44, best=40, qualifier=about)])
    record.tell("b", doc="post", counts=[injured(41, None, best=41, qualifier=Qualifier.MORE_THAN)])
    incident = one(record)
    assert incident.counts[CountKind.INJURED] == Range(40, 40, 41)
    assert not words(incident, DisagreementKind.COUNT), "about 40 may be more than 40"


def test_figures_too_far_apart_for_their_hedges_conflict() -> None:
    record = Record()
    held = CountKind.HELD
    record.tell("a", counts=[count(held, 1800, 2200, best=2000, qualifier=Qualifier.ABOUT)])
    record.tell(
        "b", doc="post", counts=[count(held, 1170, 1430, best=1300, qualifier=Qualifier.ABOUT)]
    )
    assert len(words(one(record), DisagreementKind.COUNT)) == 1


def test_a_floor_far_below_another_figure_conflicts_with_it() -> None:
    floor = {"qualifier": Qualifier.AT_LEAST, "best": 50}
    for other, conflicting in ((68, 1), (55, 0)):
        record = Record()
        record.tell("a", counts=[killed(50, None, **floor)])
        record.tell("b", doc="post", counts=[killed(other)])
        incident = one(record)
        assert len(words(incident, DisagreementKind.COUNT)) == conflicting
        assert incident.counts[CountKind.KILLED].high == other


def test_dozens_are_no_figure_beside_a_number() -> None:
    record = Record()
    vague = killed(24, 99, best=None, qualifier=Qualifier.VAGUE)
    record.tell("a", counts=[vague])
    assert one(record).counts[CountKind.KILLED] == Range(24, None, 99)
    assert value(one(record), "killed").rule == "count-vague"
    record.tell("b", doc="post", counts=[killed(20)])
    assert one(record).counts[CountKind.KILLED] == Range(20, 20, 20)


def test_a_stated_zero_is_zero_and_silence_is_not() -> None:
    record = Record()
    record.tell("a", counts=[killed(0, qualifier=Qualifier.NONE)])
    counts = one(record).counts
    assert counts == {CountKind.KILLED: Range(0, 0, 0)}
    assert CountKind.INJURED not in counts


def test_a_source_that_corrects_itself_is_taken_at_its_last_word() -> None:
    record = Record()
    for number, (doc, dead) in enumerate((("monday", 6), ("tuesday", 9))):
        record.documents[doc] = document(doc, date(2024, 5, 20 + number), publisher="The Agency")
        record.tell(doc, doc=doc, counts=[said(f"{dead} dead", killed(dead))])
    record.tell("post", doc="post", said_by="Observatory", counts=[killed(6)])
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(6, 9, 9), "one source each, the later one"
    assert incident.sources == 2
    record.tell("times", doc="times", said_by="Hospital", counts=[killed(6)])
    assert one(record).counts[CountKind.KILLED] == Range(6, 6, 9)
    del record.claims[2:]
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(6, 9, 9)
    assert words(incident, DisagreementKind.COUNT) == [
        "killed: 9 dead (The Agency) against 6 dead (The Agency, corrected later)"
    ]


def test_an_outlet_that_repeats_a_corrected_number_does_not_back_it() -> None:
    record = Record()
    for number, (doc, dead) in enumerate((("monday", 6), ("wednesday", 9))):
        record.documents[doc] = document(doc, date(2024, 5, 20 + 2 * number))
        record.tell(doc, doc=doc, said_by="Observatory", counts=[killed(dead)])
    record.documents["post"] = document("post", date(2024, 5, 21))
    record.documents["times"] = document("times", date(2024, 5, 22))
    record.tell("post", doc="post", counts=[killed(6)])
    record.tell("times", doc="times", counts=[killed(6)])
    assert one(record).counts[CountKind.KILLED] == Range(6, 9, 9)
    record.documents["times"] = document("times", date(2024, 5, 23))
    assert one(record).counts[CountKind.KILLED] == Range(6, 6, 9), "it may know better by now"


def test_the_perpetrators_own_figure_is_not_best() -> None:
    record = Record()
    record.tell("army", counts=[killed(9)])
    for doc in ("post", "times"):
        record.documents[doc] = document(doc, date(2024, 5, 28))
        record.tell(
            doc, doc=doc, counts=[killed(30)], said_by=f"{doc} channel",
            stance=Stance.CLAIMED_BY_PERPETRATOR,
        )  # fmt: skip
    assert one(record).counts[CountKind.KILLED] == Range(9, 9, 30)


def test_a_figure_that_another_report_lacks_is_said_to_be_missing_there() -> None:
    record = Record()
    record.tell("a", counts=[killed(5), count(CountKind.MISSING, 63)])
    record.tell("b", doc="post", counts=[killed(5)])
    record.tell("c", doc="times")
    (told,) = [d for d in one(record).disagreements if d.kind is DisagreementKind.SILENCE]
    assert told.words == "missing: 63 (The Herald); no figure from The Post"
    assert (told.left, told.right) == (("a",), ("b",))


def test_other_victims_of_one_toll_are_a_disagreement() -> None:
    record = Record()
    record.tell("a", counts=[said("16 fishermen", killed(16, victims=VictimKind.CIVILIANS))])
    record.tell(
        "b", doc="post", counts=[said("16 fighters", killed(16, victims=VictimKind.MILITANTS))]
    )
    told = words(one(record), DisagreementKind.VICTIMS)
    assert told == ["killed: 16 fishermen (The Herald) against 16 fighters (The Post)"]
