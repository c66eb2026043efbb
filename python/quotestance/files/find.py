"""Which files are meant by the paths, folders and globs of a command line."""

import glob
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from quotestance.errors import InvalidFile, invalid_option, near

#: Suffixes of the files that `read` understands.
READABLE = (".txt", ".jsonl", ".csv", ".tsv", ".parquet", ".arrow")

#: The path that stands for standard input.
STDIN = Path("-")


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files, each once, in the order of the paths; those of a folder or a glob sorted by name.

    A folder gives all readable files in it and its subfolders.

    Raises
    ------
    InvalidFile
        A path does not exist, or a folder or glob holds nothing to read.
    InvalidOption
        A file has a suffix that cannot be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _expand(Path(path)):
            found[file] = None
    return list(found)


def _expand(path: Path) -> list[Path]:
    if path == STDIN:
        return [path]
    if path.is_file():
        _check_suffix(path)
        return [path]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix.lower() in READABLE and file.is_file())
        what = "the folder holds"
    elif glob.has_magic(str(path)):
        files = sorted(Path(match) for match in glob.glob(str(path), recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
        files = [file for file in files if file.is_file()]
        for file in files:
            _check_suffix(file)
        what = "it matches"
    else:
        raise no_such_file(path)
    if not files:
        raise InvalidFile(f"{path}: {what} no {', '.join(READABLE)} file", file=str(path))
    return files


def no_such_file(path: Path) -> InvalidFile:
    """The error for a path that does not exist, ready to raise."""
    siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    meant = near(path.name, siblings)
    hint = f"; did you mean {path.parent / meant[0]}?" if meant else ""
    return InvalidFile(f"{path}: no such file or folder{hint}", file=str(path))


def standard_input() -> IO[bytes]:
    """What comes in, as bytes.

    Raises
    ------
    InvalidFile
        The caller has closed it.
    """
    if sys.stdin is None:
        raise InvalidFile("standard input is closed", file=str(STDIN))
    return sys.stdin.buffer


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() not in READABLE:
        message = f"{path}: cannot read {path.suffix or 'a file without a suffix'}; give {', '.join(READABLE)}"
        raise invalid_option("paths", path, message)
