"""Texts and keys as tensors: windows of word pieces with what is to be answered for each."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text
from benchmarks.muc4.training.labels import Mention, mentions
from crossreport.extract.encoder.heads import ATTRIBUTES, DOCUMENT, EVENT_TYPES, ROLES, Role
from crossreport.extract.encoder.windows import windows

OPEN, CLOSE = 101, 102
NOTHING = -100


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention in a window: its tokens (end excluded) and what it belongs to."""

    start: int
    end: int
    role: Role
    entities: frozenset[int]
    templates: frozenset[int]


@dataclass(frozen=True, slots=True)
class Example:
    """One window.

    Attributes:
        ids: Word pieces with the two that open and close.
        roles: Class by token and role; the two outer tokens are left out of account.
        types: By token, one for each incident type it belongs to, ``NOTHING`` where none is asked.
        attributes: Class by token and attribute, ``NOTHING`` where none is asked.
        document: One for each class that is right for the text.
        phrases: Its mentions.
    """

    ids: Tensor
    roles: Tensor
    types: Tensor
    attributes: Tensor
    document: Tensor
    phrases: tuple[Phrase, ...]


def _document(templates: Sequence[Template]) -> Tensor:
    answer = torch.zeros(len(DOCUMENT))
    answer[0] = float(bool(templates))
    for template in templates:
        for filler in template.slot("inc-type"):
            for value in filler.values:
                name = value.lower().replace(" ", "-")
                if name in EVENT_TYPES:
                    answer[1 + EVENT_TYPES.index(name)] = 1.0
    return answer


def _token_span(mention: Mention, offsets: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    inside = [
        number
        for number, (start, end) in enumerate(offsets)
        if start < mention.end and mention.start < end
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def _mark(example: Example, mention: Mention, start: int, end: int) -> None:
    column = ROLES.index(mention.role)
    example.roles[start, column] = 1
    example.roles[start + 1 : end, column] = 2
    example.types[start:end] = example.types[start:end].clamp(min=0)
    for position in mention.types:
        example.types[start:end, position] = 1
    for number, name in enumerate(ATTRIBUTES):
        if name in mention.attributes:
            example.attributes[start:end, number] = mention.attributes[name]


def examples(text: Text, templates: Sequence[Template], tokenizer: Tokenizer) -> list[Example]:
    """Make the windows of a text."""
    encoding = tokenizer.encode(text.body, add_special_tokens=False)
    found = mentions(templates, text.body)
    spans = [(mention, _token_span(mention, encoding.offsets)) for mention in found]
    document = _document(templates)
    made = []
    for window in windows(len(encoding.ids)):
        length = window.end - window.start + 2
        phrases: list[Phrase] = []
        example = Example(
            ids=torch.tensor([OPEN, *encoding.ids[window.start : window.end], CLOSE]),
            roles=torch.zeros(length, len(ROLES), dtype=torch.long),
            types=torch.full((length, len(EVENT_TYPES)), NOTHING, dtype=torch.long),
            attributes=torch.full((length, len(ATTRIBUTES)), NOTHING, dtype=torch.long),
            document=document,
            phrases=(),
        )
        for mention, span in spans:
            if span is None or span[0] < window.start or span[1] > window.end:
                continue
            start, end = span[0] - window.start + 1, span[1] - window.start + 1
            _mark(example, mention, start, end)
            phrases.append(
                Phrase(
                    start,
                    end,
                    mention.role,
                    frozenset(mention.entities),
                    frozenset(mention.templates),
                )
            )
        made.append(
            Example(
                example.ids,
                example.roles,
                example.types,
                example.attributes,
                document,
                tuple(phrases),
            )
        )
    return made


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length, filled up to the longest."""

    ids: Tensor
    present: Tensor
    roles: Tensor
    types: Tensor
    attributes: Tensor
    document: Tensor
    phrases: tuple[tuple[Phrase, ...], ...]


def _stacked(parts: Sequence[Tensor], fill: int) -> Tensor:
    return torch.nn.utils.rnn.pad_sequence(list(parts), batch_first=True, padding_value=fill)


def batch(chosen: Sequence[Example]) -> Batch:
    """Put windows together."""
    return Batch(
        ids=_stacked([one.ids for one in chosen], 0),
        present=_stacked([torch.ones_like(one.ids) for one in chosen], 0),
        roles=_stacked([one.roles for one in chosen], NOTHING),
        types=_stacked([one.types for one in chosen], NOTHING),
        attributes=_stacked([one.attributes for one in chosen], NOTHING),
        document=torch.stack([one.document for one in chosen]),
        phrases=tuple(one.phrases for one in chosen),
    )


def batches(
    pool: Sequence[Example], *, tokens: int, keep_empty: float, chance: random.Random
) -> Iterator[Batch]:
    """Yield an epoch: all windows with mentions, some of the others, in chance order.

    Args:
        pool: Windows.
        tokens: Most tokens of a batch, filling included.
        keep_empty: Share of the windows without mentions that are taken.
        chance: Source of the order.
    """
    chosen = [one for one in pool if one.phrases or chance.random() < keep_empty]
    chosen.sort(key=lambda one: len(one.ids) + chance.random() * 24)
    groups: list[list[Example]] = [[]]
    for one in chosen:
        if groups[-1] and (len(groups[-1]) + 1) * len(one.ids) > tokens:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    for group in groups:
        yield batch(group)


def pool(
    texts: Sequence[Text], keys: Mapping[str, Sequence[Template]], tokenizer: Tokenizer
) -> list[Example]:
    """Make the windows of texts."""
    return [one for text in texts for one in examples(text, keys.get(text.id, ()), tokenizer)]
