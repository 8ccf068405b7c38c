"""A report with all that is known of it: its parse, its claims, its places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from benchmarks.muc4.documents import document
from benchmarks.muc4.texts import Text
from crossreport.extract import Extraction, Extractor
from crossreport.extract.reading import Reading, Sentence, read
from crossreport.geocode import Gazetteer, resolve_document
from crossreport.model import Claim, Place, PlaceMention, Refusal, Span


@dataclass(frozen=True, slots=True)
class Report:
    """One report as the product reads it.

    Attributes:
        text: The report.
        reading: Its parse.
        extraction: Its claims.
        places: What became of its place mentions.
    """

    text: Text
    reading: Reading
    extraction: Extraction
    places: Mapping[PlaceMention, Place | Refusal]

    def tokens(self, span: Span) -> list[Token]:
        """Return the words of a span; none where it crosses passages."""
        found = self._place(span)
        if found is None:
            return []
        doc, start = found
        words = doc.char_span(span.start - start, span.end - start, alignment_mode="expand")
        return [] if words is None else list(words)

    def _place(self, span: Span) -> tuple[Doc, int] | None:
        for passage, doc in self.reading.passages:
            if passage.start <= span.start and span.end <= passage.start + len(passage.text):
                return doc, passage.start
        return None

    def words(self, token: Token, last: Token | None = None) -> str:
        """Return the stored words from one token to another of its passage."""
        end = last or token
        for passage, doc in self.reading.passages:
            if doc is token.doc:
                start = passage.start + token.idx
                stop = passage.start + end.idx + len(end.text)
                return " ".join(self.text.body[start:stop].split())
        return ""

    def sentences(self, claim: Claim, *, after: int = 0) -> Iterator[Sentence]:
        """Yield the sentences that carry a claim, and some after them."""
        left = 0
        for sentence in self.reading.sentences:
            start = sentence.passage.start + sentence.span.start_char
            stop = sentence.passage.start + sentence.span.end_char
            if start < claim.quote.end and claim.quote.start < stop:
                left = after
                yield sentence
            elif left:
                left -= 1
                yield sentence

    def head(self, span: Span) -> Token | None:
        """Return the word of a span that governs its others."""
        words = self.tokens(span)
        inside = {token.i for token in words}
        return next((t for t in words if t.head.i not in inside or t.head.i == t.i), None)


class Reader:
    """Reads reports with the product."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer.open()
        self._extractor = Extractor(known_place=self._gazetteer.has)

    def read(self, text: Text) -> Report:
        """Read one report.

        Args:
            text: The report.
        """
        whole = document(text)
        extraction = self._extractor.extract(whole)
        mentions = list(dict.fromkeys(m for claim in extraction.claims for m in claim.places))
        places = resolve_document(whole, mentions, self._gazetteer)
        return Report(text, read(whole), extraction, places)

    def country(self, name: str) -> str | None:
        """Return the code of the country of a dateline's place."""
        entries = self._gazetteer.lookup(name.title())
        return entries[0].country.lower() if entries else None
