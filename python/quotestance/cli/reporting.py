"""How a command speaks to its caller: errors and warnings on stderr, exit codes for scripts."""

import io
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from quotestance.errors import QuotestanceError, QuotestanceWarning

SOME_FAILED = 1
BAD_INPUT = 2


def note(message: str) -> None:
    """A line for the person at the terminal."""
    typer.echo(message, err=True)


@contextmanager
def reporting() -> Iterator[None]:
    """Turn errors into one line and exit code 2, warnings into lines; a closed pipe ends in silence.

    What the encoding of the terminal lacks comes out as a question mark.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    with warnings.catch_warnings():
        warnings.simplefilter("always", QuotestanceWarning)
        warnings.showwarning = _shown_once()
        try:
            yield
            if sys.stdout is not None:  # closed by the caller
                sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes stdout once more at exit; it must not find the closed pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (QuotestanceError, OSError) as error:
            note(f"error: {_in_options(str(error))}")
            raise typer.Exit(BAD_INPUT) from None


def _shown_once() -> Callable[..., None]:
    """Shows warnings as lines; what is found again in each batch of a stream, once."""
    shown: set[str] = set()

    def show(message: Warning | str, *rest: object, **more: object) -> None:
        if (text := str(message)) not in shown:
            shown.add(text)
            note(f"warning: {_in_options(text)}")

    return show


def _in_options(message: str) -> str:
    """The message with the options of the command line in place of the arguments of the functions."""
    for argument, option in (("strict=False", "--no-strict"), ("text=", "--text-column"), ("id=", "--id-column")):
        message = re.sub(rf"(pass|with) {argument}", rf"\1 {option}", message)
    return message
