"""Finds in the codebook whom and what country a dataset's names mean."""

import re

from crossreport.codebook import Actor, fold_name, load_codebook
from crossreport.exchange.datasets.mapping import Mapping

_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


class Names:
    """Names as one dataset writes them."""

    def __init__(self, mapping: Mapping) -> None:
        self._book = load_codebook()
        self._countries = {
            fold_name(name): country.id
            for country in self._book.countries.values()
            for name in (country.name, country.id, *country.names)
        }
        self._countries |= {fold_name(name): code for name, code in mapping.countries.items()}
        self._known: dict[str, Actor | None] = {}
        self._forces = {
            fold_name(pattern.replace("{country}", name)): f"{country}-{force}"
            for force, patterns in mapping.forces.items()
            for pattern in patterns
            for name, country in self._countries.items()
        }

    def country(self, name: str) -> str:
        """Return the ISO 3166-1 alpha-2 code of a country; empty where the name is not known."""
        found = self._countries.get(fold_name(name)) or self._countries.get(
            fold_name(_ASIDE.sub("", name))
        )
        return (found or "").upper()

    def actor(self, name: str) -> Actor | None:
        """Return the codebook's actor of a name, with or without what stands in brackets."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> Actor | None:
        for words in (name, _ASIDE.sub("", name)):
            if force := self._book.actors.get(self._forces.get(fold_name(words), "")):
                return force
            if len(known := self._book.actors_named(words)) == 1:
                return known[0]
        return None
