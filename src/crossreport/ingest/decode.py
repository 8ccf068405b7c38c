"""Bytes to text, saying when the encoding had to be guessed."""

import codecs
import unicodedata
from typing import NamedTuple

from charset_normalizer import from_bytes

from crossreport.ingest.refusals import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings in which reports of the last forty years were written; a free choice among all
# that exist mostly finds exotic code pages.
_LIKELY = str.split(
    "cp1252 cp1256 cp1251 cp1250 cp1254 cp1253 cp1255 koi8_r koi8_u mac_roman cp437 cp850 "
    "iso8859_2 iso8859_5 iso8859_6 iso8859_9 gb18030 big5 shift_jis euc_jp euc_kr"
)
_SAMPLE = 200_000  # bytes looked at: enough to know an encoding, little enough not to wait for
_NOISE = 0.02  # share of control characters and unassigned code points that no text reaches


class Decoded(NamedTuple):
    """A text, whether its encoding is a guess, and the encoding."""

    text: str
    guessed: bool
    encoding: str


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text file.

    A byte order mark decides; then UTF-8, the declared encoding, UTF-16 without a mark, and
    last the best guess of charset-normalizer.

    Args:
        raw: the bytes; never empty.
        declared: the encoding that the document itself names (HTML), if any.

    Raises:
        Refused: the bytes are no text in any likely encoding.
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return Decoded(_checked(_strict(raw, name)), False, name)
    if b"\0" in raw[:_SAMPLE]:
        wide = _utf16_without_mark(raw)
        if wide is None:
            raise Refused("not-text", "is binary, not text; convert it or give its real extension")
        return Decoded(_checked(wide[0]), True, wide[1])
    for name in filter(None, ("utf-8", declared)):
        known = _try(raw, name)
        if known is not None:
            return Decoded(_checked(known), False, name)
    text, encoding = _guess(raw)
    return Decoded(_checked(text), True, encoding)


def _strict(raw: bytes, name: str) -> str:
    text = _try(raw, name)
    if text is None:
        raise Refused(
            "undecodable",
            f"its byte order mark says {name} but it is not; save it again as UTF-8",
        )
    return text


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_without_mark(raw: bytes) -> tuple[str, str] | None:
    """Decode UTF-16 whose mark is missing: nearly all zeros stand on one side of the pairs."""
    sample = raw[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 10 * min(even, odd) or max(even, odd) < len(sample) / 40:
        return None
    name = "utf-16-be" if even > odd else "utf-16-le"
    text = _try(raw, name)
    return None if text is None else (text, name)


def _guess(raw: bytes) -> tuple[str, str]:
    best = from_bytes(raw[:_SAMPLE], cp_isolation=_LIKELY, steps=8).best()
    text = raw.decode(best.encoding, "replace") if best is not None else ""
    if best is None or text.count("\N{REPLACEMENT CHARACTER}") > len(text) * _NOISE:
        raise Refused(
            "undecodable",
            "is no text in any encoding that could be told; save it again as UTF-8",
        )
    return text, best.encoding


def _checked(text: str) -> str:
    """Pass a text on, unless what was decoded is noise."""
    sample = text[:_SAMPLE]
    bad = sum(_is_noise(c) for c in sample)
    letters = sum(c.isalpha() for c in sample)
    if bad > max(3, len(sample) * _NOISE) or (len(sample) > 200 and letters < len(sample) * 0.2):
        raise Refused("not-text", "is binary, not text; convert it or give its real extension")
    return text


def _is_noise(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r\f\v\x1a"
