"""Runs the encoder over a text.

The encoder is a small transformer with several heads (``heads``), trained by
``benchmarks/muc4/training`` and shipped as ONNX with weights of eight bits. It reads word pieces
whatever their case, so that reports in capitals need no treatment.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossreport.extract.encoder.windows import Window, windows

Numbers: TypeAlias = NDArray[np.float32]

MODEL = "encoder.onnx"
TOKENIZER = "tokenizer.json"
_OPEN, _CLOSE = 101, 102
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Answers:
    """What the encoder says of a text of n tokens.

    Attributes:
        offsets: First and last character (end excluded) of each token, (n, 2).
        roles: Probability by token, role and BIO class, (n, roles, 3).
        types: Probability that a token's phrase belongs to an incident of a type, (n, types).
        attributes: Logits of all classes of all attributes, (n, classes).
        entity: Unit vectors, near one another for phrases that stand for the same, (n, 64).
        incident: Unit vectors, near one another for phrases of the same incident, (n, 64).
        document: Probability by class of ``DOCUMENT``; the greatest of all windows.
    """

    offsets: NDArray[np.int64]
    roles: Numbers
    types: Numbers
    attributes: Numbers
    entity: Numbers
    incident: Numbers
    document: Numbers


def _session(model: bytes, *, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def encoder_version() -> str:
    """Return what tells one set of weights from another, for the record."""
    stored = files("crossreport.extract.encoder") / "data" / MODEL
    return f"encoder {hashlib.sha256(stored.read_bytes()).hexdigest()[:12]}"


class Encoder:
    """The shipped encoder; loads on first use.

    Args:
        threads: Threads of one forward pass. One gives the same numbers on every machine of a
            kind and leaves the other cores to other documents.
    """

    def __init__(self, *, threads: int = 1) -> None:
        """Remember the options."""
        self._threads = threads

    @cached_property
    def _model(self) -> onnxruntime.InferenceSession:
        stored = files("crossreport.extract.encoder") / "data" / MODEL
        return _session(stored.read_bytes(), threads=self._threads)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        stored = files("crossreport.extract.encoder") / "data" / TOKENIZER
        tokenizer = Tokenizer.from_str(stored.read_text(encoding="utf-8"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def read(self, text: str, *, most: int | None = None) -> Answers:
        """Read one text.

        Args:
            text: Any text; an empty one has no tokens.
            most: Tokens to read, from the beginning; all by default.
        """
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids = encoding.ids[:most]
        offsets = np.array(encoding.offsets[:most], dtype=np.int64).reshape(-1, 2)
        cut = windows(len(ids))
        parts: list[list[Numbers]] = []
        documents: list[Numbers] = []
        for start in range(0, len(cut), _BATCH):
            chosen = cut[start : start + _BATCH]
            outputs = self._run(ids, chosen)
            documents.extend(outputs[-1])
            for row, window in enumerate(chosen):
                own = slice(window.own_start - window.start + 1, window.own_end - window.start + 1)
                parts.append([output[row, own] for output in outputs[:-1]])
        joined = [np.concatenate(pieces) for pieces in zip(*parts, strict=True)]
        roles, types, attributes, entity, incident = joined
        return Answers(
            offsets, roles, types, attributes, entity, incident, np.max(documents, axis=0)
        )

    def _run(self, ids: Sequence[int], chosen: Sequence[Window]) -> list[Numbers]:
        length = max(window.end - window.start for window in chosen) + 2
        pieces = np.zeros((len(chosen), length), dtype=np.int64)
        present = np.zeros_like(pieces)
        for row, window in enumerate(chosen):
            filled = [_OPEN, *ids[window.start : window.end], _CLOSE]
            pieces[row, : len(filled)] = filled
            present[row, : len(filled)] = 1
        outputs: list[Numbers] = self._model.run(None, {"ids": pieces, "present": present})
        return outputs
