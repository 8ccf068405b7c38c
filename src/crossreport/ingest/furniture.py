"""Which blocks of a page are furniture: by themselves, and by what stands around them."""

import re
from collections.abc import Sequence

from crossreport.ingest.blocks import Block
from crossreport.ingest.printed_dates import find_dates
from crossreport.ingest.scripts import main_script, script_of
from crossreport.ingest.vocabulary import bare, fold, furniture_rules, press

_CONTACT = re.compile(
    r"\S+@\S+\.\w{2,}|(?<!\w)@\w+|\+?\(?\d{3}\)?[\s.\-]*\d{3}[\s.\-]*\d{4}|https?://\S+|www\.\S+"
    r"|\b(?:twitter|facebook|instagram|telegram|e-?mail|phone|tel|fax)\b\s*[:.]?",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"[^>›»]{1,30}(?:\s*[>›»]\s*[^>›»]{1,40}){2,}")
_REFERENCE = re.compile(r"(?=\S*\d)[A-Z0-9][A-Z0-9._/#-]{3,}(?:\s+\([A-Z ]{2,20}\))?$")
_DURATION = re.compile(r"(\d{1,2}):(\d\d)\s+\S")
_RUN = 5  # words said twice running that no writer repeats by chance
_SENTENCES = re.compile(r"(?<=[.!?])[\"”’)]?\s+")
_TINY = 4  # words of a line short enough to be a button
_LINK = 20  # words of the longest line that can be a link


def reason_of(block: Block, script: str) -> str:
    """Name the rule by which a block is furniture whatever stands around it; '' for none.

    Args:
        block: the block.
        script: the script of most of the text.
    """
    if not any(c.isalnum() for c in block.text):
        return "no-words"
    start, end = edges(block.text)
    text = block.text[start:end].strip()
    if not any(c.isalnum() for c in text):
        return furniture_rules().whole.get(bare(block.text), "page-notice")
    words = block.words
    return (
        _vocabulary(text, len(words))
        or _script(text, words, script)
        or _fragments(text, words)
        or ("breadcrumb" if _BREADCRUMB.fullmatch(text) else "")
        or ("contact" if _is_contact(text) else "")
        or ("reference-number" if _is_reference(text) else "")
    )


def _vocabulary(text: str, words: int) -> str:
    rules = furniture_rules()
    if words <= 90:
        reason = rules.whole.get(bare(text))
        if reason:
            return reason
        folded = fold(text)
        plain = f"{bare(text)} "  # "Image 3 of 8" begins with "image of"
        for pattern, name, limit in rules.start:
            if words <= limit and (pattern.match(folded) or pattern.match(plain)):
                return name
        for phrases, pattern, name, limit in rules.contain:
            held = words <= limit and any(p in folded for p in phrases)
            if held and _holds_enough(pattern, folded):
                return name
        if _all_controls(text):
            return "page-control"
    return ""


