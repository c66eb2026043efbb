"""How time and memory grow: with the number of articles, their length, and the size of the lexicon."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import texts
from benchmarks.measure import Worker, slope

FACTORS = (1, 10, 100)
LENGTHS = (1, 10, 100, 1000)
ROW_GROUP = 8_000_000  # bytes of text

# A small process between: on Linux the memory of the one that starts another counts for both.
LAUNCHER = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.perf_counter() - begin
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * unit}))
"""


def articles(news: texts.Collection, folder: Path, size: int) -> dict[str, Any]:
    """`size` bytes of articles, ten and a hundred times as many: in one table in memory, and by the command line."""
    rows: list[dict[str, Any]] = []
    for factor in FACTORS:
        file = parquet(news, size * factor, folder / "articles.parquet")
        rows.append({"factor": factor, "bytes": size * factor, **in_memory(file), "cli": command_line(file)})
        file.unlink()
    sizes = [row["bytes"] for row in rows]
    return {
        "rows": rows,
        "slope": slope(sizes, [row["cpu"] for row in rows]),
        "slope_cli": slope(sizes[1:], [row["cli"]["cpu"] for row in rows[1:]]),
    }


def in_memory(file: Path) -> dict[str, float]:
    """One thread: seconds, the memory before and at most."""
    with Worker("ours", "Parquet", file) as worker:
        return {"before": worker.ready["peak"], **worker()}


def command_line(file: Path) -> dict[str, float]:
    """All cores: seconds and the most memory of the process."""
    output = file.with_name("statements.parquet")
    analyze = [sys.executable, "-m", "quotestance", "analyze", str(file), "--output", str(output)]
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *analyze], check=True, capture_output=True, text=True)
    output.unlink()
    facts: dict[str, float] = json.loads(done.stdout)
    return facts


def parquet(news: texts.Collection, size: int, path: Path) -> Path:
    """A file of articles drawn again and again."""
    schema = pa.schema({"id": pa.string(), "text": pa.string()})
    with pq.ParquetWriter(path, schema) as writer:
        group: list[str] = []
        held = count = 0
        for article in news.draws(size):
            group.append(article)
            held += len(article)
            if held >= ROW_GROUP:
                count, held = _write(writer, group, count), 0
        _write(writer, group, count)
    return path


def _write(writer: pq.ParquetWriter, group: list[str], count: int) -> int:
    ids = [str(count + i) for i in range(len(group))]
    writer.write_table(pa.table({"id": ids, "text": group}, writer.schema))
    count += len(group)
    group.clear()
    return count


def lengths(news: texts.Collection, folder: Path, size: int, rounds: int) -> dict[str, Any]:
    """The same amount of text in articles of the usual length, and ten to a thousand times as long."""
    usual = sum(len(article.encode()) for article in news.articles) / len(news.articles)
    rows = []
    for factor in LENGTHS:
        drawn = news.sample(size)
        joined = ["\n\n".join(drawn[at : at + factor]) for at in range(0, len(drawn), factor)]
        with Worker("ours", "list", texts.write(joined, folder / "long.txt")) as worker:
            runs = [worker() for _ in range(rounds)]
            seconds = min(run["cpu"] for run in runs)
            rows.append(
                {
                    "factor": factor,
                    "bytes_an_article": worker.size / len(joined),
                    "megabytes_per_second": worker.size / 1e6 / seconds,
                    "peak": runs[-1]["peak"],
                }
            )
    seconds_each = [row["bytes_an_article"] / row["megabytes_per_second"] for row in rows]
    return {"usual": usual, "rows": rows, "slope": slope([row["bytes_an_article"] for row in rows], seconds_each)}


def lexicons(file: Path, factors: Sequence[int], rounds: int) -> dict[str, Any]:
    """The bundled lexicon, and with so many synthetic concepts that it has ten and a hundred times as many."""
    rows = []
    for factor in factors:
        with Worker("lexicon_size", file, factor) as worker:
            runs = [worker() for _ in range(rounds)]
            rows.append(
                {
                    "factor": factor,
                    "concepts": worker.ready["concepts"],
                    "compile_seconds": worker.ready["seconds"],
                    "megabytes_per_second": worker.size / 1e6 / min(run["cpu"] for run in runs),
                    "peak": runs[-1]["peak"],
                }
            )
    concepts = [row["concepts"] for row in rows]
    return {
        "rows": rows,
        "slope_compile": slope(concepts, [row["compile_seconds"] for row in rows]),
        "slope": slope(concepts, [1 / row["megabytes_per_second"] for row in rows]),
    }
