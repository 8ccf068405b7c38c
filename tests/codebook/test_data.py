"""What the shipped entries must hold, whatever is added to them."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from crossreport.codebook import Codebook, Pos, fold_name, load_codebook
from crossreport.model import ActorKind, Direction, SpeakerKind, Stance

ACLED = {
    "Battles": {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    },
    "Protests": {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
GTD_ATTACKS = {
    "Assassination",
    "Armed Assault",
    "Bombing/Explosion",
    "Hijacking",
    "Hostage Taking (Barricade Incident)",
    "Hostage Taking (Kidnapping)",
    "Facility/Infrastructure Attack",
    "Unarmed Assault",
    "Unknown",
}
GTD_WEAPONS = {
    "Biological",
    "Chemical",
    "Radiological",
    "Nuclear",
    "Firearms",
    "Explosives",
    "Fake Weapons",
    "Incendiary",
    "Melee",
    "Vehicle",
    "Sabotage Equipment",
    "Other",
}
MUC4_TYPES = {
    "ARSON",
    "ATTACK",
    "BOMBING",
    "FORCED WORK STOPPAGE",
    "HIJACKING",
    "KIDNAPPING",
    "ROBBERY",
}
MUC4_INSTRUMENTS = {
    "GUN",
    "MACHINE GUN",
    "MORTAR",
    "HANDGUN",
    "RIFLE",
    "EXPLOSIVE",
    "BOMB",
    "VEHICLE BOMB",
    "DYNAMITE",
    "MINE",
    "AERIAL BOMB",
    "GRENADE",
    "MOLOTOV COCKTAIL",
    "PROJECTILE",
    "MISSILE",
    "ROCKET",
    "CUTTING DEVICE",
    "FIRE",
    "STONE",
    "TORTURE",
}
PLOVER = {
    "THREATEN": {"restrict", "ban", "relations", "expel", "territory", "violence", "political"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
    "COERCE": {"confiscate", "restrict", "ban", "curfew", "martial-law", "arrest", "deport"},
    "ASSAULT": {
        "abduct",
        "assassinate",
        "beat",
        "cleansing",
        "destroy",
        "explosives",
        "firearms",
        "heavy-weapons",
        "sexual",
        "suicide-attack",
        "torture",
        "unconventional",
    },
}
TYPES = [
    "armed-clash",
    "armed-attack",
    "execution",
    "assassination",
    "abduction",
    "enforced-disappearance",
    "arrest",
    "landmine",
    "ied",
    "suicide-attack",
    "grenade",
    "shelling",
    "air-strike",
    "chemical-attack",
    "sexual-violence",
    "prison-riot",
    "prison-escape",
    "arson",
    "looting",
    "hijacking",
    "forced-displacement",
    "protest",
    "riot",
    "threat",
    "earthquake",
    "flood",
    "storm",
    "wildfire",
    "drought",
    "landslide",
    "volcanic-eruption",
    "epidemic",
]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def repeated(words: Iterable[object]) -> list[object]:
    return [word for word, times in Counter(words).items() if times > 1]


def test_every_type_is_there(book: Codebook) -> None:
    assert set(TYPES) <= set(book.event_types)


@pytest.mark.parametrize("name", TYPES)
def test_type_is_complete(book: Codebook, name: str) -> None:
    kind = book.event_types[name]
    assert kind.definition.endswith(".")
    assert kind.triggers.all
    for scheme in ("acled", "ucdp", "plover", "gtd", "muc4"):
        assert (getattr(kind, scheme) is None) == bool(kind.no_counterpart.get(scheme))


@pytest.mark.parametrize("name", TYPES)
def test_codes_are_codes_of_their_schemes(book: Codebook, name: str) -> None:
    kind = book.event_types[name]
    if kind.acled:
        assert kind.acled.sub_event_type in ACLED[kind.acled.event_type]
    if kind.ucdp:
        assert kind.ucdp.types
        assert set(kind.ucdp.types) <= {1, 2, 3}
    if kind.plover:
        assert kind.plover.mode is None or kind.plover.mode in PLOVER[kind.plover.event]
    assert kind.gtd is None or kind.gtd in GTD_ATTACKS
    assert kind.muc4 is None or kind.muc4 in MUC4_TYPES


def test_only_disasters_are_context(book: Codebook) -> None:
    context = {t.id for t in book.event_types.values() if t.context}
    assert context == {t.id for t in book.event_types.values() if t.family == "natural-disaster"}
    assert "earthquake" in context


def test_nearness_is_symmetric(book: Codebook) -> None:
    for left in book.event_types:
        for right in book.event_types:
            assert book.similarity(left, right) == book.similarity(right, left)
            assert 0 <= book.similarity(left, right) <= 1


def test_no_trigger_is_claimed_twice(book: Codebook) -> None:
    claims = [
        (trigger.pos, trigger.lemma, cue)
        for kind in book.event_types.values()
        for trigger in kind.triggers.all
        for cue in trigger.needs or ("",)
    ]
    assert not repeated(claims)


def test_no_trigger_bars_what_it_needs(book: Codebook) -> None:
    for kind in book.event_types.values():
        for trigger in kind.triggers.all:
            assert not set(trigger.needs) & set(trigger.unless), trigger.lemma
            assert not set(trigger.words) & set(trigger.unless), trigger.lemma


def test_index_leads_to_every_trigger(book: Codebook) -> None:
    for kind in book.event_types.values():
        for trigger in kind.triggers.all:
            assert (kind.id, trigger) in book.triggers_for(trigger.pos, trigger.head)


def test_heads(book: Codebook) -> None:
    assert book.triggers_for(Pos.VERB, "set")
    assert book.triggers_for(Pos.NOUN, "strike")
    strike = [t for _, t in book.triggers_for(Pos.NOUN, "strike") if t.lemma == "air-strike"]
    assert strike[0].words == ("air", "-", "strike")


def test_explosions_are_told_apart_by_what_explodes(book: Codebook) -> None:
    by_cue = {
        cue: name
        for name, trigger in book.triggers_for(Pos.VERB, "explode")
        if trigger.lemma == "explode"
        for cue in trigger.needs or ("",)
    }
    assert by_cue[""] == "ied"
    assert by_cue["landmine"] == "landmine"
    assert by_cue["grenade"] == "grenade"
    assert by_cue["suicide vest"] == "suicide-attack"


def test_no_alias_belongs_to_two_actors(book: Codebook) -> None:
    names = [
        folded
        for actor in book.actors.values()
        for folded in {fold_name(name) for name in (actor.name, *actor.aliases)}
    ]
    assert not repeated(names)


def test_enough_actors_of_every_kind(book: Codebook) -> None:
    written = [a for a in book.actors.values() if a.id[2:3] != "-"]
    assert len(written) >= 200
    for kind in (ActorKind.REBELS, ActorKind.MILITIA, ActorKind.CRIMINALS, ActorKind.EXTERNAL):
        assert sum(a.kind is kind for a in written) >= 10


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Da'esh", "islamic-state"),
        ("ISIL", "islamic-state"),
        ("the Islamic State group", "islamic-state"),
        ("Al Qaida in the Islamic Maghreb", "aqim"),
        ("Ansar Allah", "houthis"),
        ("al-Shabab", "al-shabaab"),
        ("People’s Protection Units", "ypg"),
        ("CPI (Maoist)", "naxalites"),
        ("Tatmadaw", "mm-military"),
        ("Malian army", "ml-military"),
        ("Syria's army", "sy-military"),
        ("Kenyan police", "ke-police"),
        ("Burkinabè soldiers", "bf-military"),
        ("Sendero Luminoso", "shining-path"),
        ("Mara Salvatrucha", "ms-13"),
    ],
)
def test_names_lead_to_actors(book: Codebook, words: str, actor: str) -> None:
    assert [a.id for a in book.actors_named(words)] == [actor]


def test_shared_abbreviation_gives_all_actors(book: Codebook) -> None:
    assert {a.country for a in book.actors_named("SNA")} == {"SY", "SO"}
    assert not book.actors_named("sna")


def test_abbreviations_are_matched_in_their_case(book: Codebook) -> None:
    assert book.actors_named("IS")
    assert not book.actors_named("is")
    assert book.sources_named("Times")
    assert not book.sources_named("times")


def test_no_name_is_too_short_to_be_one(book: Codebook) -> None:
    for name in (*book.actor_names, *book.source_names):
        assert len(name) > 2, name


def test_outlets_speak_for_actors(book: Codebook) -> None:
    for source in book.sources.values():
        assert (source.kind is SpeakerKind.PERPETRATOR) == (source.actor is not None), source.id


@pytest.mark.parametrize(
    ("section", "attributes"),
    [
        ("actor_descriptions", ("terms",)),
        ("anaphors", ("terms",)),
        ("speaker_descriptions", ("terms",)),
        ("weapons", ("terms",)),
        ("activities", ("terms", "people")),
        ("aggregate_nouns", ("terms",)),
        ("trend_words", ("verbs", "nouns", "adjectives")),
    ],
)
def test_no_word_stands_for_two_things(
    book: Codebook, section: str, attributes: tuple[str, ...]
) -> None:
    entries = getattr(book, section).values()
    for attribute in attributes:
        assert not repeated(term for entry in entries for term in getattr(entry, attribute))


def test_a_cue_tells_one_stance(book: Codebook) -> None:
    assert not repeated((c.match, term) for c in book.stance_cues.values() for term in c.terms)


def test_every_stance_but_assertion_has_cues(book: Codebook) -> None:
    told = {cue.stance for cue in book.stance_cues.values()}
    assert told == set(Stance) - {Stance.ASSERTED}


def test_every_direction_has_words(book: Codebook) -> None:
    assert {word.direction for word in book.trend_words.values()} == set(Direction)


def test_verbs_of_the_subject_only_are_verbs_of_their_direction(book: Codebook) -> None:
    for word in book.trend_words.values():
        assert set(word.subject_only) <= set(word.verbs)


def test_weapons_have_codes_of_their_schemes(book: Codebook) -> None:
    for weapon in book.weapons.values():
        assert weapon.muc4 is None or weapon.muc4 in MUC4_INSTRUMENTS, weapon.id
        assert weapon.gtd in GTD_WEAPONS, weapon.id


def test_precision_codes_are_complete(book: Codebook) -> None:
    codes: dict[str, set[int]] = {}
    for entry in book.precision_codes.values():
        codes.setdefault(entry.variable, set()).add(entry.code)
    assert codes == {
        "where_prec": set(range(1, 8)),
        "date_prec": set(range(1, 6)),
        "geo_precision": {1, 2, 3},
        "time_precision": {1, 2, 3},
    }


def test_identifiers_are_kebab_case(book: Codebook) -> None:
    form = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    for section in (
        "event_types",
        "actors",
        "sources",
        "weapons",
        "things",
        "activities",
        "reconcile_rules",
    ):
        for key in getattr(book, section):
            assert form.fullmatch(key), key


def test_words_matched_in_lower_case_are_lower_case(book: Codebook) -> None:
    words = [
        *(t.lemma for kind in book.event_types.values() for t in kind.triggers.all),
        *(c for k in book.event_types.values() for t in k.triggers.all for c in t.needs + t.unless),
        *(t for d in book.actor_descriptions.values() for t in d.terms),
        *(t for a in book.anaphors.values() for t in a.terms),
        *(t for c in book.stance_cues.values() for t in (*c.terms, *c.unless)),
        *(t for w in book.weapons.values() for t in w.terms),
        *(t for k in book.things.values() for t in k.terms),
        *(t for a in book.activities.values() for t in (*a.terms, *a.people)),
        *book.speech_verbs,
        *book.attribution_phrases,
    ]
    assert [w for w in words if w != w.lower() or w != w.strip() or not w] == []
