"""Shows progress on standard error: a bar on a terminal, lines elsewhere."""

from time import monotonic
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from crossreport.cli.render.text import shortened

LINE_SECONDS = 10.0
"""How often a long step says where it is, where there is no terminal."""
_DRAW_SECONDS = 0.05  # oftener would cost more than the work of many a step


class Shown:
    """Progress on a console; use it in a ``with`` statement."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars = Bars(
            TextColumn("{task.description:<10}", markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._total: int | None = None
        self._done = 0
        self._told = 0.0
        self._drawn = 0.0

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def begin(self, step: str, total: int | None) -> None:
        """Show that a step begins."""
        self._task = self._bars.add_task(step, total=total, note="")
        self._total, self._done, self._told = total, 0, monotonic()
        self._drawn = 0.0
        if not self._console.is_terminal:
            self._console.print(f"{step} …", soft_wrap=True)

    def advance(self, step: str, note: str = "") -> None:
        """Show that one more thing is done."""
        self._done += 1
        if self._task is not None and monotonic() - self._drawn >= _DRAW_SECONDS:
            self._drawn = monotonic()
            self._bars.update(self._task, completed=self._done, note=shortened(note, 40))
        if not self._console.is_terminal and monotonic() - self._told >= LINE_SECONDS:
            self._told = monotonic()
            of = "" if self._total is None else f" of {self._total:,}"
            self._console.print(f"{step}: {self._done:,}{of} …", soft_wrap=True)

    def end(self, step: str, summary: str) -> None:
        """Show what the step did."""
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None
        self._console.print(f"{step}: {summary}", soft_wrap=True)
