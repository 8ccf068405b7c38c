"""Judgements as a file of their own, to be taken into a colleague's record."""

import json
from collections.abc import Sequence

from crossreport.exchange.errors import ExchangeError
from crossreport.exchange.plain import from_plain, to_plain
from crossreport.exchange.safety import json_text
from crossreport.model import Judgement

FORMAT = "crossreport-judgements"
FORMAT_VERSION = 2  # from 2 on judgements may add incidents
_READ = (1, FORMAT_VERSION)


def judgements_to_json(judgements: Sequence[Judgement]) -> str:
    """Return judgements, the withdrawn ones too, as JSON."""
    content = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "judgements": to_plain(sorted(judgements, key=lambda one: (one.made_at, one.id))),
    }
    return json_text(json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2)) + "\n"


def judgements_from_json(content: bytes) -> list[Judgement]:
    """Return the judgements of a file that ``judgements_to_json`` wrote.

    Raises:
        ExchangeError: it is no such file, or of a later version.
    """
    try:
        found = json.loads(content)
    except ValueError as error:
        raise ExchangeError(f"no JSON: {error}; give a file of crossreport judge export") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ExchangeError("no file of judgements; give one of crossreport judge export")
    if found.get("version") not in _READ:
        raise ExchangeError(
            f"judgements of format version {found.get('version')}, this one reads up to "
            f"{FORMAT_VERSION}; update Crossreport to read it"
        )
    rows = found.get("judgements")
    if not isinstance(rows, list):
        raise ExchangeError("the file has no list of judgements")
    return [from_plain(row, Judgement, f"judgement {at}") for at, row in enumerate(rows, 1)]
