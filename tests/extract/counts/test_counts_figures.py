"""Figures that sentences tell, each construction with a sentence written for it."""

import pytest

from counted import figures, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # active, passive, participle
        ("Raiders killed nine herders near the well.", [("killed", 9)]),
        ("Nine herders were killed near the well.", [("killed", 9)]),
        ("A bomb went off in the market, killing seven shoppers.", [("killed", 7)]),
        ("The men killed in the ambush were buried on Sunday.", [("killed", None)]),
        ("Rebels ambushed a patrol and shot dead four policemen.", [("killed", 4)]),
        ("The gang kidnapped two nurses from a clinic.", [("abducted", 2)]),
        ("Three engineers were taken hostage at the dam.", [("abducted", 3)]),
        ("Police arrested six men after the raid.", [("arrested", 6)]),
        # nominal
        ("The murder of a schoolteacher shocked the valley.", [("killed", 1)]),
        ("The explosion resulted in the deaths of 31 miners.", [("killed", 31)]),
        ("The cyclone had a death toll of 52.", [("killed", 52)]),
        ("The death toll from the blast rose to 19 on Monday.", [("killed", 19)]),
        ("The ambush cost the lives of eleven conscripts.", [("killed", 11)]),
        ("The shelling left three dead and sixteen wounded.", [("killed", 3), ("injured", 16)]),
        ("Six dead in market blast", [("killed", 6)]),
        ("The bodies of four fishermen were found on the beach.", [("killed", 4)]),
        ("Fifteen bodies were recovered from the river.", [("killed", 15)]),
        # missing, displaced, held, escaped, released
        ("Eighteen sailors are still missing.", [("missing", 18)]),
        ("The fate of 27 shepherds remains unknown.", [("missing", 27)]),
        ("Hundreds fled their homes after the shelling.", [("displaced", None)]),
        ("There are some 600 inmates in the jail.", [("held", 600)]),
        ("Five of the detainees escaped through a tunnel.", [("escaped", 5)]),
        ("The rebels released eight hostages on Friday.", [("released", 8)]),
        # one figure, several nouns; several figures
        ("The raid ended with the killing of 40 villagers and soldiers.", [("killed", 40)]),
        ("A driver and his three passengers were shot dead.", [("killed", 4)]),
        ("Maria Lopez, 31, Juan Diaz, 19, and Ana Ruiz were killed.", [("killed", 3)]),
        ("He killed his mother and two cousins.", [("killed", 3)]),
        # singular persons, no number
        ("A 17-year-old was wounded.", [("injured", 1)]),
        ("Another soldier was injured.", [("injured", 1)]),
        # who was hurt and died is counted as dead
        ("Four men were shot, one fatally.", [("injured", 3), ("killed", 1)]),
        ("Six hikers were stabbed, two of whom died.", [("injured", 4), ("killed", 2)]),
        ("A clerk was shot and killed behind the shop.", [("killed", 1)]),
        ("The blast fatally wounded a sergeant.", [("killed", 1)]),
        # without grammar, as headlines write
        ("Two dead, six hurt in bus crash", [("killed", 2), ("injured", 6)]),
        ("Ten killed, five wounded in market blast", [("killed", 10), ("injured", 5)]),
        # lists and details
        ("Three people, a nurse and two guards, were killed.", [("killed", 3)]),
        ("A nurse, two guards and a driver were killed.", [("killed", 4)]),
        ("Diaz was wounded along with four others.", [("injured", 5)]),
        ("He killed his wife before turning the gun on himself.", [("killed", 2)]),
        # zeros
        ("There were no casualties.", [("killed", 0), ("injured", 0)]),
        ("Nobody was wounded in the exchange.", [("injured", 0)]),
        ("The crew landed without injuries.", [("injured", 0)]),
        # no people, or no harm
        ("Engineers destroyed 14 mines and two trucks.", []),
        ("The group carried out nine attacks in May.", []),
        ("The driver was not hurt.", []),
        ("The farmer lost 30 sheep.", []),
        ("Nobody else was hurt.", []),
    ],
)
def test_constructions(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fourteen people were buried on Tuesday.", [("killed", 14)]),
        ("Raiders burn barns in hamlet, 17 buried", [("killed", 17)]),
        ("The sappers had buried four mines along the track.", []),
        ("Eleven villagers were buried under the rubble.", []),
        (
            "A watchman lost his life and two clerks sustained injuries.",
            [("killed", 1), ("injured", 2)],
        ),
        (
            "One warden lost his life and four others sustained burns.",
            [("killed", 1), ("injured", 4)],
        ),
        ("Three herders lost their lives in the raid.", [("killed", 3)]),
        ("Troops neutralised nine militants near the river.", [("killed", 9)]),
        ("The army said it had eliminated 15 insurgents.", [("killed", 15)]),
        ("The club eliminated three rivals from the tournament.", []),
        ("Four nurses were found executed.", [("killed", 4)]),
        ("The clinic was treating 17 people for burns.", [("injured", 17)]),
        ("Seven officers remain in hospital.", [("injured", 7)]),
        ("A boy of 14 was killed and his aunt wounded.", [("killed", 1), ("injured", 1)]),
        ("Two hundred and six (206) detainees escaped.", [("escaped", 206)]),
        ("Thirty-one (31) farmers were killed.", [("killed", 31)]),
        # taken, held, freed
        (
            "Police captured two kidnappers and freed five girls.",
            [("arrested", 2), ("released", 5)],
        ),
        ("Five rebels were captured.", [("arrested", 5)]),
        ("Five soldiers were captured by the rebels.", [("abducted", 5)]),
        ("The militants captured three villagers.", [("abducted", 3)]),
        ("The bandits also took away nine girls.", [("abducted", 9)]),
        ("Soldiers took away six men.", [("arrested", 6)]),
        ("Ambulances took away five passengers.", []),
        ("Two gunmen drove away, and a third took off on foot.", []),
        ("No one is in custody.", []),
        ("Three men are in custody.", [("arrested", 3)]),
        ("Twelve pilgrims are still in captivity.", [("held", 12)]),
        ("Around 900 people are kept in the jail.", [("held", 900)]),
        # figures put
        ("A spokesman has put the toll at 31.", [("killed", 31)]),
        ("Toll of market bombing rises to twelve", [("killed", 12)]),
        ("The mayor put the number of the displaced at 3,400.", [("displaced", 3400)]),
        ("He puts the number of detainees who escaped from Hama at 64.", [("escaped", 64)]),
        ("Officials have spoken of five dead and nine wounded.", [("killed", 5), ("injured", 9)]),
        # labels of entries
        ("Fortul (Meta), Monday 3 May: four people died in a bar.", [("killed", 4)]),
        ("Quibdo (Choco), 12 May 2021: three men were shot dead.", [("killed", 3)]),
        # by their own hand
        ("Three girls blew themselves up at a checkpoint.", []),
        ("A bomber detonated himself, killing eight.", [("killed", 8)]),
    ],
)
def test_other_words(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(kind, value) for kind, value, *_ in told(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A porter stabbed in the neck beside the quay has died.", [("killed", 1)]),
        ("A mother, uncle, and child were killed by the bomb.", [("killed", 3)]),
        ("A mother, uncle and child were killed by the bomb.", [("killed", 3)]),
        ("A boy and man wounded by splinters were sent home.", [("injured", 2)]),
        ("A clerk and his son wounded by splinters were sent home.", [("injured", 2)]),
        ("The boy passed away on Tuesday.", [("killed", 1)]),
    ],
)
def test_what_befell_several_persons_or_one_told_by_two_verbs(
    sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [one for one in figures(sentence) if one[0] in ("killed", "injured")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gunmen dragged four farmers out of their beds and shot them dead.",
            [("killed", 4, "civilians")],
        ),
        (
            "Bandits stopped a minibus, took five traders off it and abducted them.",
            [("abducted", 5, "civilians")],
        ),
        (
            "The rebels captured two officers and later killed both.",
            [("abducted", 2, "police"), ("killed", 2, "police")],
        ),
        (
            "Militants pulled three students from a car and executed all three.",
            [("killed", 3, "students")],
        ),
        # the one who acts is not the one who suffers, and trucks are no people
        ("Six gunmen ambushed them.", []),
        ("Nine men seized three trucks and burned them.", []),
    ],
)
def test_pronouns_stand_for_those_named_before(
    sentence: str, expected: list[tuple[str, int, str]]
) -> None:
    assert [(kind, value, who) for kind, value, _, who, _ in told(sentence)] == expected


def test_an_escape_is_one_from_captivity() -> None:
    assert figures("Two drivers escaped unhurt when the bridge fell.") == []
    assert figures("Nine captives escaped at night.") == [("escaped", 9)]
