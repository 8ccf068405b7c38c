"""Event types, actors, sources, victims, weapons and rules, as data with a loader."""

from crossreport.codebook.files import CodebookError, codebook_version, read_yaml

__all__ = ["CodebookError", "codebook_version", "read_yaml"]
