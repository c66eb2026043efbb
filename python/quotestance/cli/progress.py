"""A progress bar, where there is a terminal to show it."""

from types import TracebackType
from typing import Self

from rich import progress
from rich.console import Console
from rich.text import Text


class Progress:
    """Shows on stderr how many articles are done, how fast, and how long it may still take; only on a terminal.

    Parameters
    ----------
    size
        Bytes of all that there is to do; None where nobody knows, and so nobody knows how long it may take.
    """

    def __init__(self, size: int | None) -> None:
        console = Console(stderr=True)
        columns = [
            progress.SpinnerColumn(),
            progress.TextColumn("{task.fields[articles]:,} articles"),
            _Rate(),
            progress.TimeElapsedColumn(),
        ]
        if size is not None:
            columns += [progress.BarColumn(), _Left()]
        self._bar = progress.Progress(*columns, console=console, transient=True)
        self._shown = console.is_terminal
        self._task = self._bar.add_task("articles", total=size, articles=0)

    def advance(self, articles: int, place: float) -> None:
        """So many more are done, and so many bytes of the whole are read."""
        done = self._bar.tasks[0].fields["articles"] + articles
        self._bar.update(self._task, completed=place, articles=done)

    def __enter__(self) -> Self:
        if self._shown:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._bar.stop()


class _Rate(progress.ProgressColumn):
    """Articles and megabytes in a second, since the beginning."""

    def render(self, task: progress.Task) -> Text:
        seconds = task.elapsed
        if not seconds or not task.fields["articles"]:
            return Text("")
        rates = task.fields["articles"] / seconds, task.completed / 1e6 / seconds
        return Text("{:,.0f}/s, {:.1f} MB/s".format(*rates), style="dim")


class _Left(progress.ProgressColumn):
    """The time that is left if it goes on as until now."""

    def render(self, task: progress.Task) -> Text:
        if not task.elapsed or not task.completed or not task.total:
            return Text("")
        seconds = round(task.elapsed * (task.total - task.completed) / task.completed)
        return Text(f"{seconds // 60}:{seconds % 60:02} left", style="dim")
