"""Which development texts the encoder learns from, and which are held out of its training."""

from benchmarks.muc4.templates import Messages, read_templates
from benchmarks.muc4.texts import Text, read_texts
from benchmarks.shared import shared_dir

HELD_OUT = 8
"""Every eighth text is held out."""


def development() -> tuple[list[Text], list[Text], Messages]:
    """Return the texts to train on, those held out, and the keys of both."""
    folder = shared_dir() / "data/muc4/dev"
    texts = read_texts(*sorted(folder.glob("dev-muc3-*")))
    keys = read_templates(*sorted(folder.glob("key-dev-*")))
    held = [text for number, text in enumerate(texts) if number % HELD_OUT == HELD_OUT - 1]
    rest = [text for number, text in enumerate(texts) if number % HELD_OUT != HELD_OUT - 1]
    return rest, held, keys
