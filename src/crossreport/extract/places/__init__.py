"""Place expressions: names with what the words around them say of the area that is meant."""

from crossreport.extract.places.doubts import surnames
from crossreport.extract.places.find import find_places

__all__ = ["find_places", "surnames"]
