"""What estimates of many statements cost, beside pandas, polars, SciPy, NumPy and statsmodels, each in a process."""

from contextlib import ExitStack
from typing import Any

from benchmarks.estimating import OURS, REPLICATES, SHARES, THEIRS
from benchmarks.measure import Series, Worker


def measure(rows: int, rounds: int) -> dict[str, Any]:
    """By estimate: seconds of CPU time and of wall time of each, their ratios to ours, and what memory ours takes."""
    return {"rows": rows, "replicates": REPLICATES} | {name: beside(name, rows, rounds) for name in OURS}


def beside(name: str, rows: int, rounds: int) -> dict[str, Any]:
    """One of ours and all that do the same."""
    subjects = [name, *(other for other in THEIRS if other.startswith(f"{name}, "))]
    answers: dict[str, list[dict[str, float]]] = {subject: [] for subject in subjects}
    with ExitStack() as stack:
        workers = {subject: stack.enter_context(Worker("estimating", subject, rows)) for subject in subjects}
        first = workers[name]()
        for _ in range(rounds):
            for subject, worker in workers.items():
                answers[subject].append(worker())
        ready = workers[name].ready
    times = {
        clock: {subject: series(some, clock, SHARES.get(subject, 1)) for subject, some in answers.items()}
        for clock in ("cpu", "wall")
    }
    return {
        "memory": {"bytes": ready["size"], "extra": first["peak"] - ready["peak"]},
        "subjects": {
            subject: {
                clock: {"seconds": some[subject].facts(), "ratio": some[subject].over(some[name]).facts()}
                for clock, some in times.items()
            }
            for subject in subjects
        },
    }


def series(answers: list[dict[str, float]], clock: str, times: int) -> Series:
    """The seconds of all rounds."""
    return Series(tuple(answer[clock] * times for answer in answers))
