"""Foreign nations of targets: those that their words name, other than where it happened.

Task documentation, part 1, 7.16 and 7.23: one filler for each target whose nationality the text
gives and which differs from the country of the incident.
"""

import re
from collections.abc import Iterator, Mapping

from benchmarks.muc4.filling.countries import country_codes, nation_name
from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.slots import set_values
from benchmarks.muc4.templates import Filler
from crossreport.codebook import Codebook

_WORD = re.compile(r"[A-Z][A-Z.]*")


def nation_fills(
    known: Draft, *, home: str, codebook: Codebook
) -> Mapping[str, tuple[Filler, ...]]:
    """Return the slots of foreign nations.

    Args:
        known: What is known of the incident.
        home: Nation in which it happened; empty where that is not known.
        codebook: The countries.
    """
    people = [(f"{p.description} {p.name}", p.tag) for p in known.hurt]
    things = [(thing.id, thing.id) for thing in known.targets]
    return {
        "hum-tgt-nation": tuple(_foreign(people, home, codebook)),
        "phys-tgt-nation": tuple(_foreign(things, home, codebook)),
    }


def _foreign(named: list[tuple[str, str]], home: str, codebook: Codebook) -> Iterator[Filler]:
    for text, tag in named:
        nation = nation_of(text, codebook)
        if nation and nation != home:
            yield Filler((nation,), (tag,))


def nation_of(text: str, codebook: Codebook) -> str:
    """Return the nation that a phrase names first, by its name or its people's; else empty.

    Args:
        text: A phrase.
        codebook: The countries.
    """
    words = _WORD.findall(text.upper())
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            code = country_codes().get(" ".join(words[start : start + size]).rstrip("."))
            nation = nation_name(code, codebook) if code else ""
            if nation in set_values("nation"):
                return nation
    return ""
