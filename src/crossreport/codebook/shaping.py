"""Shapes parsed YAML into the codebook's records, with errors that a person can act on."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, cast, get_args, get_origin

from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.v import transform_error

from crossreport.codebook.events import NOUN_ROLES, VERB_ROLES, Pos, Role, Trigger, Triggers
from crossreport.codebook.files import CodebookError
from crossreport.codebook.names import as_tokens

T = TypeVar("T")
_DEFAULT_ROLES: Mapping[Pos, Mapping[str, Role]] = {
    Pos.VERB: VERB_ROLES,
    Pos.NOUN: NOUN_ROLES,
    Pos.PHRASE: {},
}
_TRIGGER_KEYS = {"verbs": Pos.VERB, "nouns": Pos.NOUN, "phrases": Pos.PHRASE}


class _MisfitError(ValueError):
    """A value of the wrong sort, in words."""


def _scalar(value: Any, kind: type[Any]) -> Any:
    """Accept values of the kind only: YAML's 12 is no name, and true is no number."""
    if issubclass(kind, StrEnum):
        return _choice(value, kind)
    accepted = (int, float) if kind is float else (kind,)
    if not isinstance(value, accepted) or (kind is not bool and isinstance(value, bool)):
        hint = "; put it in quotes" if kind is str else ""
        raise _MisfitError(f"{value!r} should be of type {kind.__name__}{hint}")
    return float(value) if kind is float else value


def _choice(value: Any, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise _MisfitError(f"{value!r} is none of: {', '.join(kind)}") from None


def _sequence(value: Any, kind: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _MisfitError(f"{value!r} should be a list")
    return tuple(_converter.structure(item, get_args(kind)[0]) for item in value)


def _roles(value: Any, pos: Pos) -> dict[str, Role]:
    """Read a trigger's roles over the defaults of its part of speech; ``null`` drops one."""
    if not isinstance(value, Mapping):
        raise _MisfitError(f"roles {value!r} should map dependents to roles")
    roles = dict(_DEFAULT_ROLES[pos])
    for dependent, role in value.items():
        if role is None:
            roles.pop(dependent, None)
        else:
            roles[str(dependent)] = cast(Role, _choice(role, Role))
    return roles


def _trigger_group(item: Any, pos: Pos) -> list[Trigger]:
    """Read one item: a lemma, or attributes shared by several ``lemmas``."""
    if isinstance(item, str):
        item = {"lemmas": [item]}
    if not isinstance(item, Mapping) or not isinstance(item.get("lemmas"), list):
        raise _MisfitError(f"trigger {item!r} should be a lemma, or have a list named 'lemmas'")
    shared = {key: value for key, value in item.items() if key not in {"lemmas", "roles"}}
    roles = _roles(item.get("roles") or {}, pos)
    made = []
    for lemma in item["lemmas"]:
        values = {**shared, "lemma": lemma, "pos": pos.value, "roles": roles}
        made.append(_cues_as_tokens(_converter.structure(values, Trigger)))
    return made


def _cues_as_tokens(trigger: Trigger) -> Trigger:
    """Spell hyphens of cue words as words of their own, as ``Trigger.words`` has them."""
    return replace(
        trigger,
        needs=tuple(map(as_tokens, trigger.needs)),
        unless=tuple(map(as_tokens, trigger.unless)),
    )


def _triggers(value: Any, _: Any) -> Triggers:
    if not isinstance(value, Mapping) or set(value) - set(_TRIGGER_KEYS):
        raise _MisfitError(f"triggers should have the keys {', '.join(_TRIGGER_KEYS)} only")
    return Triggers(
        **{
            key: tuple(t for item in value.get(key) or () for t in _trigger_group(item, pos))
            for key, pos in _TRIGGER_KEYS.items()
        }
    )


def _is_tuple(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _scalar)  # text enumerations come by str's
    converter.register_structure_hook_func(_is_tuple, _sequence)
    converter.register_structure_hook(Triggers, _triggers)
    return converter


_converter = _make_converter()


def _in_words(error: BaseException, kind: type | None) -> str:
    if isinstance(error, _MisfitError):
        return str(error)
    if isinstance(error, KeyError):
        return "is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        known = ""
        if is_dataclass(error.cl):
            known = f" (known: {', '.join(f.name for f in fields(error.cl) if f.name != 'id')})"
        return f"has unknown keys {', '.join(sorted(error.extra_fields))}{known}"
    return str(error) or type(error).__name__


def shape(entry: Any, kind: type[T], *, entry_id: str, where: str) -> T:
    """Make one record out of one entry.

    Args:
        entry: the parsed mapping, without its identifier.
        kind: the record's class; its ``id`` is filled with ``entry_id``.
        entry_id: the entry's key.
        where: file and section, for messages.

    Raises:
        CodebookError: the entry does not fit, with the first thing to mend.
    """
    place = f"{where}, entry '{entry_id}'"
    if not isinstance(entry, Mapping):
        raise CodebookError(f"{place}: should be a mapping, not {entry!r}")
    named = is_dataclass(kind) and any(part.name == "id" for part in fields(kind))
    try:
        return _converter.structure({**entry, "id": entry_id} if named else entry, kind)
    except (ClassValidationError, IterableValidationError, ValueError) as error:
        first = transform_error(error, "", _in_words)[0]
        message, _, path = first.rpartition(" @ ")
        raise CodebookError(f"{place}: {path.lstrip('.') or 'it'}: {message}") from error