def _holds_enough(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether a third of a block's words stand in sentences that hold a phrase."""
    sentences = _SENTENCES.split(text)
    holding = sum(len(s.split()) for s in sentences if pattern.search(s))
    return 3 * holding >= len(text.split())


def _all_controls(text: str) -> bool:
    """Say whether a line is a row of buttons ("Share | Tweet | Print")."""
    whole = furniture_rules().whole
    parts = [bare(part) for part in re.split(r"[|•·/,;\n]+|\s{2,}", text)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        parts = [bare(word) for word in text.split()]
        parts = [part for part in parts if part]
    return len(parts) >= 2 and len(text) < 200 and all(part in whole for part in parts)


def _script(text: str, words: list[str], script: str) -> str:
    """A tiny line in another script than the text's is a label of the site."""
    own = main_script(text)
    if script and own and own != script and len(words) <= _TINY:
        return "" if any(script_of(c) == script for c in text) else "foreign-script"
    return ""


def _fragments(text: str, words: list[str]) -> str:
    """Letters and two-letter scraps without a sentence: what is left of markers and buttons."""
    if any(c.isdigit() for c in text) or text[-1] in ".!?:؟。":
        return ""
    if script_of(text[0]) == "CJK":
        return ""
    if len(words) >= 2 and len({w.casefold() for w in words}) == 1:
        return "repeated-word"
    return "fragments" if words and all(len(w) <= 2 for w in words) and len(words) > 1 else ""


def _is_contact(text: str) -> bool:
    """Say whether a line is addresses of a reporter and nothing else of weight."""
    if len(text) > 200 or not _CONTACT.search(text):
        return False
    rest = [w for w in re.findall(r"[^\W\d_]+", _CONTACT.sub(" ", text)) if len(w) > 2]
    return len(rest) <= 4 and not re.search(r"[.!?]\s*$", _CONTACT.sub("", text).strip(" .") + " ")


def _is_reference(text: str) -> bool:
    """Say whether a line is the number of a document and no date ("2023-05-10")."""
    return _REFERENCE.match(text) is not None and not find_dates(text)


def by_surroundings(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Fill in, in place, the reasons that only the neighbours give.

    Lists of links after a heading like "Related", rows of video lengths, lines and paragraphs
    that repeat an earlier one, and what trails after the last sentence.
    """
    _lists_of_links(blocks, reasons)
    _video_lengths(blocks, reasons)
    _repeats(blocks, reasons)


def _lists_of_links(blocks: Sequence[Block], reasons: list[str]) -> None:
    opening = furniture_rules().opening
    in_list = False
    for i, block in enumerate(blocks):
        if reasons[i]:
            in_list = in_list or bare(block.text) in opening
        elif in_list and is_link(block):
            reasons[i] = "related"
        else:
            in_list = False


def is_link(block: Block) -> bool:
    """Say whether a block can be the text of a link: short, and no sentence."""
    return len(block.words) <= _LINK and not block.ends_sentence and not block.introduces


def is_headline(block: Block) -> bool:
    """Say whether a line is a headline of something else rather than a sentence left open.

    Headlines do without articles and auxiliary verbs; two of them make a sentence.
    """
    if block.is_item or not is_link(block):
        return False
    words = [w.casefold() for w in block.words]
    return sum(w in press().sentence_words for w in words) < 2


def _video_lengths(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Lines that begin with minutes and seconds; the hours of a live report run one way."""
    rows = []
    for i, block in enumerate(blocks):
        match = _DURATION.match(block.text)
        if match and is_link(block) and not reasons[i]:
            rows.append((i, int(match[1]) * 60 + int(match[2])))
    values = [seconds for _, seconds in rows]
    if len(rows) >= 3 and values not in (sorted(values), sorted(values, reverse=True)):
        for i, _ in rows:
            reasons[i] = "related"


def _repeats(blocks: Sequence[Block], reasons: list[str]) -> None:
    seen: set[str] = set()
    for i, block in enumerate(blocks):
        key = fold(block.text)
        if reasons[i] or block.introduces:
            continue
        if key in seen:
            reasons[i] = "repeated"
        seen.add(key)


def trailing(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Set aside, in place, the links that stand after the last sentence.

    What a line with a colon introduces ("The dead:") and items of lists belong to the report.
    """
    open_rows = [i for i, reason in enumerate(reasons) if not reason]
    prose = [i for i in open_rows if blocks[i].is_prose]
    if not prose:
        return
    tail = [i for i in open_rows if i > prose[-1]]
    if blocks[prose[-1]].introduces or any(blocks[i].introduces for i in tail):
        return
    for i in tail:
        if is_headline(blocks[i]):
            reasons[i] = "after-text"


def edges(text: str) -> tuple[int, int]:
    """Return the offsets between which a block is left when furniture at its ends is cut off."""
    rules = furniture_rules()
    start, end = 0, len(text)
    while (match := rules.edge.match(text[start:end])) and match.end():
        start += match.end()
    while (match := rules.edge_end.search(text[max(start, end - 200) : end])) is not None:
        end = max(start, end - 200) + match.start()
    return start, end


def repeated_caption(text: str) -> tuple[int, int] | None:
    """Return where a block says the same words twice running (a picture's label and caption)."""
    words = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", text)]
    if not 2 * _RUN <= len(words) <= 2000:
        return None
    plain = [w for _, _, w in words]
    last: dict[tuple[str, ...], int] = {}
    for j in range(len(plain) - _RUN + 1):
        key = tuple(plain[j : j + _RUN])
        i = last.get(key)
        if i is not None and j - i >= _RUN and plain[i:j] == plain[j : 2 * j - i]:
            return words[i][0], words[2 * j - i - 1][1]
        last[key] = j
    return None
