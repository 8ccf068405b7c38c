"""What the encoder finds in a text, in probabilities that hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossreport.extract.encoder.calibration import Calibration, load_calibration
from crossreport.extract.encoder.entities import Entity, entities
from crossreport.extract.encoder.heads import DOCUMENT
from crossreport.extract.encoder.phrases import phrases
from crossreport.extract.encoder.reading import Answers, Encoder

LEAD = 158
"""Tokens that open a report and tell what it is about: a quarter of the time of the whole."""


@dataclass(frozen=True, slots=True)
class Filling:
    """An entity in a role.

    Attributes:
        entity: The entity with its phrases.
        probability: That it has the role in an incident that a careful coder would write down.
    """

    entity: Entity
    probability: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells.

    Attributes:
        relevance: Probability that it tells of an incident of political violence.
        types: Probability by incident type, not calibrated.
        entities: Who and what has a part, in the order of the text.
        answers: The answers all this was read from.
    """

    relevance: float
    types: Mapping[str, float]
    entities: tuple[Filling, ...]
    answers: Answers


class TextReader:
    """Reads texts with the shipped encoder."""

    def __init__(
        self, encoder: Encoder | None = None, calibration: Calibration | None = None
    ) -> None:
        """Make a reader.

        Args:
            encoder: The encoder; the shipped one by default.
            calibration: Its calibration; the shipped one by default.
        """
        self._encoder = encoder or Encoder()
        self._calibration = calibration or load_calibration()

    def read(self, text: str, *, most: int | None = None) -> Told:
        """Read one text.

        Args:
            text: Any text; an empty one tells nothing.
            most: Tokens to read, from the beginning; all by default.
        """
        answers = self._encoder.read(text, most=most)
        raw = float(answers.document[0])
        found = entities(phrases(answers, text), text, self._calibration.likeness)
        return Told(
            relevance=self._calibration.relevant(raw),
            types=dict(zip(DOCUMENT[1:], answers.document[1:].tolist(), strict=True)),
            entities=tuple(
                Filling(one, self._calibration.fills(one, relevance=raw)) for one in found
            ),
            answers=answers,
        )
