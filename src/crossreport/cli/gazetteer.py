"""The verb ``gazetteer``: what names are looked up in, and the user's own places."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, UsageError

if TYPE_CHECKING:
    from crossreport.geocode import AddedSource, Gazetteer
    from crossreport.geocode.explain import Explained

app = typer.Typer(
    name="gazetteer",
    help="Look names of places up, and add places of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_NAME_MOST = 60


@app.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="GeoNames country dump (text or zip), COD-AB table (CSV or Excel), GeoJSON, or "
            "a CSV with the columns name, latitude, longitude and country.",
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What it is listed as. Default: the file's name."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="XX", help="ISO code of the country of rows that name none."),
    ] = None,
    skip_faults: Annotated[
        bool, typer.Option("--skip-faults", help="Leave out rows that make no place.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Add the places of a file; in their countries they win over others of their name.

    They are kept for all your records, in the file that "gazetteer list" names. Records made
    before are brought up to them when crossreport run is given the same inputs again. Files add to
    each other; a file added again replaces what it gave before. Areas without coordinates that are
    not known either take the place of the area around them, as wide as that is.
    """
    from crossreport.cli.render.gazetteer import show_added
    from crossreport.exchange import dumps
    from crossreport.geocode import AddedPlaces, user_places
    from crossreport.geocode.layouts import read_places

    if file.is_dir():
        raise UsageError(f"{file} is a folder; name a file of places")
    places = AddedPlaces(user_places())
    source = _source(name or _own_name(file.name, places.sources()))
    gazetteer = _open(users=False)
    _check_country(gazetteer, country)
    read = read_places(file, source=source, gazetteer=gazetteer, country=country)
    if read.faults and not skip_faults:
        told = f"{read.fault_line(str(file))}; nothing was added"
        raise UsageError(f"{told} (--skip-faults leaves such rows out)")
    if not read.entries:
        raise UsageError(f"{file}: no row makes a place; nothing was added")
    if name is None:
        _check_place(source, places.sources(), file, {one.entry.country for one in read.entries})
    entries = (gazetteer.with_parents(one) for one in read.entries)
    added = places.put(source, read.layout, file.name, entries)
    if json:
        typer.echo(dumps(added, indent=2))
    else:
        show_added(added, read, str(file))


def _own_name(file: str, sources: "Sequence[AddedSource]") -> str:
    """Return what a file is listed as: its name without the ending, unless another file has that.

    What it was added as before stays.
    """
    short = file.split(".")[0]
    taken = {one.name: one.file for one in sources}
    return short if taken.get(short, file) == file else file


def _check_place(
    source: str, sources: "Sequence[AddedSource]", file: Path, countries: set[str]
) -> None:
    """Refuse to put places of one country in the place of those of another unasked."""
    before = next((one for one in sources if one.name == source), None)
    if before and countries.isdisjoint(before.countries):
        raise UsageError(
            f"{source} was added of {', '.join(before.countries)}, and {file} is of "
            f"{', '.join(sorted(countries))}; give it another --name, or --name {source} to put it "
            "in that one's place"
        )


def _check_country(gazetteer: "Gazetteer", country: str | None) -> None:
    if country and gazetteer.by_code(country.upper()) is None:
        raise UsageError(f"--country {country} is no ISO code of a country, for example SY")


@app.command()
def search(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of a place.")],
    country: Annotated[
        str | None,
        typer.Option(metavar="XX", help="Take the report to be about this country (ISO code)."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show what a name can mean, with scores and reasons.

    What is told from other places ("10 km east of Homs", "the Homs-Palmyra road") is read as in a
    report, and shown as the area that it is.
    """
    from crossreport.cli.render.gazetteer import show_candidates
    from crossreport.exchange import dumps
    from crossreport.geocode.explain import explain

    if not name.strip():
        raise UsageError("no name to search for; give one, for example Palmyra")
    gazetteer = _open()
    _check_country(gazetteer, country)
    country = country.upper() if country else None
    found = explain(name, gazetteer, country=country) or _told_from_others(name, gazetteer, country)
    if json:
        typer.echo(dumps(found, indent=2))
    else:
        show_candidates(name, found)


def _told_from_others(words: str, gazetteer: "Gazetteer", country: str | None) -> "list[Explained]":
    from crossreport.geocode.explain import drawn
    from crossreport.pipeline.placing import place_words

    if len(words.split()) == 1:
        return []
    place = place_words(words, gazetteer, country=country)
    return [drawn(place)] if place else []


@app.command(name="list")
def list_(json: JsonOption = False) -> None:
    """List the files of places that were added."""
    from crossreport.cli.render.gazetteer import show_sources
    from crossreport.exchange import dumps
    from crossreport.geocode import AddedPlaces, user_places

    path = user_places()
    found = AddedPlaces(path).sources()
    if json:
        typer.echo(dumps({"file": str(path), "sources": found}, indent=2))
    else:
        show_sources(found, path)


@app.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As gazetteer list names it.")],
) -> None:
    """Remove the places that were added under a name."""
    from crossreport.codebook import offered
    from crossreport.geocode import AddedPlaces, user_places

    places = AddedPlaces(user_places())
    known = [one.name for one in places.sources()]
    if not places.remove(name):
        raise UsageError(f"no places were added as {name}{offered(name, known)}")
    typer.echo(f"{name} removed")


def _open(*, users: bool = True) -> "Gazetteer":
    from crossreport.geocode import Gazetteer, user_places

    return Gazetteer.open(added=user_places() if users else None)


def _source(name: str) -> str:
    """Return the name of a source.

    Raises:
        UsageError: it is taken by the gazetteer itself, or cannot stand before identifiers.
    """
    from crossreport.geocode import bundled_supplements

    taken = {"gn", "us-zip", "us-place", "us-township", "geonames", "regions"}
    taken |= {path.name.split(".")[0] for path in bundled_supplements()}
    if name in taken or not name or len(name) > _NAME_MOST or ":" in name or not name.isprintable():
        raise UsageError(f"places cannot be added as {name!r}; give another --name")
    return name
