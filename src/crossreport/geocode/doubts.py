"""Says why a name cannot be placed, though the gazetteer may know one like it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer, sounds_like_one_area
from crossreport.geocode.groups import Group
from crossreport.geocode.ranking import Ranked
from crossreport.geocode.wording import stands_beside
from crossreport.model import PlaceKind, PlaceMention, PlaceRole
from crossreport.model.geodesy import distance_km

Doubt = tuple[str, str]
"""Code and message of a refusal."""

Dateline = tuple[str | None, Counter[str]]
"""The folded name of a dateline that tells no area, and the areas that it can lie in."""

_SMALL = {PlaceKind.TOWN, PlaceKind.SITE, PlaceKind.ADMIN2}
_LOCAL = _SMALL | {PlaceKind.REGION}
_CLEAR_STORY = 2  # names or words that speak for countries
_WELL_KNOWN = 300_000  # inhabitants of a town that a report may name without its country
_LITTLE_KNOWN = 30_000  # inhabitants
_VILLAGE = 1_000  # inhabitants
_COMMON = 3  # areas of a country with a town of that name, for it to tell nothing by itself
_CLEAR_AREA = 4.0  # names or words that speak for other areas of the country
_NEIGHBOURS_KM = 100.0
_QUARTER_KM = 60.0  # of a part of a town from where the report is from
_SURE_SETTING = 0.6  # probability of a setting's reading, to hold other names against it
_TOUCHED = 0.5  # votes for an area of which a report speaks at all
_CLEAR_HOME = 3.0  # votes for the area that a report is from
_ONE_COUNTRY = 0.8  # share of a record's reports, for it to be about one country
_HARDLY = 0.02  # share of them in another country that is nothing to go by
_LOOSE_NEEDS = 0.5  # probability below which a name known by its sound only is doubtful


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the names of a document, taken together, say against readings of one.

    Attributes:
        ranked: all names with their candidates.
        votes: countries and areas that the rest of the document speaks of.
        settings: the places that the report is from or about, as far as these are sure.
        home: the town that the publisher writes from.
        usual: countries with the shares of the record's other reports that lie there.
        dateline: the folded name of one without an area, and what it speaks for.
    """

    ranked: Sequence[Ranked]
    votes: Counter[str]
    settings: Sequence[GazetteerEntry]
    home: GazetteerEntry | None = None
    usual: Mapping[str, float] = field(default_factory=dict)
    dateline: Dateline = (None, Counter())

    @classmethod
    def of(
        cls,
        ranked: Sequence[Ranked],
        votes: Counter[str],
        home: GazetteerEntry | None = None,
        *,
        usual: Mapping[str, float] | None = None,
        dateline: Dateline = (None, Counter()),
    ) -> "Doubts":
        """Gather what is needed to doubt.

        Args:
            ranked: all names with their candidates.
            votes: countries and areas that the rest of the document speaks of.
            home: the town that the publisher writes from.
            usual: countries with the shares of the record's other reports that lie there.
            dateline: the folded name of one without an area, and what it speaks for.
        """
        settings = _settings(ranked)
        settings = settings if home is None else [*settings, home]
        return cls(ranked, votes, settings, home, usual or {}, dateline)

    def why_not(self, result: Ranked, gazetteer: Gazetteer) -> Doubt | None:
        """Return why a name cannot be placed, or ``None`` for one that can."""
        name = result.group.wording.full
        if not result.entries:
            return "unknown-place", f"no place is named {name!r}; add it with a gazetteer file"
        return (
            _contradicted(result, gazetteer)
            or self._unlikely(result)
            or self._stray(result)
            or self._adrift(result)
        )

    def story(self, result: Ranked) -> str:
        """Return the country most spoken of, other than that of the name itself."""
        own = result.entries[0].country if result.entries else ""
        countries = self._countries(result.group)
        others = [(-count, code) for code, count in countries.items() if code and code != own]
        return min(others)[1] if others else ""

    def _countries(self, own: Group) -> Counter[str]:
        """Count what speaks for each country, apart from one name's own candidates."""
        countries: Counter[str] = Counter()
        for code, count in self._spoken_beside(own).items():
            countries[code.split(".")[0]] += count  # type: ignore[assignment]
        for other in self.ranked:
            if other.group is own or not other.entries or other.entries[0].match > Match.ALTERNATE:
                continue
            countries[other.entries[0].country] += 1
        return countries

    def _unlikely(self, result: Ranked) -> Doubt | None:
        """Refuse a place of a country never touched, and one known by its sound only."""
        name, best = result.group.wording.full, result.entries[0]
        where = _where(best)
        countries = self._countries(result.group)
        if self._is_unusual(best, countries):
            return "doubtful-place", f"{name!r} is known as {where} only, far from other reports"
        beside = stands_beside(result.group.wording, best)
        if _is_stranger(best, countries, beside=beside):
            return (
                "doubtful-place",
                f"{name!r} is known as {where} only, which the report never names",
            )
        if best.match <= Match.ALTERNATE or sounds_like_one_area(
            result.group.wording.base, result.entries
        ):
            return None
        unsure = result.candidates[0].score < _LOOSE_NEEDS and not _agree(result)
        if best.country not in countries or unsure:
            return "doubtful-place", f"{name!r} is only like {where}; nothing else speaks for it"
        return None

    def _is_unusual(self, best: GazetteerEntry, countries: Counter[str]) -> bool:
        """Say whether a little-known place lies where no report of a record of one country does."""
        local = best.kind in _LOCAL or best.kind is PlaceKind.ADMIN1
        if not local or best.capital or best.population >= _WELL_KNOWN:
            return False
        most = max(self.usual.values(), default=0.0)
        strange = most >= _ONE_COUNTRY and self.usual.get(best.country, 0.0) < _HARDLY
        return strange and countries[best.country] < 1

    def _stray(self, result: Ranked) -> Doubt | None:
        """Refuse a little-known town of a common name in an area that the report never touches.

        Quarters and streets are named like towns: "the Elmwood neighborhood" in a report that
        speaks of Ohio alone is none of the Elmwoods of other states.
        """
        best = result.entries[0]
        same = (r for r in self.ranked if r.group.key == result.group.key)
        quarter = any(_is_called_quarter(one) for one in same)
        if best.kind is not PlaceKind.TOWN or result.group.containers:
            return None
        if quarter and self.settings and not _near_any(best, self.settings, _QUARTER_KM):
            name = result.group.wording.full
            return (
                "doubtful-place",
                f"{name!r} is told of as part of a town, far from which it lies",
            )
        if best.population >= (_WELL_KNOWN if quarter else _LITTLE_KNOWN):
            return None
        known = [e for e in result.entries if e.match <= Match.ALTERNATE and e.admin1_code]
        if len({e.admin1_code for e in known}) < _COMMON and not quarter:
            return None
        others = [r.entries[0] for r in self.ranked if r is not result and r.entries]
        others = [e for e in others if e.country == best.country and e.match <= Match.ALTERNATE]
        spoken = sum(n for code, n in self.votes.items() if code.startswith(f"{best.country}."))
        touched = self.votes[best.admin1_code] > 0 or _near_any(best, others)
        clear = spoken + sum(e.admin1_id is not None for e in others)
        if touched or clear < (1.0 if quarter else _CLEAR_AREA):
            return None
        name, where = result.group.wording.full, best.admin1 or best.country
        return (
            "doubtful-place",
            f"{name!r} is known in {where} among others, which the report never names",
        )

    def _adrift(self, result: Ranked) -> Doubt | None:
        """Refuse a small place in an area far from where the report is from, never touched.

        What the police of one town call "the West Side", or a person of that name, is no town in
        another part of the country. From a capital the whole country is told of; and without a
        setting that is sure, a name of one area alone is taken at its word.
        """
        best = result.entries[0]
        if self._is_sure_setting(result) or best.kind not in _LOCAL or result.group.containers:
            return None
        home = [s for s in self.settings if s.country == best.country and s is not best]
        home = [s for s in home if not s.capital or s is self.home]
        votes = self._spoken_beside(result.group)
        if votes.get(best.admin1_code, 0.0) >= _TOUCHED or _near_any(best, home):
            return None
        capitals = {
            r.entries[0].admin1_code for r in self.ranked if r.entries and r.entries[0].capital
        }
        within = (
            n
            for code, n in votes.items()
            if code.startswith(f"{best.country}.") and code not in capitals
        )
        known = {e.admin1_code for e in result.entries if e.match <= Match.ALTERNATE}
        clear = max(within, default=0) >= _CLEAR_HOME and len(known) > 1
        if not (home or clear):
            return None
        if best.population >= (_WELL_KNOWN if home else _LITTLE_KNOWN) and not (home and clear):
            return None
        name, where = result.group.wording.full, best.admin1 or best.country
        return "doubtful-place", f"{name!r} is known in {where}, far from where the report is from"

    def _is_sure_setting(self, result: Ranked) -> bool:
        """Say whether a report is from or about a place, whatever its publisher's home is.

        A little-known one far from there is a namesake, unless another name lies about it too.
        """
        best = result.entries[0]
        if best not in self.settings or all(s.id == best.id for s in self.settings):
            return best in self.settings
        others = [r.entries[0] for r in self.ranked if r is not result and r.entries]
        others = [e for e in others if e.kind in _SMALL and e.match <= Match.ALTERNATE]
        return best.population >= _LITTLE_KNOWN or _near_any(best, others, _NEIGHBOURS_KM)

    def _spoken_beside(self, own: Group) -> Mapping[str, float]:
        """Count what speaks for areas but that very name in a dateline, which speaks for itself."""
        name, spoken = self.dateline
        if own.key != name:
            return self.votes
        return {code: count - spoken[code] for code, count in self.votes.items()}


