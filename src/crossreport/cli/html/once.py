"""A record of which everything is read, and masked, but once."""

from typing import Any, cast

from crossreport.store import Record


def once(record: Record) -> Record:
    """Return a record whose readings without arguments are kept; only reading is allowed.

    A report reads claims and incidents for several of its parts, and masking names takes longer
    than reading does.
    """
    return cast(Record, _Once(record))


class _Once:
    def __init__(self, record: Record) -> None:
        self._record = record
        self._kept: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._record, name)
        if not callable(attribute):
            return attribute

        def read(*arguments: Any, **options: Any) -> Any:
            if arguments or options or name == "snapshot":
                return attribute(*arguments, **options)
            if name not in self._kept:
                self._kept[name] = attribute()
            return self._kept[name]

        return read
