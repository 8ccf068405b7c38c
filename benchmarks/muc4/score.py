"""The official MUC-4 score of a response: slots, subtotals, four summary rows and their kin.

Definitions: N. Chinchor, "MUC-4 Evaluation Metrics", Proceedings of MUC-4, 1992; the rows were
compared with the official reports of TST3 (``check_scorer``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.muc4.align import Mapped, align
from benchmarks.muc4.counts import Counts
from benchmarks.muc4.fillers import GUIDELINES, Rules
from benchmarks.muc4.slots import Kind, groups, scored_slots
from benchmarks.muc4.templates import Messages, Template

_SET_SLOTS = frozenset(slot.name for slot in scored_slots() if slot.kind is Kind.SET)
_STRING_SLOTS = frozenset(slot.name for slot in scored_slots() if slot.kind is Kind.STRING)


@dataclass(frozen=True, slots=True)
class Score:
    """Rows of a score report.

    Attributes:
        templates: The template-id row: templates mapped, spurious, missing; irrelevant messages
            that both leave empty count as empty.
        slots: Rows of slots 2 to 24, ALL TEMPLATES, by name.
        groups: The four subtotal rows.
        matched_only: Spurious and missing templates count in ``templates`` only.
        matched_missing: Missing templates count in full.
        matched_spurious: Spurious templates count in full.
        all_templates: Both count in full; its P&R is the official F-measure.
        set_fills: Set fills alone, as MATCHED/MISSING.
        string_fills: String fills alone, as MATCHED/MISSING.
        text_filtering: Messages told relevant from irrelevant ones.
    """

    templates: Counts
    slots: Mapping[str, Counts]
    groups: Mapping[str, Counts]
    matched_only: Counts
    matched_missing: Counts
    matched_spurious: Counts
    all_templates: Counts
    set_fills: Counts
    string_fills: Counts
    text_filtering: Counts


@dataclass(frozen=True, slots=True)
class MessageScore:
    """What one message adds to the rows, kept apart for resampling.

    Attributes:
        templates: As in :class:`Score`.
        matched: Slots of mapped templates.
        missing: Slots of the key's templates left over; optional ones add nothing.
        spurious: Slots of the response's templates left over.
        text_filtering: As in :class:`Score`.
    """

    templates: Counts
    matched: Mapping[str, Counts]
    missing: Mapping[str, Counts]
    spurious: Mapping[str, Counts]
    text_filtering: Counts


def _sum(tables: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    total = {slot.name: Counts() for slot in scored_slots()}
    for table in tables:
        for name, counts in table.items():
            total[name] += counts
    return total


def _filtered(keys: tuple[Template, ...], responses: tuple[Template, ...]) -> Counts:
    """Score relevance: a message whose templates are all optional may be left out."""
    if responses:
        return Counts(correct=1) if keys else Counts(spurious=1)
    return Counts(missing=1) if any(not key.optional for key in keys) else Counts(empty=1)


def summarize_message(
    mapped: Iterable[Mapped], *, keys: tuple[Template, ...], responses: tuple[Template, ...]
) -> MessageScore:
    """Sum up one message.

    Args:
        mapped: Its templates, mapped or left over.
        keys: The key's templates.
        responses: The response's templates.
    """
    mapped = list(mapped)
    pairs = [item for item in mapped if item.key and item.response]
    missing = [item for item in mapped if item.key and not item.response and not item.key.optional]
    spurious = [item for item in mapped if not item.key]
    return MessageScore(
        templates=Counts(
            correct=len(pairs),
            missing=len(missing),
            spurious=len(spurious),
            empty=int(not keys and not responses),
        ),
        matched=_sum(item.slots for item in pairs),
        missing=_sum(item.slots for item in missing),
        spurious=_sum(item.slots for item in spurious),
        text_filtering=_filtered(keys, responses),
    )


def _total(table: Mapping[str, Counts], names: Iterable[str] | None = None) -> Counts:
    chosen = table if names is None else names
    return sum((table[name] for name in chosen), Counts())


def summarize(messages: Iterable[MessageScore]) -> Score:
    """Add messages up to a report.

    Args:
        messages: Scores of messages, a message as often as it shall count.
    """
    messages = list(messages)
    matched = _sum(message.matched for message in messages)
    missing = _sum(message.missing for message in messages)
    spurious = _sum(message.spurious for message in messages)
    with_missing = _sum([matched, missing])
    slots = _sum([with_missing, spurious])
    return Score(
        templates=sum((message.templates for message in messages), Counts()),
        slots=slots,
        groups={
            group: _total(slots, [slot.name for slot in scored_slots() if slot.group == group])
            for group in groups()
        },
        matched_only=_total(matched),
        matched_missing=_total(with_missing),
        matched_spurious=_total(_sum([matched, spurious])),
        all_templates=_total(slots),
        set_fills=_total(with_missing, _SET_SLOTS),
        string_fills=_total(with_missing, _STRING_SLOTS),
        text_filtering=sum((message.text_filtering for message in messages), Counts()),
    )


def score_messages(
    *, key: Messages, response: Messages, rules: Rules = GUIDELINES
) -> dict[str, MessageScore]:
    """Score a response message by message.

    Args:
        key: The key; its messages are the ones that count.
        response: The response; a message it does not name counts as told irrelevant.
        rules: How fillers are compared.
    """
    scores = {}
    for message, keys in key.items():
        responses = response.get(message, ())
        mapped = align(keys=keys, responses=responses, rules=rules)
        scores[message] = summarize_message(mapped, keys=keys, responses=responses)
    return scores


def score(*, key: Messages, response: Messages, rules: Rules = GUIDELINES) -> Score:
    """Score a response.

    Args:
        key: The key; its messages are the ones that count.
        response: The response.
        rules: How fillers are compared.
    """
    return summarize(score_messages(key=key, response=response, rules=rules).values())
