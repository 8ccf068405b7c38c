"""What the heads are fitted to, summed with fixed weights."""

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.muc4.training.examples import NOTHING, Batch, Phrase
from benchmarks.muc4.training.network import Reader
from crossreport.extract.encoder.heads import ATTRIBUTES, BIO, ROLES, Role

_POSITIVE = 2.0
_WEIGHTS = {"types": 0.15, "attributes": 0.05, "entity": 0.1, "incident": 0.1, "document": 0.3}
_HUMAN = {Role.VICTIM_NAME: Role.VICTIM}


def _roles(logits: Tensor, wanted: Tensor) -> Tensor:
    """Sum over roles, mean over tokens; what stands out of the ordinary counts double."""
    weight = torch.tensor([1.0, _POSITIVE, _POSITIVE])
    loss = functional.cross_entropy(
        logits.reshape(-1, len(BIO)),
        wanted.reshape(-1),
        weight=weight,
        ignore_index=NOTHING,
        reduction="sum",
    )
    return loss / (wanted != NOTHING).sum() * len(ROLES)


def _types(logits: Tensor, wanted: Tensor) -> Tensor:
    asked = wanted != NOTHING
    if not asked.any():
        return logits.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(logits[asked], wanted[asked].float())


def _attributes(logits: Tensor, wanted: Tensor) -> Tensor:
    total, start = logits.sum() * 0.0, 0
    for number, values in enumerate(ATTRIBUTES.values()):
        part = logits[..., start : start + len(values)]
        start += len(values)
        asked = wanted[..., number] != NOTHING
        if asked.any():
            total = total + functional.cross_entropy(part[asked], wanted[..., number][asked])
    return total


def _alike(vectors: Tensor, phrases: tuple[Phrase, ...]) -> Tensor:
    means = torch.stack([vectors[one.start : one.end].mean(dim=0) for one in phrases])
    means = functional.normalize(means, dim=-1)
    return means @ means.T


def _pairs(reader: Reader, batch: Batch, vectors: Tensor, *, which: int) -> Tensor:
    losses = []
    for row, phrases in enumerate(batch.phrases):
        if len(phrases) < 2:
            continue
        logits = _alike(vectors[row], phrases) * reader.scale[which] + reader.bias[which]
        sets = [one.templates if which else one.entities for one in phrases]
        wanted = torch.tensor([[float(bool(a & b)) for b in sets] for a in sets])
        roles = [_HUMAN.get(one.role, one.role) for one in phrases]
        asked = torch.ones(len(phrases), len(phrases), dtype=torch.bool).triu(1)
        if not which:
            asked &= torch.tensor([[a is b for b in roles] for a in roles])
        if asked.any():
            loss = functional.binary_cross_entropy_with_logits(logits[asked], wanted[asked])
            losses.append(loss)
    return torch.stack(losses).mean() if losses else vectors.sum() * 0.0


def loss(reader: Reader, batch: Batch, answers: tuple[Tensor, ...]) -> Tensor:
    """Return the loss of a batch.

    Args:
        reader: The model, for its pair scales.
        batch: What was asked.
        answers: What ``Reader.forward`` gave.
    """
    roles, types, attributes, entity, incident, document = (part.float() for part in answers)
    parts = {
        "types": _types(types, batch.types),
        "attributes": _attributes(attributes, batch.attributes),
        "entity": _pairs(reader, batch, entity, which=0),
        "incident": _pairs(reader, batch, incident, which=1),
        "document": functional.binary_cross_entropy_with_logits(document, batch.document),
    }
    return _roles(roles, batch.roles) + sum(
        (_WEIGHTS[name] * part for name, part in parts.items()), start=torch.zeros(())
    )
