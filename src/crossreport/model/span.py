"""A span: the place in a stored text that carries a value."""

from dataclasses import dataclass


class SpanError(ValueError):
    """A span's quote is not what stands at its offsets."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of one document.

    Attributes:
        document_id: the document whose stored text is meant.
        start: offset of the first character, in Unicode code points of the stored text.
        end: offset after the last character.
        quote: the words themselves; always equal to ``text[start:end]``.
    """

    document_id: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, document_id: str, text: str, start: int, end: int) -> "Span":
        """Make the span that covers ``text[start:end]``.

        Raises:
            SpanError: the offsets are outside the text or cover nothing.
        """
        if not 0 <= start < end <= len(text):
            raise SpanError(f"span {start}:{end} lies outside a text of {len(text)} characters")
        return cls(document_id, start, end, text[start:end])

    def verify(self, text: str) -> None:
        """Check the quote against the stored text.

        Raises:
            SpanError: other words stand there.
        """
        if self.start >= self.end or text[self.start : self.end] != self.quote:
            raise SpanError(
                f"span {self.start}:{self.end} of {self.document_id} does not hold its quote"
            )

    def covers(self, other: "Span") -> bool:
        """Say whether ``other`` lies wholly inside this span of the same document."""
        return (
            self.document_id == other.document_id
            and self.start <= other.start
            and other.end <= self.end
        )
