"""How people fare, told without a verb of harm, and what headlines leave out."""

import pytest

from crossreport.extract.counts import find_counts
from crossreport.extract.figures import figures
from crossreport.model import total as total_of
from short_reports import parsed


def told(text: str) -> list[tuple[str, int | None]]:
    """Return kind and best figure of what counts as victims."""
    found = figures(find_counts(parsed(text), document_id="d"))
    return [(f.count.kind.value, f.count.range.best) for f in found]


KILLED, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # wounds that people suffer or recover from
        ("Nurses found two miners and a cook suffering from gunshot wounds.",
         [(INJURED, 2), (INJURED, 1)]),
        ("Five farmers are recovering from burns after the raid.", [(INJURED, 5)]),
        ("A third clerk remains hospitalized with a bullet wound.", [(INJURED, 1)]),
        ("Six sailors are fighting for their lives.", [(INJURED, 6)]),
        ("Both cooks lived, and four miners are expected to recover.", [(INJURED, 4)]),
        ("One guard's injuries are not life-threatening.", [(INJURED, 1)]),
        ("One guard's injuries were fatal.", [(KILLED, 1)]),
        ("The bullet grazed a baker's shoulder.", [(INJURED, 1)]),
        # conditions
        ("The second guard was listed in fair condition.", [(INJURED, 1)]),
        ("Clerk in critical condition after robbery at mill", [(INJURED, 1)]),
        ("Nurse critical after bakery shooting", [(INJURED, 1)]),
        ("The truck was found in good condition.", []),
        # victims by what befell them
        ("Three stabbing victims walked into the clinic.", [(INJURED, 3)]),
        ("The flood victims were moved to a school.", []),
        # as many as the word says
        ("Detectives are looking into a triple shooting in Doria.", [(INJURED, 3)]),
        ("She was held over a 2011 triple shooting in Doria.", [(INJURED, 3)]),
        ("He stood trial for a double murder.", [(KILLED, 2)]),
        ("The double shooting left a cook dead.", [(INJURED, 1), (KILLED, 1)]),
        ("A cook died in a triple shooting that wounded two miners.",
         [(KILLED, 1), (INJURED, 2), (INJURED, 2)]),
        ("Triple shooting leaves boy in critical condition", [(INJURED, 3), (INJURED, 1)]),
        ("Doria opens a double bridge.", []),
        # bodies
        ("A body was found behind the mill.", [(KILLED, 1)]),
        ("The body of a miner was found behind the mill.", [(KILLED, 1)]),
        # nobody in particular
        ("The mayor asked if anyone was hurt.", []),
    ],
)  # fmt: skip
def test_conditions(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Guard shot in foot at flour mill", [(INJURED, 1)]),
        ("Guard shot at robbers in Doria", []),
        ("Miner fatally shot outside store", [(KILLED, 1)]),
        ("8-year-old dead, five others wounded in mill fire", [(KILLED, 1), (INJURED, 5)]),
        ("6 shot, 2 killed in Doria", [(INJURED, 4), (KILLED, 2)]),
        ("Three men shot, one dead", [(INJURED, 2), (KILLED, 1)]),
        ("Four shot at fair in Doria", [(INJURED, 4)]),
        ("He fired one shot at the clerk.", []),
        ("Blast kills four, wounds seven", [(KILLED, 4), (INJURED, 7)]),
        ("Ten guards were shot, none fatally.", [(INJURED, 10), (KILLED, 0)]),
        # listed without articles
        ("Girl, 4, and man killed, nurse hurt in mill fire",
         [(KILLED, 1), (KILLED, 1), (INJURED, 1)]),
        ("Woman, toddler killed in Doria", [(KILLED, 1), (KILLED, 1)]),
        ("Woman, 24, shot in Doria", [(INJURED, 1)]),
    ],
)  # fmt: skip
def test_headlines(headline: str, expected: list[tuple[str, int]]) -> None:
    assert told(headline) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the killer's own death counts, with his victims'
        ("The clerk killed four guards and then himself.", [(KILLED, 4), (KILLED, 1)]),
        ("The clerk shot and killed two guards before turning the gun on himself.",
         [(KILLED, 2), (KILLED, 1)]),
        ("The clerk killed two guards before soldiers shot him dead.", [(KILLED, 2), (KILLED, 1)]),
        ("A clerk shot his boss, then himself in a murder-suicide.", [(KILLED, 1), (KILLED, 1)]),
        ("The gunman then took his own life.", [(KILLED, 1)]),
        # a bomber's is how the attack is made
        ("A bomber blew himself up, killing eight guards.", [(KILLED, 8)]),
        # wounds of one's own hand
        ("A miner accidentally shot himself in the foot.", [(INJURED, 1)]),
        ("He said that he was going to kill himself.", []),
    ],
)  # fmt: skip
def test_by_their_own_hand(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("The clerk killed four guards and then himself.", 5),
        # a figure of all the dead may hold the killer
        ("Three are dead after a clerk shot two guards and then killed himself.", 3),
        # persons of one sentence who cannot be one
        ("A boy was hit in the arm and a woman was shot in the hip.", 2),
        ("Doria man accused of shooting and killing baby dies", 2),
        # of the hurt one has died
        ("One of the nine guards shot at the mill has died.", 8),
        # of those beside the injured nothing is said
        ("Police found the injured guard and two others in the yard.", 1),
        # one person, told again
        ("A boy is in hospital and in fair condition after he shot himself.", 1),
    ],
)
def test_the_doer_adds_to_the_victims(sentence: str, total: int) -> None:
    counts = [f.count for f in figures(find_counts(parsed(sentence), document_id="d"))]
    found = total_of(counts, counts[0].kind)
    assert found is not None
    assert found.best == total
