"""Finds in the codebook whom and what country a dataset's names mean."""

import re
from functools import lru_cache

from crossreport.codebook import Actor, Source, fold_name, load_codebook
from crossreport.exchange.datasets.mapping import Mapping

_KEPT = 1 << 15
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


class Names:
    """Names as one dataset writes them; the same few come again in row after row.

    Attributes:
        country: returns the ISO 3166-1 alpha-2 code of a country, empty where it is not known.
        actor: returns the codebook's actor of a name, with or without what stands in brackets.
        source: returns the codebook's source that words name; ``None`` for none, and for several.
    """

    def __init__(self, mapping: Mapping) -> None:
        self._book = load_codebook()
        self._countries = {
            fold_name(name): country.id
            for country in self._book.countries.values()
            for name in (country.name, country.id, *country.names)
        }
        self._countries |= {fold_name(name): code for name, code in mapping.countries.items()}
        self._forces = {
            fold_name(pattern.replace("{country}", name)): f"{country}-{force}"
            for force, patterns in mapping.forces.items()
            for pattern in patterns
            for name, country in self._countries.items()
        }

        self.country = lru_cache(_KEPT)(self._country)
        self.actor = lru_cache(_KEPT)(self._actor)
        self.source = lru_cache(_KEPT)(self._source)

    def _country(self, name: str) -> str:
        found = self._countries.get(fold_name(name)) or self._countries.get(
            fold_name(_ASIDE.sub("", name))
        )
        return (found or "").upper()

    def _actor(self, name: str) -> Actor | None:
        for words in (name, _ASIDE.sub("", name)):
            if force := self._book.actors.get(self._forces.get(fold_name(words), "")):
                return force
            if len(known := self._book.actors_named(words)) == 1:
                return known[0]
        return None

    def _source(self, words: str) -> Source | None:
        known = self._book.sources_named(words)
        return known[0] if len(known) == 1 else None
