"""Why two reports of one incident are apart in a record, or two of different ones together."""

from collections.abc import Iterator
from itertools import combinations

from benchmarks.corpus.view import View
from crossreport.evaluate.corpus.fields import km_off
from crossreport.evaluate.corpus.scoring import gold_grouping
from crossreport.model import Incident

Pair = tuple[str, str]

_FAR_KM = 60.0


def wrong_pairs(view: View) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs put together falsely, and those missed."""
    gold = gold_grouping(view.corpus)
    found = view.told.grouping(view.corpus)
    false = [p for p in _within(found) if gold[p[0]] != gold[p[1]]]
    missed = [p for p in _within(gold) if found[p[0]] != found[p[1]]]
    return false, missed


def _within(grouping: dict[str, str]) -> Iterator[Pair]:
    groups: dict[str, list[str]] = {}
    for name, group in grouping.items():
        groups.setdefault(group, []).append(name)
    for names in groups.values():
        yield from combinations(sorted(names), 2)


def missed_cause(view: View, pair: Pair) -> str:
    """Say what keeps the main incidents of two reports apart."""
    mine = [view.told.answer(name).incident for name in pair]
    left, right = mine
    if left is None or right is None:
        return "one of them tells no incident"
    if set(view.told.by_document[pair[0]]) & set(view.told.by_document[pair[1]]):
        return "they share an incident that is not the main one of both"
    compared = any(
        tuple(sorted((a, b))) in view.links
        for a in left.claim_ids
        for b in right.claim_ids
        if view.claims[a].document_id != view.claims[b].document_id
    )
    what = ", ".join(_apart(view, left, right)) or "nothing differs"
    return f"{'compared' if compared else 'never compared'}: {what}"


def _apart(view: View, left: Incident, right: Incident) -> Iterator[str]:
    """Name what differs or is missing between two incidents."""
    if left.date.days is None or right.date.days is None:
        yield "a date is open"
    elif left.date.intersect(right.date) is None:
        yield "dates differ"
    here, there = (view.told.answers[one.id].place for one in (left, right))
    if here is None or there is None:
        yield "no place"
    elif (km_off(here, (there.latitude, there.longitude)) or 0.0) > _FAR_KM:
        yield "places far apart"
    if left.event_type != right.event_type:
        yield "types differ"


def false_cause(view: View, pair: Pair) -> str:
    """Say what two reports of different coded incidents have in common."""
    left, right = (view.gold(name) for name in pair)
    days = abs((left.day - right.day).days)
    near = left.city == right.city and left.state == right.state
    when = "same day" if days == 0 else "within a week" if days <= 7 else "far in time"
    return f"{when}, {'same city' if near else 'other city'}"
