"""Who says so."""

import pytest

from crossreport.model import Attribution, SpeakerKind, Stance
from short_reports import claim, claim_of, claims, wrong


def speaker(text: str, trigger: str = "killed") -> Attribution:
    found = claim_of(text, trigger).attribution
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "name", "kind", "words"),
    [
        ("The army said gunmen killed nine herders near Kesra on Monday.",
         "army", SpeakerKind.MILITARY, "The army said"),
        ("Gunmen killed nine herders near Kesra on Monday, the army said.",
         "army", SpeakerKind.MILITARY, "the army said"),
        ("Gunmen killed nine herders near Kesra on Monday, according to the governor.",
         "governor", SpeakerKind.OFFICIAL, "according to the governor"),
        ("According to residents, gunmen killed nine herders near Kesra on Monday.",
         "residents", SpeakerKind.WITNESS, "According to residents"),
        ("Reuters reported that gunmen killed nine herders near Kesra on Monday.",
         "Reuters", SpeakerKind.NEWS, "Reuters reported"),
        ("Gunmen killed nine herders near Kesra on Monday, Reuters reported.",
         "Reuters", SpeakerKind.NEWS, "Reuters reported"),
        ("A witness told Reuters that gunmen killed nine herders near Kesra on Monday.",
         "witness", SpeakerKind.WITNESS, "A witness told"),
        ("“Gunmen killed nine herders near Kesra on Monday,” the mayor said.",
         "mayor", SpeakerKind.OFFICIAL, "the mayor said"),
    ],
)  # fmt: skip
def test_speakers(text: str, name: str, kind: SpeakerKind, words: str) -> None:
    found = speaker(text)
    assert (found.name.removeprefix("The "), found.kind) == (name, kind)
    assert found.span.quote == words


def test_a_statement_is_its_authors() -> None:
    text = "A statement by the army says that gunmen killed nine herders near Kesra on Monday."
    assert speaker(text).name == "army"


def test_a_document_may_speak_for_itself() -> None:
    assert claim("Gunmen killed nine herders near Kesra on Monday.").attribution is None


def test_which_police_said_covers_its_own_clause_only() -> None:
    text = "Gunmen took a road, which police said was closed, and killed nine herders on Monday."
    assert claim_of(text, "killed").attribution is None


def test_the_innermost_speaker_counts() -> None:
    text = "The mayor said the army had admitted that soldiers killed two boys in Doria on Monday."
    assert speaker(text).name == "army"


def test_each_of_two_speakers_has_his_own_claim() -> None:
    text = (
        "The army said soldiers killed two boys in Doria on Monday. "
        "The mayor said soldiers killed five boys in Doria on Monday."
    )
    found = [(c.attribution.name, c.counts[0].stated) for c in claims(text) if c.attribution]
    assert [(n.removeprefix("The "), k) for n, k in found] == [("army", 2), ("mayor", 5)]


def test_a_pronoun_is_the_speaker_before() -> None:
    text = (
        "Colonel Adam Tarek said that gunmen killed four guards in Doria on Monday. "
        "He said six others were wounded."
    )
    found = speaker(text, "wounded")
    assert (found.name, found.kind, found.span.quote) == (
        "Adam Tarek",
        SpeakerKind.MILITARY,
        "He said",
    )


def test_a_person_keeps_his_full_name() -> None:
    text = (
        "Colonel Adam Tarek said that gunmen killed four guards in Doria on Monday. "
        "Six others were wounded, Tarek said."
    )
    assert speaker(text, "wounded").name == "Adam Tarek"


def test_a_spokesman_speaks_for_the_institution_before() -> None:
    text = (
        "The police confirmed that a bomb killed two people in Doria on Monday. "
        "A spokesman said five others were wounded."
    )
    found = speaker(text, "wounded")
    assert (found.name, found.span.quote) == ("police", "A spokesman said")


def test_a_quotation_runs_on_until_it_is_closed() -> None:
    text = (
        "The governor said: “Gunmen killed nine herders near Kesra on Monday. "
        "Two women were wounded. They are in hospital.” A bomb killed a boy in Lusa on Sunday."
    )
    governor, more, other = claims(text)
    assert governor.attribution is not None
    assert more.attribution is not None
    assert (governor.attribution.name, more.attribution.name) == ("governor", "governor")
    assert more.quote.quote == "Two women were wounded."
    assert other.attribution is None


def test_a_quotation_taken_up_again() -> None:
    text = (
        "“Gunmen killed nine herders near Kesra on Monday,” the governor said. "
        "“Two women were wounded.”"
    )
    assert speaker(text, "wounded").name == "governor"


def test_a_quotation_before_its_speaker() -> None:
    text = (
        "“Gunmen killed nine herders near Kesra on Monday. "
        "Two women were wounded,” the governor said."
    )
    assert speaker(text, "killed").name == "governor"
    found = claim_of(text, "killed").attribution
    assert found is not None
    assert not found.carried


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported, quoting the governor, that a bomb killed two men in Doria on Monday.",
        "According to Reuters, citing the governor, gunmen killed three people in Doria on Monday.",
    ],
)
def test_who_is_quoted_speaks(text: str) -> None:
    (found,) = claims(text)
    assert found.attribution is not None
    assert found.attribution.name == "governor"


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported, quoting the governor, that gunmen killed two men in Doria on Monday.",
        "According to Reuters, citing the governor, gunmen killed three people in Doria on Monday.",
    ],
)
def test_who_quotes_him_relays(text: str) -> None:
    assert speaker(text).via == "Reuters"


def test_who_speaks_for_himself_is_relayed_by_nobody() -> None:
    assert speaker("The governor said that gunmen killed two men in Doria.").via is None


def test_a_claim_is_alleged() -> None:
    text = "The mayor alleged that soldiers killed two boys in Doria on Monday."
    assert claim_of(text, "killed").stance is Stance.ALLEGED
    assert speaker(text).name == "mayor"


@wrong("who accuses is not the speaker of what he lays at another's door")
def test_an_accuser_is_the_speaker() -> None:
    text = "The mayor accused the Taliban of killing four teachers in Doria on Monday."
    assert speaker(text, "killing").name == "mayor"


def test_a_figure_put_by_somebody_is_his() -> None:
    text = (
        "A bomb exploded in Doria on Monday, killing nine people. "
        "The governor put the death toll at 12."
    )
    found = [c.attribution.name for c in claims(text) if c.attribution and c.counts[0].stated == 12]
    assert found == ["governor"]


def test_the_speaker_of_a_second_telling_vouches_for_the_first() -> None:
    text = (
        "Gunmen killed nine herders near Kesra on Monday.\n\n"
        "The governor said the nine herders were killed in their sleep."
    )
    lead, second = claims(text)
    assert lead.attribution is not None
    assert second.attribution is not None
    assert (lead.attribution.name, lead.attribution.carried) == ("governor", True)
    assert (second.attribution.name, second.attribution.carried) == ("governor", False)


def test_one_with_another_figure_does_not() -> None:
    text = "Gunmen killed nine herders near Kesra on Monday.\n\nPolice said twelve were killed."
    assert claims(text)[0].attribution is None
