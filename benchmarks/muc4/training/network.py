"""The encoder and its heads in torch, for training and export only.

The encoder is MiniLM (Wang et al., "MiniLM: Deep Self-Attention Distillation", NeurIPS 2020), six
layers of 384 units, with the weights of all-MiniLM-L6-v2.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crossreport.extract.encoder.heads import (
    ATTRIBUTES,
    BIO,
    DOCUMENT,
    EVENT_TYPES,
    ROLES,
    VECTOR,
)

UNITS, LAYERS, HEADS = 384, 6, 12
_EPSILON = 1e-12


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        """Make it with random weights."""
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(UNITS, UNITS) for _ in range(3))
        self.mixed = nn.Linear(UNITS, UNITS)
        self.mixed_norm = nn.LayerNorm(UNITS, _EPSILON)
        self.wide = nn.Linear(UNITS, 4 * UNITS)
        self.narrow = nn.Linear(4 * UNITS, UNITS)
        self.norm = nn.LayerNorm(UNITS, _EPSILON)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states of the next layer; ``mask`` is added to the attention."""
        batch, length, _ = states.shape

        def heads(linear: nn.Linear) -> Tensor:
            return linear(states).view(batch, length, HEADS, -1).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.query), heads(self.key), heads(self.value), attn_mask=mask
        )
        attended = attended.transpose(1, 2).reshape(batch, length, UNITS)
        states = self.mixed_norm(states + self.dropout(self.mixed(attended)))
        widened = functional.gelu(self.wide(states))
        return self.norm(states + self.dropout(self.narrow(widened)))


class Encoder(nn.Module):
    """MiniLM."""

    def __init__(self) -> None:
        """Make it with random weights."""
        super().__init__()
        self.words = nn.Embedding(30522, UNITS)
        self.positions = nn.Embedding(512, UNITS)
        self.kind = nn.Parameter(torch.zeros(UNITS))
        self.norm = nn.LayerNorm(UNITS, _EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, present: Tensor) -> Tensor:
        """Return a state of each token.

        Args:
            ids: Word pieces, batch by length.
            present: One where there is a token, zero where it is filled up.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places) + self.kind
        states = self.dropout(self.norm(states))
        mask = (1.0 - present.to(states.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, mask)
        return states


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "mixed",
    "attention.output.LayerNorm": "mixed_norm",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "norm",
}


def load_encoder(path: Path) -> Encoder:
    """Make the encoder from the weights of a BERT of its size.

    Args:
        path: A file of safetensors with the names of ``transformers``.
    """
    stored = load_file(path)
    state = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "kind": stored["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        for theirs, ours in _NAMES.items():
            for part in ("weight", "bias"):
                source = f"encoder.layer.{number}.{theirs}.{part}"
                state[f"layers.{number}.{ours}.{part}"] = stored[source]
    encoder = Encoder()
    encoder.load_state_dict(state)
    return encoder


class Reader(nn.Module):
    """The encoder with its heads, each one linear map of a token's state.

    Answers, all as logits: ``roles`` (batch, length, roles, BIO), ``types`` (batch, length, types),
    ``attributes`` (batch, length, all classes one after the other), ``entity`` and ``incident``
    (batch, length, ``VECTOR``), ``document`` (batch, classes).
    """

    def __init__(self, encoder: Encoder) -> None:
        """Put heads with random weights on an encoder."""
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Linear(UNITS, len(ROLES) * len(BIO))
        self.types = nn.Linear(UNITS, len(EVENT_TYPES))
        self.attributes = nn.Linear(UNITS, sum(len(values) for values in ATTRIBUTES.values()))
        self.entity = nn.Linear(UNITS, VECTOR)
        self.incident = nn.Linear(UNITS, VECTOR)
        self.weight = nn.Linear(UNITS, len(DOCUMENT))
        self.document = nn.Linear(UNITS, len(DOCUMENT))
        self.scale = nn.Parameter(torch.tensor([5.0, 5.0]))
        self.bias = nn.Parameter(torch.tensor([-2.0, -2.0]))

    def forward(self, ids: Tensor, present: Tensor) -> tuple[Tensor, ...]:
        """Return the answers in the order of the class's description."""
        states = self.dropout(self.encoder(ids, present))
        batch, length, _ = states.shape
        absent = (1.0 - present.to(states.dtype))[:, :, None] * -1e4
        attention = torch.softmax(self.weight(states) + absent, dim=1)
        document = (attention * self.document(states)).sum(dim=1)
        return (
            self.roles(states).view(batch, length, len(ROLES), len(BIO)),
            self.types(states),
            self.attributes(states),
            functional.normalize(self.entity(states), dim=-1),
            functional.normalize(self.incident(states), dim=-1),
            document,
        )
