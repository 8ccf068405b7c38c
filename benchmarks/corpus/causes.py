"""At which step a wrong value was lost, told from the record alone.

Each function takes a report whose field is wrong and returns a short name of the first step at
which the right value was no longer there. They see the coded value, so they can tell whether it
was ever read; they are for finding errors, never for making values.
"""

from collections.abc import Callable, Mapping
from datetime import date

from benchmarks.corpus.view import View
from crossreport.evaluate.corpus import fields
from crossreport.evaluate.corpus.gold import CodedIncident
from crossreport.evaluate.corpus.scoring import Answer
from crossreport.model import Claim, CountKind, Place, total

NO_INCIDENT = "no incident"
CHOICE = "another incident of the report has it"


def count_cause(view: View, name: str, kind: CountKind) -> str:
    """Say where the right figure of a report was lost."""
    gold = view.gold(name)
    wanted = gold.killed if kind is CountKind.KILLED else gold.injured
    mine = view.told.answer(name).incident
    if mine is None:
        return NO_INCIDENT
    figures = {c.id: fields.figure(f) for c in view.claims_of[name] if (f := total(c.counts, kind))}
    inside = [figures[c.id] for c in view.main_claims(name) if c.id in figures]
    got = fields.figure(mine.counts.get(kind))
    if wanted and wanted in inside:
        return "a claim of the incident has it, another figure was taken"
    if any(
        o.incident and kind in o.incident.counts
        and fields.figure(o.incident.counts[kind]) == wanted
        for o in view.other_answers(name)
    ):  # fmt: skip
        return CHOICE
    if wanted and wanted in figures.values():
        return "a claim outside every incident has it"
    if wanted and sum(figures.values()) == wanted:
        return "the figures of several claims add up to it"
    if not figures:
        return "no figure was read in the report"
    if kind not in mine.counts:
        return "no figure was read for the incident"
    others = [c for c in mine.claim_ids if view.claims[c].document_id != name]
    if others and got not in inside:
        return "the figure comes from another report"
    if wanted == 0:
        return "nobody was coded, a figure was read"
    return "too many were read" if got > wanted else "too few were read"


def date_cause(view: View, name: str) -> str:
    """Say where the right day of a report was lost."""
    gold = view.gold(name)
    mine = view.told.answer(name).incident
    if mine is None:
        return NO_INCIDENT
    if any(_dated(o, gold) for o in view.other_answers(name)):
        return CHOICE
    if any(c.date.days == 1 and c.date.earliest == gold.day for c in view.main_claims(name)):
        return "a claim of the incident has it, another date was taken"
    if any(c.date.days == 1 and c.date.earliest == gold.day for c in view.claims_of[name]):
        return "a claim outside every incident has it"
    if mine.date.days is None:
        return "no date was read" + _hint(view, name, gold.day)
    if mine.date.holds(gold.day):
        return f"the interval holds it, {_width(mine.date.days)}"
    published = view.documents[name].published
    if mine.date.days == 1 and mine.date.earliest == published:
        return "the publication date was read"
    return _offset(fields.days_off(mine.date, gold.day))


def _dated(answer: Answer, gold: CodedIncident) -> bool:
    return answer.incident is not None and fields.days_off(answer.incident.date, gold.day) == 0


def _hint(view: View, name: str, day: date) -> str:
    """Add how long before publication the coded day is."""
    published = view.documents[name].published
    if published is None:
        return ", no publication date"
    passed = (published - day).days
    return f" ({'same or next day' if passed <= 1 else 'later' if passed > 7 else 'same week'})"


def _width(days: int | None) -> str:
    if days == 2:
        return "two days wide"
    return "up to a month wide" if days is not None and days <= 31 else "wider"


def _offset(days: int | None) -> str:
    if days == 1:
        return "one day off"
    return "two to seven days off" if days is not None and days <= 7 else "more than a week off"


def place_cause(view: View, name: str) -> str:
    """Say where the right place of a report was lost."""
    gold = view.gold(name)
    mine = view.told.answer(name)
    if mine.incident is None:
        return NO_INCIDENT
    if any(_near(o.place, gold) for o in view.other_answers(name)):
        return CHOICE
    if any(_near(view.locations.get(c.id), gold) for c in view.main_claims(name)):
        return "a claim of the incident has it, another place was taken"
    if any(_near(view.locations.get(c.id), gold) for c in view.claims_of[name]):
        return "a claim outside every incident has it"
    known = _named(view, name, gold)
    if mine.place is None:
        mentioned = any(c.places for c in view.main_claims(name))
        return f"{'a place was read, not resolved' if mentioned else 'no place was read'}, {known}"
    if not fields.state_right(mine.place, gold.state):
        where = "the country" if mine.place.country == "US" else "another country"
        return f"wrong state, in {where}, {known}"
    if mine.place.radius_km > fields.WITHIN_KM:
        return f"only a wide area of the state, {known}"
    return f"another place of the state, {known}"


def _near(place: Place | None, gold: CodedIncident) -> bool:
    if gold.point is None:
        return fields.state_right(place, gold.state) and fields.city_right(place, gold.city)
    km = fields.km_off(place, gold.point)
    return km is not None and km <= fields.WITHIN_KM


def _named(view: View, name: str, gold: CodedIncident) -> str:
    """Say whether the report names the coded city at all, and where."""
    city = gold.city.split("(")[0].strip().casefold()
    document = view.documents[name]
    if document.title and city in document.title.casefold():
        return "city in the headline"
    return "city in the text" if city in document.text.casefold() else "city not in the report"


def choice_cause(view: View, name: str) -> str:
    """Say how the chosen incident differs from the one that would have been better."""
    gold = view.gold(name)
    mine = view.told.answer(name)
    if mine.incident is None:
        return NO_INCIDENT
    best = view.told.best_answer(name, gold)
    if best.incident is None or best.incident.id == mine.incident.id:
        return "nothing of it is right"
    chosen = _first(view.main_claims(name))
    better = _first([c for c in view.claims_of[name] if c.id in best.incident.claim_ids])
    same = mine.incident.event_type == best.incident.event_type
    order = "later" if better > chosen else "earlier"
    return f"the better one is told {order}" + (
        "" if same else f", {mine.incident.event_type} chosen"
    )


def _first(claims: list[Claim]) -> int:
    return min(claim.trigger.start for claim in claims)


CAUSES: Mapping[str, Callable[[View, str], str]] = {
    "killed_exact": lambda view, name: count_cause(view, name, CountKind.KILLED),
    "injured_exact": lambda view, name: count_cause(view, name, CountKind.INJURED),
    "date_exact": date_cause,
    "place_25km": place_cause,
    "main_incident": choice_cause,
}
"""By measure; of reports whose measure is wrong."""