def _settings(ranked: Sequence[Ranked]) -> list[GazetteerEntry]:
    return [
        r.entries[0]
        for r in ranked
        if r.entries
        and r.candidates[0].score >= _SURE_SETTING
        and r.entries[0].kind in _SMALL
        and any(
            m.role is PlaceRole.SETTING and (_is_sure(m) or _is_citys(m, r.entries[0]))
            for m in r.group.mentions
        )
    ]


def _is_sure(mention: PlaceMention) -> bool:
    """Say whether police, people or the area beside it tell that a setting is what it seems.

    A headline's bare name, or a dateline's, may be that of a quarter.
    """
    return mention.span.quote != mention.name or "," in mention.name


def _is_citys(mention: PlaceMention, entry: GazetteerEntry) -> bool:
    """Say whether a bare name in capitals, as datelines are written, is that of a large city."""
    return mention.span.quote.isupper() and entry.population >= _WELL_KNOWN


def _near_any(
    entry: GazetteerEntry, others: Sequence[GazetteerEntry], within: float | None = None
) -> bool:
    """Say whether a place lies in the first-level area of one of others, or near it.

    With a distance in kilometres only what lies within it is near.
    """
    if within is not None:
        return any(distance_km(e.point, entry.point) <= within for e in others)
    reach = _NEIGHBOURS_KM if entry.population >= _VILLAGE else _QUARTER_KM
    return any(
        e.admin1_id == entry.admin1_id or distance_km(e.point, entry.point) <= reach for e in others
    )


