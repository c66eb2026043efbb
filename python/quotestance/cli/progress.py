"""A progress bar, where there is a terminal to show it."""

from types import TracebackType
from typing import Self

from rich import progress
from rich.console import Console


class Progress:
    """Shows on stderr how many articles are done; nothing if that is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            progress.SpinnerColumn(),
            progress.TextColumn("{task.completed:,.0f} articles"),
            progress.TimeElapsedColumn(),
        )
        self._bar = progress.Progress(*columns, console=console, transient=True)
        self._shown = console.is_terminal
        self._task = self._bar.add_task("articles", total=None)

    def advance(self, articles: int) -> None:
        """So many more are done."""
        self._bar.advance(self._task, articles)

    def __enter__(self) -> Self:
        if self._shown:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._bar.stop()
