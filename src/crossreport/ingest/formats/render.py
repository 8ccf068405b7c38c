"""A web page as plain text: everything visible, one line a block, nothing run or fetched."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_DROPPED = frozenset(
    str.split(
        "script style template noscript head iframe object embed svg math canvas audio video map "
        "select option datalist textarea input"
    )
)
_BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body button caption center dd details dialog dir div dl "
        "dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label "
        "legend li main menu nav ol p pre section summary table tbody td tfoot th thead title tr "
        "ul"
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")


class Page(NamedTuple):
    """The text of a page and the offsets of its blocks, in order."""

    text: str
    blocks: list[tuple[int, int]]


def render(tree: Any) -> Page:
    """Render a parsed page. The depth of its nesting does not matter."""
    lines: list[str] = []
    current: list[str] = []
    for piece in _pieces(tree):
        if piece is not None:
            current.append(piece)
            continue
        line = _SPACE.sub(" ", "".join(current)).strip()
        current.clear()
        if line:
            lines.append(line)
    blocks = []
    at = 0
    for line in lines:
        blocks.append((at, at + len(line)))
        at += len(line) + 1
    return Page("\n".join(lines), blocks)


def _pieces(root: Any) -> Iterator[str | None]:
    """Yield the visible strings in reading order, and ``None`` where a block ends."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                yield None
            if node is not root and node.tail:
                yield node.tail
            continue
        if not tag or _is_hidden(node, tag):
            if node is not root and node.tail:
                yield node.tail
            continue
        if tag in _BLOCKS or tag == "br":
            yield None
        if node.text:
            yield node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    yield None


def _is_hidden(node: Any, tag: str) -> bool:
    if tag in _DROPPED or node.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(node.get("style") or ""))
