"""Write docs/codebook.md, the codebook's reference, from its data files.

Usage: python scripts/build_codebook_docs.py [--check]

With --check nothing is written; the exit status is 1 when the page is stale.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from crossreport.codebook import Codebook, EventType, Role, Trigger, load_codebook
from crossreport.codebook.events import NOUN_ROLES, VERB_ROLES, Pos
from crossreport.codebook.sections import SECTIONS
from crossreport.reconcile import rule_sets

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"

_INTRODUCTION = """\
# Codebook

<!-- Written by scripts/build_codebook_docs.py; change the data files instead of this page. -->

What Crossreport knows before it reads: event types and the words that name them, actors,
sources, weapons, activities, the words that tell how far a report vouches for something, and
the rules that make an incident out of claims. All of it is data, in YAML files of the package
`crossreport.codebook.data`.

## Entries of your own

Write a YAML file with the same sections and pass it along: `load_codebook([Path("own.yaml")])`.
A new identifier adds an entry; a known one changes the keys that you give. Lists are joined,
everything else is replaced; `null` removes an entry or a key, and `replace: true` inside an
entry drops what it had. A slip is told in one line, with the file and the entry.

```yaml
actors:
  river-guard: {name: River Guard, kind: militia, country: NG, aliases: [River Guards]}
triggers:
  abduction: {verbs: [waylay]}
```

Sections: {sections}.
"""
_SETS = """\
`crossreport reconcile --rules NAME` chooses one, and the record keeps the choice;
`crossreport show rules` sets them side by side for each incident."""
_DEFAULTS: dict[Pos, dict[str, Role]] = {
    Pos.VERB: dict(VERB_ROLES),
    Pos.NOUN: dict(NOUN_ROLES),
    Pos.PHRASE: {},
}


def cell(text: object) -> str:
    """Return text that cannot break out of a table's cell."""
    return str(text).replace("|", "\\|").replace("\n", " ")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell(c) for c in line) + " |" for line in lines) + "\n"


def commas(words: Iterable[str]) -> str:
    """Return words with commas between them."""
    return ", ".join(words)


def counterparts(kind: EventType) -> list[str]:
    """Return one line for each scheme: the code, or why there is none."""
    acled, ucdp, plover = kind.acled, kind.ucdp, kind.plover
    codes = {
        "ACLED": acled and f"{acled.event_type} / {acled.sub_event_type}",
        "UCDP": ucdp and f"type {commas(map(str, ucdp.types))} ({ucdp.note})",
        "PLOVER": plover and (f"{plover.event} / {plover.mode}" if plover.mode else plover.event),
        "GTD": kind.gtd,
        "MUC-4": kind.muc4,
    }
    reasons = {"MUC-4" if k == "muc4" else k.upper(): v for k, v in kind.no_counterpart.items()}
    return [f"- {name}: {code or 'none: ' + reasons[name]}" for name, code in codes.items()]


def trigger_words(trigger: Trigger) -> str:
    """Return a trigger with whatever sets it apart from others of its sort."""
    notes = []
    if trigger.generic:
        notes.append("generic")
    if trigger.strength.value == "weak":
        notes.append("weak")
    if trigger.needs:
        notes.append(f"beside {commas(trigger.needs)}")
    if trigger.unless:
        notes.append(f"not beside {commas(trigger.unless)}")
    own = {k: v for k, v in trigger.roles.items() if _DEFAULTS[trigger.pos].get(k) is not v}
    dropped = [k for k in _DEFAULTS[trigger.pos] if k not in trigger.roles]
    notes += [f"{k} = {v}" for k, v in own.items()] + [f"no {k}" for k in dropped]
    return f" ({'; '.join(notes)})" if notes else ""


def triggers(kind: EventType) -> list[str]:
    """Return the triggers of a type, those that differ in nothing but the lemma together."""
    lines = []
    for name, found in (
        ("Verbs", kind.triggers.verbs),
        ("Nouns", kind.triggers.nouns),
        ("Phrases", kind.triggers.phrases),
    ):
        groups: dict[str, list[str]] = {}
        for trigger in found:
            groups.setdefault(trigger_words(trigger), []).append(trigger.lemma)
        lines += [f"- {name}: {commas(lemmas)}{notes}" for notes, lemmas in groups.items()]
    return lines


def event_types(book: Codebook) -> str:
    """Return the chapter on event types."""
    parts = [
        "## Event types\n",
        "Roles: of a verb, subject and by = perpetrator, object = victims; of a noun, modifier,"
        " possessor and by = perpetrator, of = victims, on and against = target; what differs"
        " stands beside the words. The higher specificity wins where several types describe one"
        " event. ACLED Codebook (2023); UCDP GED Codebook 23.1; PLOVER manual and CAMEO2PLOVER-2021"
        " (Open Event Data Alliance); GTD Codebook (August 2021); MUC-4 fill rules (1992).\n",
    ]
    for kind in book.event_types.values():
        near = commas(f"{k} {v:g}" for k, v in sorted(kind.near.items(), key=lambda e: (-e[1], e)))
        facts = f"`{kind.id}`, family {kind.family}, specificity {kind.specificity}"
        lines = [f"### {kind.label}\n", f"{facts}. {kind.definition}\n"]
        if not kind.context:
            lines += counterparts(kind)
        lines += [f"- Near: {near}"] if near else []
        parts += [*lines, *triggers(kind), ""]
    return "\n".join(parts)


