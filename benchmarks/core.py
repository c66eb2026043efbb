"""The C++ benchmarks: a program of Google Benchmark, run with one filter at a time."""

import json
import statistics
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.texts import ROOT, load

TABLES = ROOT / "python" / "quotestance" / "data"
STAGES = (
    *("utf8", "tokens", "language", "matches", "furniture", "quotes", "mentions", "code_points", "statements"),
    "speakers",
)


class Program:
    """`quotestance_bench` on a file of texts."""

    def __init__(self, path: Path, file: Path) -> None:
        self._path, self._file = path, file
        self.size = sum(len(article.encode()) for article in load(file))

    def run(self, name: str, repetitions: int = 1, seconds: float = 0.3) -> list[dict[str, Any]]:
        """What Google Benchmark reports of the benchmarks whose names match, in random order."""
        options = {
            "filter": name,
            "repetitions": repetitions,
            "min_time": seconds,
            "min_warmup_time": 0.05,
            "enable_random_interleaving": "true",
            "format": "json",
        }
        flags = [f"--benchmark_{option}={value}" for option, value in options.items()]
        done = subprocess.run([self._path, self._file, TABLES, *flags], capture_output=True, text=True, check=True)
        runs = json.loads(done.stdout)["benchmarks"]
        return [run for run in runs if run["run_type"] == "iteration"]

    def speed(self, name: str) -> float:
        """Megabytes a second of CPU time, run once."""
        [run] = self.run(f"^{name}$")
        return float(run["bytes_per_second"]) / 1e6

    def has(self, name: str) -> bool:
        """Whether this machine can run it."""
        flags = ["--benchmark_list_tests=true"]
        done = subprocess.run([self._path, self._file, TABLES, *flags], capture_output=True, text=True, check=True)
        return name in done.stdout.split()


def by_stage(program: Program, repetitions: int) -> list[dict[str, Any]]:
    """Nanoseconds a token of each stage; what comes after the speakers is the rest of the whole path."""
    runs = program.run("^(stages|core/threads:1/process_time)$", repetitions)
    stages = [run for run in runs if run["name"].startswith("stages")]
    whole = [program.size / run["bytes_per_second"] for run in runs if run["name"].startswith("core")]
    tokens = stages[0]["count"]
    # The stages look at the wall clock, which costs less; all is told in CPU time.
    nanoseconds = {
        name: statistics.median(run[f"ns {name}"] * run["cpu_time"] / run["real_time"] for run in stages)
        for name in STAGES
    }
    all_of_them = statistics.median(whole) / tokens * 1e9
    nanoseconds["targets, stance, table"] = all_of_them - sum(nanoseconds.values())
    return [{"stage": name, "nanoseconds_a_token": ns, "share": ns / all_of_them} for name, ns in nanoseconds.items()]
