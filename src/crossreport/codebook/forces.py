"""Makes the names of states' forces for every country out of patterns."""

from collections.abc import Iterable, Mapping

from crossreport.codebook.names import fold_name
from crossreport.codebook.people import Actor, Country, ForceTemplate


def _force(country: Country, template: ForceTemplate) -> Actor:
    names = (country.name, *country.names)
    aliases = [
        pattern.format(adjective=adjective, country=name)
        for pattern in template.patterns
        for adjective in country.adjectives
        for name in (names if "{country}" in pattern else names[:1])
    ]
    return Actor(
        id=f"{country.id}-{template.id}",
        name=template.name.format(adjective=country.adjectives[0], country=country.name),
        kind=template.kind,
        country=country.id.upper(),
        aliases=tuple(dict.fromkeys(aliases)),
    )


def with_forces(
    actors: Mapping[str, Actor],
    countries: Iterable[Country],
    templates: Iterable[ForceTemplate],
) -> dict[str, Actor]:
    """Return the actors with every country's forces added.

    An actor that is written out under a template's identifier (``mm-military``) keeps its own
    name and gains the template's aliases. An alias that a written-out actor has is its own.
    """
    taken = {fold_name(n): a.id for a in actors.values() for n in (a.name, *a.aliases)}
    result = dict(actors)
    templates = list(templates)
    for country in countries:
        for template in templates:
            made = _force(country, template)
            own = actors.get(made.id)
            aliases = [
                n for n in made.aliases if taken.setdefault(fold_name(n), made.id) == made.id
            ]
            if own is None:
                result[made.id] = Actor(made.id, made.name, made.kind, made.country, tuple(aliases))
            else:
                result[made.id] = Actor(
                    own.id,
                    own.name,
                    own.kind,
                    own.country or made.country,
                    tuple(dict.fromkeys((*own.aliases, *aliases))),
                    own.abbreviations,
                    own.generic,
                )
    return result
