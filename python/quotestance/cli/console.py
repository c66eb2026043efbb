"""Where commands print what a person reads."""

from rich.console import Console

# Where nothing tells the width: room for a sentence, and what fits a printed page.
_WIDTH = 100


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # `reporting` deals with it, as for every command


def open_console() -> Console:
    """Standard output: in colour on a terminal, unless NO_COLOR is set, and plain where it is piped."""
    console = _Console(highlight=False)
    return console if console.is_terminal else _Console(highlight=False, width=_WIDTH)
