"""Reads claims out of documents."""

from crossreport.extract.extractor import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]
