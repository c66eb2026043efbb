"""Ctrl-C, and how far the work is."""

import os
import signal
import subprocess
import sys
import time

import pytest

import quotestance as qs

ENDLESS = """
import quotestance as qs, sys
texts = ["“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel. " * 50] * 1_000_000
analyzer = qs.Analyzer(threads={threads})
print("ready", flush=True)
try:
    analyzer.analyze(texts)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""
RESAMPLING = """
import numpy as np
from quotestance import _core
rows = np.arange(20_000)
print("ready", flush=True)
try:
    _core.estimate_means(np.sin(rows), rows * 0, rows, np.zeros(1, np.int64),
                         replicates=5_000_000, level=0.95, seed=0, threads={threads})
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def interrupted(command: list[str], wait: float = 0.5, **options) -> subprocess.CompletedProcess[bytes]:
    """What comes of a command that is interrupted at work; its work would go on for minutes."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(command, process.returncode, first + out, err)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("work", [ENDLESS, RESAMPLING])
@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_stops_the_work(work, threads):
    result = interrupted([sys.executable, "-c", work.format(threads=threads)])
    assert result.stdout.split() == [b"ready", b"stopped"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_ctrl_c_on_the_command_line(tmp_path, quote):
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{quote * 20}"}}\n' * 40_000, encoding="utf-8")
    command = [sys.executable, "-m", "quotestance", "analyze", "a.jsonl", "-o", "-"]
    result = interrupted(command, wait=0, cwd=tmp_path)
    assert result.returncode == 130
    assert b"Traceback" not in result.stderr


def test_progress(texts):
    seen: list[int] = []
    many = texts * 5_000
    qs.Analyzer(threads=2).analyze(many, id=range(len(many)), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == len(many)
    assert len(seen) < 2_000  # now and then, not for each article


def test_what_progress_raises_stops_the_work(texts):
    def stop(done: int) -> None:
        raise RuntimeError("enough")

    for threads in (1, 3):
        with pytest.raises(RuntimeError, match="enough"):
            qs.Analyzer(threads=threads).analyze(texts * 5_000, progress=stop)
