"""A text cut into blocks: the paragraphs and lines that furniture rules judge one by one."""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

from crossreport.ingest.scripts import main_script

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"[.!?…؟۔。！？।։።](?:[\"'”’»›)\]\u200f\u200e]|\s|\[\d+\])*$|[.!?؟][\"'”’»)]*\s*\(\w+\)$"
)
_INTRODUCES = re.compile(r"[::]\s*$")
_BULLET = re.compile(r"^\s*(?:[•‣▪◦●○■–—*\-·»]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_CLOCK = re.compile(
    r"^\W{0,2}\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?\s*(?:\(?[A-Z]{3,4}\)?)?\s*[–—\-:|]", re.I
)
_CLOCK_ALONE = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{3,4})?", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_WRAP_LEAST, _WRAP_MOST = 50, 132  # columns at which people and mailers break lines


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text that stands by itself.

    Attributes:
        start: offset of its first character that is not blank.
        end: offset after its last one.
        text: what stands between.
    """

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """Its words, figures included."""
        return _WORD.findall(self.text)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_SENTENCE_END.search(self.text[-40:]))

    @property
    def introduces(self) -> bool:
        """Whether it ends with a colon."""
        return bool(_INTRODUCES.search(self.text[-5:]))

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list, or a time-stamped entry of a live report."""
        return bool(
            _BULLET.match(self.text) or _CLOCK.match(self.text) or _CLOCK_ALONE.fullmatch(self.text)
        )

    @property
    def is_prose(self) -> bool:
        """Whether it is running text of a report: a sentence, or an item with some words."""
        count = len(self.words) or len(self.text) // 4
        if self.is_item:
            return count >= 5
        return count >= 30 or (self.ends_sentence and count >= 8) or self._unspaced_prose()

    def _unspaced_prose(self) -> bool:
        """Scripts without spaces between words: judge by length."""
        return self.ends_sentence and len(self.text) >= 30 and main_script(self.text) in _UNSPACED


_UNSPACED = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})


def block(text: str, start: int, end: int) -> Block | None:
    """Return the block of ``text[start:end]`` without its outer blanks; ``None`` if all blank."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    part = part.strip()
    return Block(start + left, start + left + len(part), part) if part else None


def split_lines(text: str) -> list[Block]:
    """Return every line that is not blank as a block of its own."""
    found = (block(text, m.start(), m.end()) for m in _LINE.finditer(text))
    return [b for b in found if b is not None]


def split_blocks(
    text: str, *, ragged: bool = False, apart: Container[int] = frozenset()
) -> list[Block]:
    """Cut ``text`` into blocks, joining the lines that were broken to fit a width.

    A line is taken to be broken when the first word of the next one would not have fitted.

    Args:
        text: the stored text.
        ragged: lines were broken by the width of print (PDF), not by a number of columns;
            then a long line without a full stop goes on.
        apart: offsets of lines that are joined to no other.
    """
    lines = split_lines(text)
    width = _wrap_width(lines, ragged=ragged)
    if width is None:
        return lines
    spaced = any(_breaks(text[a.end : b.start]) > 1 for a, b in pairwise(lines))
    joined: list[Block] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is None or before.start in apart or line.start in apart:
            joined.append(line)
        elif _goes_on(text, before, line, width, ragged=ragged, spaced=spaced):
            joined[-1] = Block(before.start, line.end, text[before.start : line.end])
        else:
            joined.append(line)
    return joined


def _wrap_width(lines: list[Block], *, ragged: bool) -> int | None:
    """Return the column at which lines were broken; ``None`` if they were not."""
    lengths = sorted((len(b.text) for b in lines), reverse=True)
    if len(lengths) < 3:
        return None
    widest = lengths[len(lengths) // 20]  # a few lines may stick out
    if not _WRAP_LEAST <= widest <= _WRAP_MOST or lengths[0] > 2 * _WRAP_MOST:
        return None
    near = sum(n >= widest - (widest // 4 if ragged else 12) for n in lengths)
    return widest if near >= max(3, 0.4 * len(lengths)) else None


def _breaks(gap: str) -> int:
    return len(_BREAK.findall(gap))


def _goes_on(
    text: str, before: Block, line: Block, width: int, *, ragged: bool, spaced: bool
) -> bool:
    if _breaks(text[before.end : line.start]) > 1 or _BULLET.match(line.text):
        return False
    last = before.text.rpartition("\n")[2].strip()
    if ragged:
        return len(last) >= 0.6 * width and not (before.ends_sentence and len(last) < 0.85 * width)
    following = line.text.split(maxsplit=1)[0]
    if len(last) + 1 + len(following) > width - 3:
        return True
    # Where blank lines part the paragraphs, lines within one may be broken unevenly.
    return spaced and len(last) >= 0.7 * width and not before.ends_sentence