def people(book: Codebook) -> str:
    """Return the chapters on actors and sources."""
    made = sum(_is_made(actor_id, book) for actor_id in book.actors)
    actors = table(
        ["Identifier", "Name", "Kind", "Country", "Also called"],
        [
            (a.id, a.name, a.kind, a.country or "", commas((*a.aliases, *a.abbreviations)))
            for a in book.actors.values()
            if not _is_made(a.id, book)
        ],
    )
    sources = table(
        ["Identifier", "Name", "Kind", "Country", "Also called"],
        [
            (s.id, s.name, s.kind, s.country or "", commas((*s.aliases, *s.abbreviations)))
            for s in book.sources.values()
        ],
    )
    described = table(
        ["Kind", "Words"],
        [(d.kind, commas(d.terms)) for d in book.actor_descriptions.values()],
    )
    anaphors = table(
        ["Words", "Kinds of actor meant"],
        [(commas(a.terms), commas(a.kinds)) for a in book.anaphors.values()],
    )
    return (
        f"## Actors\n\nBeside these, {made} names of states' forces are made for"
        f" {len(book.countries)} countries.\n\n{actors}\n### Descriptions\n\n{described}\n"
        f"### Words that point back\n\n{anaphors}\n## Sources\n\n{sources}\n"
    )


def _is_made(actor_id: str, book: Codebook) -> bool:
    """Say whether a country's pattern made the actor (``sy-police``)."""
    country, _, force = actor_id.partition("-")
    forces = {"military", "police", "security-forces", "government"}
    return country in book.countries and force in forces and len(country) == 2


def speech(book: Codebook) -> str:
    """Return the chapters on speech and stance."""
    by_stance: dict[str, list[str]] = {}
    for verb in book.speech_verbs.values():
        by_stance.setdefault("relays" if verb.relay else verb.stance, []).append(verb.id)
    verbs = table(["Stance", "Verbs"], [(k, commas(v)) for k, v in by_stance.items()])
    phrases = table(["Words", "Use"], [(p.id, p.kind) for p in book.attribution_phrases.values()])
    cues = table(
        ["Stance", "Matched as", "Words"],
        [(c.stance, c.match, commas(c.terms)) for c in book.stance_cues.values()],
    )
    return (
        f"## Speech\n\n{verbs}\n### Other words that attribute\n\n{phrases}\n## Stance\n\n{cues}\n"
    )


def things(book: Codebook) -> str:
    """Return the chapters on weapons, things attacked, activities, totals and trends."""
    weapons = table(
        ["Identifier", "Label", "Implies", "MUC-4", "GTD", "Words"],
        [
            (w.id, w.label, w.event_type or "", w.muc4 or "", w.gtd or "", commas(w.terms))
            for w in book.weapons.values()
        ],
    )
    attacked = table(
        ["Identifier", "Label", "MUC-4", "Words"],
        [(k.id, k.label, k.muc4 or "", commas(k.terms)) for k in book.things.values()],
    )
    activities = table(
        ["Identifier", "Label", "Words"],
        [(a.id, a.label, commas((*a.terms, *a.people))) for a in book.activities.values()],
    )
    nouns = table(
        ["Counts", "Words"],
        [(n.event_type or "any", commas(n.terms)) for n in book.aggregate_nouns.values()],
    )
    trends = table(
        ["Direction", "Words"],
        [
            (t.direction, commas((*t.verbs, *t.nouns, *t.adjectives)))
            for t in book.trend_words.values()
        ],
    )
    return (
        f"## Weapons\n\n{weapons}\n## Things attacked\n\n{attacked}\n"
        f"## Activities\n\n{activities}\n"
        f"## Totals\n\n{nouns}\n## Trends\n\n{trends}\n"
    )


def rules(book: Codebook) -> str:
    """Return the chapters on precision and on reconciling."""
    codes = table(
        ["Scheme", "Variable", "Code", "Label", "Meaning"],
        [
            (p.scheme, p.variable, p.code, p.label, p.definition)
            for p in book.precision_codes.values()
        ],
    )
    reconcile = table(
        ["Rule", "What it does", "Source"],
        [(f"{r.label} (`{r.id}`)", r.description, r.source) for r in book.reconcile_rules.values()],
    )
    sets = table(
        ["Set", "What it does", "What is published, and what is our reading"],
        [(f"{s.label} (`{s.id}`)", s.description, s.source) for s in rule_sets().values()],
    )
    return (
        f"## Precision\n\n{codes}\n## Sets of rules\n\n{_SETS}\n\n{sets}\n"
        f"## Rules that reconcile\n\n{reconcile}"
    )


def page() -> str:
    """Return the whole page."""
    book = load_codebook()
    head = _INTRODUCTION.replace("{sections}", commas(f"`{name}`" for name in SECTIONS))
    return "\n".join(
        [head, event_types(book), people(book), speech(book), things(book), rules(book)]
    )


def main(arguments: Sequence[str]) -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print("docs/codebook.md is stale: run python scripts/build_codebook_docs.py")
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
