"""Reads places out of files that the user adds; the layout is told by what is in them."""

from crossreport.geocode.layouts.read import PlacesRead, read_places

__all__ = ["PlacesRead", "read_places"]
