"""How soon the first result is there: import, first analyzer, first article, each in processes of their own."""

import importlib
import json
import os
import subprocess
import sys
import time
from typing import Any

from benchmarks.measure import ONE_THREAD, Series
from benchmarks.texts import ROOT

ARTICLE = "“Kami tidak bisa mempercayai janji Barat,” kata Menteri Luar Negeri Arendia, Tomas Verel."
STEPS = ("import pandas and pyarrow", "import quotestance, beyond these", "first analyzer", "first result")


def measure(rounds: int) -> dict[str, Any]:
    """Seconds of wall time of each step; the first process warms the files."""
    command = [sys.executable, "-c", "from benchmarks import start; start.once()"]
    runs = []
    for _ in range(rounds + 1):
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | ONE_THREAD
        )
        runs.append(json.loads(done.stdout))
    return {step: Series(tuple(run[step] for run in runs[1:])).facts() for step in STEPS}


def once() -> None:
    """In a fresh process: the steps, timed."""
    marks = [time.perf_counter()]
    for names in (["pandas", "pyarrow"], ["quotestance"]):
        for name in names:
            importlib.import_module(name)
        marks.append(time.perf_counter())
    analyzer = importlib.import_module("quotestance").Analyzer()
    marks.append(time.perf_counter())
    analyzer.analyze(ARTICLE)
    marks.append(time.perf_counter())
    print(json.dumps({step: after - before for step, before, after in zip(STEPS, marks, marks[1:], strict=False)}))
