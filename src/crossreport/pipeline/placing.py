"""Places that are told from others, read by themselves: "road between Homs and Palmyra"."""

from dataclasses import replace

from crossreport.extract.language import pipeline
from crossreport.extract.places import find_places
from crossreport.geocode import Gazetteer, resolve_document
from crossreport.model import AreaRelation, Document, Place, Segment, SegmentKind, stable_id

_SENTENCE = "A bomb exploded {} on Sunday."  # where a report would tell a place
_BEFORE = ("on ", "in ", "")  # what a report would put before it, if its words don't do so


def place_words(words: str, gazetteer: Gazetteer, *, country: str | None = None) -> Place | None:
    """Return the area that words tell from other places, as they are read in a report.

    Args:
        words: as a report would write them ("10 km east of Homs", "the Homs-Palmyra road").
        gazetteer: where the names in them are looked up.
        country: ISO code of the country that the report is supposed to be about.

    Returns:
        ``None`` where they are no such expression, or a name in them is not known.
    """
    told = " ".join(words.split()).removeprefix("the ")
    for before in _BEFORE:
        text = _SENTENCE.format(before + told)
        document = Document(
            id=stable_id("words", text),
            text=text,
            sha256="",
            source="words",
            media_type="text/plain",
            segments=(Segment(0, len(text), SegmentKind.BODY),),
            language="en",
        )
        mentions = find_places(pipeline()(text), document_id=document.id, known=gazetteer.has)
        hints = (country,) if country else ()
        placed = resolve_document(document, mentions, gazetteer, hints=hints)
        for mention in mentions:
            place = placed[mention]
            if mention.relation is not AreaRelation.AT and isinstance(place, Place):
                return replace(place, name=place.name.removeprefix(before))
    return None
