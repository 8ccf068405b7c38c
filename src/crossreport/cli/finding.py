"""Finds what a person means by the beginning of an identifier."""

from collections.abc import Collection

from crossreport.codebook.near import nearest
from crossreport.store import UnknownIdError

_LISTS = {
    "incident": "show incidents",
    "document": "show documents",
    "judgement": "judge list",
}
_SHOW = "show incident ID"


def find_id(wanted: str, ids: Collection[str], *, what: str) -> str:
    """Return the one id that is meant: itself, or the only one that begins so.

    The letter before the hyphen may be left out.

    Raises:
        UnknownIdError: none or several are meant; near ones are named.
    """
    if wanted in ids:
        return wanted
    found = sorted(one for one in ids if _begins(one, wanted))
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownIdError(
            f"{wanted!r} is the beginning of {len(found)} {what}s: {_some(found)}; give more of it"
        )
    near = nearest(wanted, ids)
    hint = f"; near: {_some(near)}" if near else f"; see: crossreport {_LISTS.get(what, _SHOW)}"
    raise UnknownIdError(f"there is no {what} {wanted!r}{hint}")


def _begins(one: str, wanted: str) -> bool:
    return bool(wanted) and (one.startswith(wanted) or one.partition("-")[2].startswith(wanted))


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:5]) + (", …" if len(ids) > 5 else "")
