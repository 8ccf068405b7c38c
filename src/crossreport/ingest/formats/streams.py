"""A stream that can be read as if it had not been touched."""

import io
from typing import Any, BinaryIO


class Joined(io.RawIOBase):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill ``buffer``; return the number of bytes, 0 at the end."""
        size = len(buffer)
        part = self._head[:size] or self._stream.read(size)
        self._head = self._head[size:]
        buffer[: len(part)] = part
        return len(part)


def joined(head: bytes, stream: BinaryIO) -> io.BufferedReader:
    """Return ``head`` and the rest of ``stream`` as one buffered stream."""
    return io.BufferedReader(Joined(head, stream))