def _contradicted(result: Ranked, gazetteer: Gazetteer) -> Doubt | None:
    """Refuse what its own words say to be another place."""
    name, best = result.group.wording.full, result.entries[0]
    if (area := result.contradicted(gazetteer)) and best.kind in _SMALL:
        return "doubtful-place", f"no {name!r} is known in {area!r}, only {_where(best)}"
    beside = stands_beside(result.group.wording, best)
    if beside and best.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
        return (
            "doubtful-place",
            f"{name!r} isn't known, only {_where(best)}, which is something else",
        )
    return None


def _where(entry: GazetteerEntry) -> str:
    return f"{entry.name!r} in {entry.admin1 or entry.country}"


def _is_stranger(best: GazetteerEntry, countries: Counter[str], *, beside: bool) -> bool:
    """Say whether a little-known place lies in a country that a clear story never touches."""
    total = countries.total()
    if best.kind not in _SMALL or countries[best.country] or total < _CLEAR_STORY:
        return False
    return beside or (best.population < _WELL_KNOWN and not best.capital)


def _is_called_quarter(result: Ranked) -> bool:
    """Say whether the text calls it a part of a town, which it need not name here."""
    words = read_yaml("place_words")["quarters"]
    return any(
        word in mention.span.quote.casefold().split()
        for mention in result.group.mentions
        for word in words
    )


def _agree(result: Ranked) -> bool:
    """Say whether the two best candidates share a first-level area, so that little hangs on it."""
    areas = [e.admin1_id for e in result.entries[:2]]
    return len(set(areas)) == 1 and areas[0] is not None
