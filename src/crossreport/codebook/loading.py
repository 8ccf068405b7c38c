"""Loads the codebook: our files, a person's files over them, checked and indexed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from crossreport.codebook import checking
from crossreport.codebook.book import Codebook
from crossreport.codebook.events import EventType, Triggers
from crossreport.codebook.files import CodebookError, codebook_version, read_yaml, read_yaml_file
from crossreport.codebook.forces import with_forces
from crossreport.codebook.merging import merged
from crossreport.codebook.sections import SECTIONS
from crossreport.codebook.shaping import shape


def load_codebook(extra: Sequence[Path] = ()) -> Codebook:
    """Return the codebook, read once per set of files.

    Args:
        extra: YAML files of a person's own entries, laid over ours in this order. They have
            the same sections as ours (``actors:``, ``triggers:`` …): a new identifier adds an
            entry, a known one changes the keys it gives, lists are joined, ``null`` removes.

    Raises:
        CodebookError: an entry does not fit; file, entry and what to do, in one line.
    """
    return _load(tuple((path.resolve(), _stamp(path)) for path in extra))


def _stamp(path: Path) -> int:
    """Return something that changes when the file does, so that a cached book is not stale."""
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise CodebookError(f"codebook file {path}: {reason}; check the path") from error


@lru_cache(maxsize=8)
def _load(extra: tuple[tuple[Path, int], ...]) -> Codebook:
    paths = tuple(path for path, _ in extra)
    raw = {name: _section(section.file, name) for name, section in SECTIONS.items()}
    touched: dict[tuple[str, str], str] = {}
    for path in paths:
        for name, entries in _user_sections(path).items():
            raw[name] = merged(raw[name], entries)
            touched.update({(name, key): str(path) for key in entries})
    return _assemble(_shape_all(raw, touched), codebook_version(paths))


def _section(file: str, name: str) -> dict[str, Any]:
    content = read_yaml(file)
    if not isinstance(content, Mapping) or not isinstance(content.get(name), Mapping):
        raise CodebookError(f"{file}.yaml: has no section '{name}'; add it")
    return dict(content[name])


def _user_sections(path: Path) -> dict[str, Mapping[str, Any]]:
    content = read_yaml_file(path)
    if not isinstance(content, Mapping):
        raise CodebookError(f"{path}: should hold sections such as 'actors:'; found {content!r}")
    for name, entries in content.items():
        if name not in SECTIONS:
            raise CodebookError(f"{path}: unknown section '{name}'; known: {', '.join(SECTIONS)}")
        if not isinstance(entries, Mapping):
            raise CodebookError(f"{path}, section '{name}': should map identifiers to entries")
    return dict(content)


def _shape_all(
    raw: Mapping[str, Mapping[str, Any]], touched: Mapping[tuple[str, str], str]
) -> dict[str, dict[str, Any]]:
    shaped: dict[str, dict[str, Any]] = {}
    for name, section in SECTIONS.items():
        shaped[name] = {}
        for key, entry in raw[name].items():
            where = f"{touched.get((name, key), section.file + '.yaml')}, section '{name}'"
            shaped[name][str(key)] = shape(entry, section.entry, entry_id=str(key), where=where)
    return shaped


def _with_triggers(
    types: Mapping[str, EventType], triggers: Mapping[str, Triggers]
) -> dict[str, EventType]:
    for name in triggers:
        if name not in types:
            raise CodebookError(f"triggers, entry '{name}': there is no such event type; add it")
    return {name: replace(t, triggers=triggers.get(name, Triggers())) for name, t in types.items()}


def _check_references(parts: Mapping[str, Mapping[str, Any]]) -> None:
    """Check identifiers that one section takes from another."""
    for section, attribute, target in (
        ("weapons", "event_type", "event_types"),
        ("aggregate_nouns", "event_type", "event_types"),
        ("sources", "actor", "actors"),
    ):
        for key, entry in parts[section].items():
            value = getattr(entry, attribute)
            if value is not None and value not in parts[target]:
                raise CodebookError(
                    f"{section}, entry '{key}': {attribute} '{value}' is not in {target}; "
                    "add it there or correct the name"
                )


def _assemble(parts: dict[str, dict[str, Any]], version: str) -> Codebook:
    types = _with_triggers(parts["event_types"], parts.pop("triggers"))
    checking.check_counterparts(types.values())
    parts["event_types"] = types = checking.mirror_near(types)
    templates = parts.pop("force_templates").values()
    parts["actors"] = actors = with_forces(parts["actors"], parts["countries"].values(), templates)
    _check_references(parts)
    sources = parts["sources"].values()
    return Codebook(
        version=version,
        **parts,
        trigger_index=checking.index_triggers(types),
        actor_names=checking.index_names(actors.values(), section="actors"),
        actor_abbreviations=checking.index_abbreviations(actors.values(), section="actors"),
        source_names=checking.index_names(sources, section="sources"),
        source_abbreviations=checking.index_abbreviations(sources, section="sources"),
    )
