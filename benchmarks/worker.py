"""The inside of a process that works when told, and says how long it took: one line of JSON for each line it reads.

It runs in the peers' environment too, so it imports nothing of ours.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def serve(run: Callable[[], object], size: int, **facts: float) -> None:
    """Say that all is ready, and what else there is to say; then call `run`, on `size` bytes of text, when told."""
    serve_each(lambda _: run, size=size, **facts)


def serve_each(prepare: Callable[[str], Callable[[], object]], **facts: float) -> None:
    """The same where each line of the input says what to prepare, before the clock starts."""
    say(peak=peak(), **facts)
    for line in sys.stdin:
        run = prepare(line.rstrip("\n"))
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        say(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu, peak=peak())


def say(**facts: float) -> None:
    """One line of JSON on the standard output."""
    print(json.dumps(facts), flush=True)


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux counts the process that started this one, too
        [line] = [line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")]
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
