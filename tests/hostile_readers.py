"""Readers of documents that misbehave, for tests of the processes that read.

They stand in a module of their own, as other processes must be able to import them.
"""

import hashlib
import os
import signal

from crossreport.extract import Extraction
from crossreport.model import Document


def document(text: str, name: str = "d") -> Document:
    """Return a document of which only the text matters."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, text, digest, source=f"{name}.txt", media_type="text/plain", segments=())


def plain():
    """Return a reader that finds nothing."""
    return lambda document: Extraction()


def faulty():
    """Return a reader that fails on documents that say so."""

    def read(document: Document):
        if "fail" in document.text:
            raise RecursionError("too\ndeep")
        return Extraction()

    return read


def deadly():
    """Return a reader whose process is killed at a document that says so."""

    def read(document: Document):
        if "kill" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return Extraction()

    return read
