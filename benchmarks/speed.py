"""The ceiling, the core from C++, and the whole from Python, on the same text in turn; then by threads."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.core import Program
from benchmarks.measure import Series, Worker, alternate
from benchmarks.ours import FORMS

CORE = "core/threads:1/process_time"
CEILING = {"memcpy": "memcpy", "tokenise and hash": "hash", "tokenise and hash, vectors": "hash_vectors"}


def measure(file: Path, program: Program | None, rounds: int) -> dict[str, Any]:
    """Megabytes of text in a second of CPU time, and the ratios that the floors are about."""
    subjects: dict[str, Callable[[], float]] = {}
    if program:
        names = {name: key for name, key in (CEILING | {"core, C++": CORE}).items() if program.has(key)}
        subjects |= {name: lambda key=key: program.speed(key) for name, key in names.items()}  # type: ignore[misc]
    with ExitStack() as stack:
        for form in FORMS:
            worker = stack.enter_context(Worker("ours", form, file))
            worker()
            subjects[form] = worker.speed
        speeds = alternate(subjects, rounds)
    found: dict[str, Any] = {"speeds": {name: speed.facts() for name, speed in speeds.items()}}
    if program:
        core = speeds["core, C++"]
        found["of_core"] = {form: speeds[form].over(core).facts() for form in FORMS}
        found["of_ceiling"] = {name: core.over(speeds[name]).facts() for name in CEILING if name in speeds}
    return found


def by_threads(file: Path, rounds: int) -> list[dict[str, Any]]:
    """Wall time of one thread, two, and as many as there are cores."""
    counts = sorted({1, 2, os.cpu_count() or 1})
    with ExitStack() as stack:
        workers = {n: stack.enter_context(Worker("ours", "Arrow string", file, n)) for n in counts}
        speeds = alternate({str(n): lambda w=w: w.size / 1e6 / w()["wall"] for n, w in workers.items()}, rounds)  # type: ignore[misc]
    one: Series = speeds["1"]
    return [{"threads": n, "speed": speeds[str(n)].facts(), "ratio": speeds[str(n)].over(one).facts()} for n in counts]
