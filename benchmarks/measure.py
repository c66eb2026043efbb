"""Processes that measure, told so in turn: what disturbs the machine disturbs all of them alike."""

import json
import math
import os
import select
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from benchmarks.texts import ROOT

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS"), "1")

START_LIMIT = 600.0  # seconds until a process is ready


class TimeLimit(Exception):
    """A process took longer than it may."""


class Ended(Exception):
    """A process ended before it was told to; the message is its last word."""


class Worker:
    """A Python module run as a process of its own, which serves as ``benchmarks.worker`` describes."""

    def __init__(self, module: str, *arguments: object, python: str = sys.executable, limit: float = 3600) -> None:
        command = [python, "-m", f"benchmarks.{module}", *map(str, arguments)]
        self._limit = limit
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 (closed with the process)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            cwd=ROOT,
            env=os.environ | ONE_THREAD,
        )
        try:
            self.ready = self._answer(START_LIMIT)
        except BaseException:
            self.close()
            raise

    def __call__(self, told: str = "") -> dict[str, float]:
        """Work once: seconds of wall time and of CPU time, and the most memory so far.

        A process without a file of its own is told one.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(f"{told}\n")
        self._process.stdin.flush()
        return self._answer(self._limit)

    @property
    def size(self) -> int:
        """The bytes of text that it works on."""
        return int(self.ready["size"])

    def speed(self) -> float:
        """Megabytes of text in a second of CPU time, working once."""
        return self.size / 1e6 / self()["cpu"]

    def _answer(self, limit: float) -> dict[str, float]:
        out = self._process.stdout
        assert out is not None
        if not select.select([out], [], [], limit)[0]:
            raise TimeLimit
        line = out.readline()
        if not line:
            raise Ended(self._last_error())
        answer: dict[str, float] = json.loads(line)
        return answer

    def _last_error(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        return (self._errors.read().strip().splitlines() or ["no message"])[-1]

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


@dataclass(frozen=True)
class Series:
    """One figure in all rounds."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The figure that is reported."""
        return statistics.median(self.values)

    def over(self, other: "Series") -> "Series":
        """The ratio in each round."""
        return Series(tuple(a / b for a, b in zip(self.values, other.values, strict=True)))

    def facts(self) -> dict[str, float]:
        """What is kept."""
        return {"median": self.median, "least": min(self.values), "most": max(self.values)}


def alternate(subjects: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Series]:
    """Each subject once in every round, in the same order."""
    values: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, subject in subjects.items():
            values[name].append(subject())
    return {name: Series(tuple(some)) for name, some in values.items()}


def slope(sizes: Iterable[float], seconds: Iterable[float]) -> float:
    """Of the logarithm of the time over that of the size: 1 where the time is linear."""
    return statistics.linear_regression([math.log(x) for x in sizes], [math.log(y) for y in seconds]).slope
