"""A document as its reader sees it: passages and parsed sentences, with stored offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from crossreport.extract.casing import restore
from crossreport.extract.headlines import as_sentence
from crossreport.extract.labels import label_end
from crossreport.extract.language import pipeline
from crossreport.extract.numbers import parse_number
from crossreport.extract.tags import appended
from crossreport.model import Document, SegmentKind, Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE = re.compile(r"[^\n]*\n?")
_ENDS_SENTENCE = re.compile(r"""[.!?:;…]["'”’»)\]]*\s*$""")
_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*\s+(?=["“‘'(\[]?[A-Z0-9])""")
_STARTS_ITEM = re.compile(r"\s*(?:[-*•–—▪◦·]|\d{1,2}[:.h]\d{2}\b|\d{1,2}[.)])\s*")
_REPEATED_FIGURE = re.compile(r" \((?P<figure>\d[\d,]*)\)(?= [A-Za-z])")
_NUMBER_WORDS = re.compile(r"(?:[A-Za-z]{1,12}[ -]){0,8}[A-Za-z]{1,12}$")
_LONGEST_NUMBER = 80  # characters
_BRACKETS = str.maketrans("[]", "()")
_LOWER_WORD = re.compile(r"\b[a-z]+\b")
_CAPITAL_WORD = re.compile(r"\b[A-Z][A-Za-z]*\b")
_LONGEST = 20_000  # characters
_READ_KINDS = {SegmentKind.TITLE, SegmentKind.BODY}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or headline.

    Attributes:
        start: offset of its text in the stored text.
        text: its words; line breaks inside are spaces, so lengths and offsets are kept.
        title: whether it is the headline.
    """

    start: int
    text: str
    title: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence of a passage.

    Attributes:
        index: number of the sentence in the document, from 0.
        span: spaCy's sentence; its token offsets count from the passage's start.
        tag: the attribution appended to it (", the army said"), parsed by itself.
        label: the label of the list entry that it stands in ("2 March, Kabajib:").
        passage: where it stands.
        passage_index: number of the passage.
    """

    index: int
    span: SpacySpan
    passage: Passage
    passage_index: int
    tag: SpacySpan | None = None
    label: SpacySpan | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document parsed once, for every extractor."""

    document: Document
    passages: tuple[tuple[Passage, Doc], ...]
    sentences: tuple[Sentence, ...]

    def span(self, sentence: Sentence, first: Token, last: Token) -> Span:
        """Return the stored words from one token to another (both included)."""
        offset = sentence.passage.start
        return Span.of(
            self.document.id,
            self.document.text,
            offset + first.idx,
            offset + last.idx + len(last.text),
        )

    def requoted(self, span: Span) -> Span:
        """Return a span with the stored words; the parsed text may differ in case and blanks."""
        return Span.of(self.document.id, self.document.text, span.start, span.end)

    def quote(self, sentence: Sentence) -> Span:
        """Return the whole sentence as a span, without the white space around it."""
        whole = [*sentence.span, *(sentence.tag or ())]
        tokens = [t for t in whole if not t.is_space]
        return self.span(sentence, tokens[0], tokens[-1])


def _breaks(block: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a block: hard-wrapped lines join, items and full lines part."""
    start = 0
    end = 0
    for match in _LINE.finditer(block):
        line = match.group()
        if not line:
            break
        held = block[start:end]
        if held.strip() and (_ENDS_SENTENCE.search(held.rstrip()) or _STARTS_ITEM.match(line)):
            yield start, end
            start = match.start()
        end = match.end()
    yield start, end


def passages(document: Document) -> list[Passage]:
    """Cut what is to be read of a document into passages."""
    found: list[Passage] = []
    for segment in document.segments:
        if segment.kind not in _READ_KINDS:
            continue
        text = document.text[segment.start : segment.end]
        cuts = [0, *(m.end() for m in _BLANK_LINE.finditer(text)), len(text)]
        for begin, stop in pairwise(cuts):
            block = text[begin:stop]
            pieces = [(0, len(block))] if segment.kind is SegmentKind.TITLE else _breaks(block)
            for a, b in pieces:
                piece = block[a:b]
                lead = _lead(piece)
                body = piece[lead:].rstrip()
                for shift, part in _bounded(body):
                    found.append(
                        Passage(
                            start=segment.start + begin + a + lead + shift,
                            text=_for_parser(part),
                            title=segment.kind is SegmentKind.TITLE,
                        )
                    )
    cased = restore([passage.text for passage in found])
    found = [replace(p, text=text) for p, text in zip(found, cased, strict=True)]
    return _with_plain_titles(found)


def _for_parser(text: str) -> str:
    """Return the text with the same offsets, but without what misleads the parser.

    Line breaks; square brackets ("the Front [FLN]" is parsed as two sentences); and numbers
    given in words and again in brackets: of "eighteen (18) inmates" the figure stays.
    """
    spaced = re.sub(r"[\n\r\t]", " ", text).translate(_BRACKETS)
    for match in reversed(list(_REPEATED_FIGURE.finditer(spaced))):
        start = _number_before(spaced[: match.start()], match["figure"])
        if start is not None:
            figure = match["figure"].ljust(match.end() - start)
            spaced = spaced[:start] + figure + spaced[match.end() :]
    return spaced


def _number_before(text: str, figure: str) -> int | None:
    """Return where the words begin that give a figure at the end of a text."""
    tail = _NUMBER_WORDS.search(text[-_LONGEST_NUMBER:])
    if tail is None:
        return None
    words = tail.group().split()
    for first in range(len(words)):
        number = parse_number(words[first:])
        if number is not None and str(number.stated) == figure.replace(",", ""):
            return len(text) - len(" ".join(words[first:]))
    return None


def _lead(piece: str) -> int:
    """Return the length of what stands before the words: white space, a bullet, a clock time."""
    mark = _STARTS_ITEM.match(piece)
    lead = mark.end() if mark else 0
    while lead < len(piece) and (piece[lead].isspace() or (mark and piece[lead] in "-–—:")):
        lead += 1
    return lead


def _bounded(body: str) -> Iterator[tuple[int, str]]:
    """Cut a paragraph longer than the parser should be given at once, at white space."""
    start = 0
    while len(body) - start > _LONGEST:
        stop = body.rfind(". ", start, start + _LONGEST) + 1
        if stop <= start:
            stop = body.rfind(" ", start, start + _LONGEST)
        if stop <= start:
            stop = start + _LONGEST
        yield start, body[start:stop]
        start = stop + (len(body[stop:]) - len(body[stop:].lstrip()))
    if body[start:]:
        yield start, body[start:]


def _with_plain_titles(found: list[Passage]) -> list[Passage]:
    """Write headlines set in capitals as sentences are, so that the parser reads them.

    A capitalised word becomes lower case when the body uses it so; lengths do not change.
    """
    plain = {w for p in found if not p.title for w in _LOWER_WORD.findall(p.text)}

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        small = word.lower()
        return small if small in plain and len(small) == len(word) else word

    def rewrite(passage: Passage) -> Passage:
        words = re.findall(r"[^\W\d_]{4,}", passage.text)
        capitals = sum(w[0].isupper() for w in words)
        if not passage.title or capitals <= 0.6 * len(words):
            return passage
        first, rest = passage.text[:1], passage.text[1:]
        return Passage(passage.start, first + _CAPITAL_WORD.sub(lower, rest), passage.title)

    return [rewrite(p) for p in found]


def read(document: Document, *, within: Sequence[tuple[int, int]] | None = None) -> Reading:
    """Parse a document's title and body.

    Args:
        document: the document.
        within: offsets of the parts to parse, in order, widened to whole sentences; without
            it, all is parsed.
    """
    pieces = passages(document)
    if within is not None:
        pieces = [part for piece in pieces for part in _inside(piece, within)]
    cut = [_cut(piece.text) for piece in pieces]
    docs = pipeline().pipe(c.doc for c in cut)
    parsed = tuple(
        (piece, as_sentence(doc) if piece.title else doc)
        for piece, doc in zip(pieces, docs, strict=True)
    )
    sentences: list[Sentence] = []
    for number, ((passage, doc), marks) in enumerate(zip(parsed, cut, strict=True)):
        label = doc[: marks.label] if marks.label else None
        for sent in doc.sents:
            if label is not None and sent.start < label.end:
                continue
            if sent.start in marks.tags and sentences and sentences[-1].passage_index == number:
                sentences[-1] = replace(sentences[-1], tag=sent)
            elif any(not t.is_space and not t.is_punct for t in sent):
                sentences.append(Sentence(len(sentences), sent, passage, number, label=label))
    return Reading(document, parsed, tuple(sentences))


def _inside(passage: Passage, within: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """Yield the parts of a passage that lie in ranges, from and to the end of a sentence."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(passage.text)), len(passage.text)]
    done = 0
    for first, last in within:
        start, end = first - passage.start, last - passage.start
        if end <= done or start >= len(passage.text):
            continue
        start = max(done, *(e for e in ends if e <= max(start, 0)))
        done = min(e for e in ends if e >= min(end, len(passage.text)))
        if passage.text[start:done].strip():
            yield replace(passage, start=passage.start + start, text=passage.text[start:done])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A tokenised passage with what was cut off from its sentences.

    Attributes:
        doc: the tokens, with the sentence starts that the parser must keep.
        tags: indices at which appended attributions begin.
        label: number of tokens of the label before the first sentence.
    """

    doc: Doc
    tags: frozenset[int]
    label: int


def _cut(text: str) -> _Cut:
    doc = pipeline().make_doc(text)
    tags: set[int] = set()
    label = 0
    end = label_end(text)
    if end:
        words = doc.char_span(0, end, alignment_mode="contract")
        if words is not None and words.end < len(doc):
            label = words.end
            doc[label].is_sent_start = True
    for start, end in appended(text):
        words = doc.char_span(start, end, alignment_mode="contract")
        if words is not None and words.start > label:
            doc[words.start].is_sent_start = True
            tags.add(words.start)
    for token in doc[:-1]:
        if token.text == ";":
            token.nbor().is_sent_start = True
    return _Cut(doc, frozenset(tags), label)
