"""Keys are found in their texts, to learn from."""

from benchmarks.muc4.templates import parse_templates
from benchmarks.muc4.training.labels import mentions, occurrences
from crossreport.extract.encoder.heads import ATTRIBUTES, EVENT_TYPES, Role

BODY = (
    "A BOMB WRECKED THE OLD MILL.\n\n"
    "REBELS OF THE RED BAND LEFT THE BOMB. LUIS PAZ, A MILLER, DIED."
)
KEY = """
0.  MESSAGE: ID                     DEV-MUC3-9001
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "BOMB"
7.  INCIDENT: INSTRUMENT TYPE       BOMB: "BOMB"
9.  PERP: INDIVIDUAL ID             "REBELS OF THE RED BAND" / "REBELS"
12. PHYS TGT: ID                    "MILL"
16. PHYS TGT: EFFECT OF INCIDENT    DESTROYED: "MILL"
18. HUM TGT: NAME                   "LUIS PAZ"
19. HUM TGT: DESCRIPTION            "MILLER": "LUIS PAZ"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "LUIS PAZ"
"""


def found():
    return mentions(parse_templates(KEY), BODY)


def test_each_occurrence_is_a_mention_and_the_longest_words_win():
    words = [(one.role, BODY[one.start : one.end]) for one in found()]
    assert words.count((Role.WEAPON, "BOMB")) == 2
    assert (Role.PERPETRATOR, "REBELS OF THE RED BAND") in words
    assert (Role.PERPETRATOR, "REBELS") not in words


def test_a_description_is_the_entity_of_the_name_it_refers_to():
    by_role = {one.role: one for one in found()}
    assert by_role[Role.VICTIM].entities == by_role[Role.VICTIM_NAME].entities


def test_attributes_come_from_the_slots_that_refer_to_a_filler():
    by_role = {one.role: one for one in found()}
    effect = ATTRIBUTES["thing-effect"].index("destroyed")
    assert by_role[Role.TARGET].attributes["thing-effect"] == effect
    death = ATTRIBUTES["human-effect"].index("death")
    assert by_role[Role.VICTIM_NAME].attributes["human-effect"] == death
    assert by_role[Role.TARGET].types == {EVENT_TYPES.index("bombing")}


def test_words_are_found_whatever_the_blanks_between_but_only_whole():
    assert list(occurrences("red  band", "THE RED\nBAND, RED BANDS")) == [(4, 12)]
