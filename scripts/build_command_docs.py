"""Write docs/commands.md, the reference of the command line, from the commands themselves.

Usage: python scripts/build_command_docs.py [--check]

With --check nothing is written; the exit status is 1 when the page is stale.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from crossreport.cli.exits import MEANING
from crossreport.cli.main import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

_INTRODUCTION = """\
# Commands

<!-- Written by scripts/build_command_docs.py; change the commands instead of this page. -->

Data goes to standard output, progress and messages to standard error. Tables fit the terminal's
width (or `COLUMNS`); in a pipe nothing is wrapped and identifiers are whole. `--json` gives the
same as JSON. The option `--record` can be left out where `CROSSREPORT_RECORD` names the record.

Every step can be stopped at any moment and run again: what is done with the same versions of
code, codebook and gazetteer is not done twice.

How values are shown: `10–12 (11)` is a figure's low and high with the best; one number where they
are equal; `≥20` has an open high, `≤9` an unknown low; `–` means that nobody said and never 0.
A date shows its interval and width; a place the radius within which it is known.
"""


def commands(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command that does something, with the words that call it."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, one in inner.items():
        yield from commands(one, (*path, name))


def options(command: Any) -> Iterator[str]:
    """Yield one line for each argument and option of a command."""
    for one in command.params:
        text = " ".join((one.help or "").split())
        if one.param_type_name == "argument":
            yield f"- `{one.metavar or one.name.upper()}`: {text}"
            continue
        names = ", ".join(f"`{name}`" for name in one.opts)
        value = "" if getattr(one, "is_flag", False) else f" `{one.metavar}`"
        facts = [
            *(["required"] if one.required else []),
            *([f"default `{one.default}`"] if isinstance(one.default, str) else []),
        ]
        yield f"- {names}{value}: {text}" + (f" ({', '.join(facts)})" if facts else "")


def section(path: tuple[str, ...], command: Any) -> str:
    """Return the section of one command."""
    words = " ".join(path)
    named = [one for one in command.params if one.param_type_name == "argument"]
    arguments = "".join(f" {one.metavar or one.name.upper()}" for one in named)
    required = "".join(
        f" {one.opts[0]} {one.metavar}"
        for one in command.params
        if one.param_type_name == "option" and one.required
    )
    paragraphs = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    text = "\n\n".join(part for part in paragraphs if part)
    return f"## {words}\n\n```sh\n{words}{arguments}{required}\n```\n\n{text}\n\n" + (
        "\n".join(options(command)) + "\n"
    )


def page() -> str:
    """Return the whole page."""
    found = commands(typer.main.get_command(app), ("crossreport",))
    codes = "\n".join(f"| {int(code)} | {meaning} |" for code, meaning in MEANING.items())
    exits = f"## Exit codes\n\n| Code | Meaning |\n| --- | --- |\n{codes}\n"
    return "\n".join([_INTRODUCTION, *(section(*one) for one in found), exits])


def main() -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in sys.argv[1:]:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{PAGE.name} is stale; run: python scripts/build_command_docs.py", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
