"""The page of a run, and its figures for programs."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.floors import FLOORS, size

Facts = dict[str, Any]


def write(facts: Facts, docs: Path) -> None:
    """`performance.md` and `performance.json`."""
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "performance.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (docs / "performance.md").write_text(page(facts), encoding="utf-8")


def renewed(facts: Facts, docs: Path) -> Facts:
    """The figures of the run before with these in the place of its own, and when these were measured."""
    before: Facts = json.loads((docs / "performance.json").read_bytes())
    parts = {part: found for part, found in facts.items() if part in SECTIONS}
    when = {part: {key: facts["machine"][key] for key in ("date", "commit")} for part in parts}
    return before | parts | {"later": before.get("later", {}) | when}


def page(facts: Facts) -> str:
    """The whole page, in Markdown; what was not measured is left out."""
    sections = [opening(facts), floors(facts), "![The figures](images/performance.svg)"]
    sections += [section(facts[key]) for key, section in SECTIONS.items() if key in facts]
    return "\n\n".join([*sections, PROVISOS]) + "\n"


def opening(facts: Facts) -> str:
    """Where and when."""
    machine = facts["machine"]
    packages = ", ".join(f"{name} {version}" for name, version in machine["packages"].items())
    later = "; ".join(f"{part} on {at['date']} at {at['commit']}" for part, at in facts.get("later", {}).items())
    measured_later = f"\n\nMeasured later, on this machine: {later}." if later else ""
    quick = "\n\n**A quick run, to see that all works: its figures mean nothing.**" if facts["sizes"] == "quick" else ""
    return f"""# How fast it is

Made by `make bench` on {machine["date"]} at commit {machine["commit"]}: {machine["processor"]}, {machine["cores"]}
cores, {machine["memory"] / 2**30:.0f} GiB, load {machine["load_before"]:.1f} before; {machine["system"]}, Python
{machine["python"]}, {packages}.{measured_later}{quick}

Speeds are megabytes (10⁶ bytes) of UTF-8 text in a second of CPU time, one thread, unless it says otherwise. What is
compared was measured in turn in one run, on the same text, each in a process of its own: medians of the rounds, and of
the ratios in each round, with the least and the most. The Indonesian text is {facts["texts"]["id"]}, the English one
{facts["texts"]["en"]}, {size(facts["texts"]["bytes"])} each, drawn article by article with replacement. All numbers are
in [performance.json](performance.json)."""


def floors(facts: Facts) -> str:
    """The table at the top."""
    rows = [floor.row(facts) for floor in FLOORS]
    rows.append(("gold figures", "unchanged to the last digit", "held by `tests/python/test_gold.py`", "–"))
    return "## What it must reach\n\n" + table(("figure", "floor", "measured", "reached"), rows)


def speeds(found: Facts) -> str:
    """The ceiling, the core and the forms of input."""
    of_core = found.get("of_core", {})
    rows = [
        (name, spread(speed, 1), spread(of_core[name], 2) if name in of_core else "")
        for name, speed in found["speeds"].items()
    ]
    ceilings = [f"{spread(ratio, 3)} of {name}" for name, ratio in found.get("of_ceiling", {}).items()]
    text = f"\n\nThe core reaches {'; '.join(ceilings)}." if ceilings else ""
    return (
        "## The ceiling, the core, and from Python\n\n*Tokenise and hash* finds words and hashes them, and does "
        "nothing else. The core is the whole path in C++; the others go from what a user holds to a "
        "`Statements` object.\n\n" + table(("what", "MB/s", "÷ core"), rows) + text
    )


def stages(rows: Sequence[Facts]) -> str:
    """The core, taken apart."""
    cells = [(row["stage"], f"{row['nanoseconds_a_token']:.1f}", f"{row['share']:.1%}") for row in rows]
    return "## By stage\n\n" + table(("stage", "ns a token", "share"), cells)


def threads(found: Facts) -> str:
    """By wall time."""
    cells = [(row["threads"], spread(row["speed"], 1), spread(row["ratio"], 2)) for row in found["rows"]]
    return f"## By threads\n\n{size(found['bytes'])} of Arrow strings, by wall time.\n\n" + table(
        ("threads", "MB/s", "÷ one thread"), cells
    )


def peers(rows: Sequence[Facts]) -> str:
    """What others do in the same time."""
    cells = [
        (
            f"{row['peer']} ({row['version']})" if row["version"] else row["peer"],
            row["does"],
            row["language"],
            spread(row["speed"], 2) if "speed" in row else "not measured",
            spread(row["ratio"], 0) + "×" if "ratio" in row else f"`{row['missing']}`",
        )
        for row in rows
    ]
    return (
        "## Beside its peers\n\nEach does what it can; quotestance, in the last column, does all it does, from a "
        "list of articles. VADER and TextBlob are given sentences.\n\n"
        + table(("library", "what it does", "text", "MB/s", "quotestance is faster by"), cells)
    )


def articles(found: Facts) -> str:
    """More articles."""
    cells = [
        (
            size(row["bytes"]),
            f"{row['cpu']:.2f}",
            f"{row['bytes'] / 1e6 / row['cpu']:.1f}",
            f"{row['before'] / 1e6:.0f}, {row['peak'] / 1e6:.0f}",
            f"{row['cli']['wall']:.1f}",
            f"{row['cli']['peak'] / 1e6:.0f}",
        )
        for row in found["rows"]
    ]
    head = ("text", "s, one thread", "MB/s", "MB before and at most", "CLI: s, all cores", "CLI: MB at most")
    return (
        f"## More articles\n\nIn one table in memory, and from Parquet to Parquet by the command line. "
        f"Log–log slope of the time: {found['slope']:.2f}.\n\n" + table(head, cells)
    )


def lengths(found: Facts) -> str:
    """Longer articles."""
    cells = [
        (f"×{row['factor']}", f"{row['bytes_an_article'] / 1e3:.0f}", f"{row['megabytes_per_second']:.1f}")
        for row in found["rows"]
    ]
    return (
        f"## Longer articles\n\nArticles put one behind the other. Log–log slope of the time of an article: "
        f"{found['slope']:.2f}.\n\n" + table(("length", "kB an article", "MB/s"), cells)
    )


def lexicons(found: Facts) -> str:
    """More words."""
    cells = [
        (
            f"×{row['factor']}",
            row["concepts"],
            f"{row['compile_seconds']:.2f}",
            f"{row['megabytes_per_second']:.1f}",
            f"{row['peak'] / 1e6:.0f}",
        )
        for row in found["rows"]
    ]
    return (
        f"## A larger lexicon\n\nWith synthetic concepts of two words each. Log–log slope of the time to compile: "
        f"{found['slope_compile']:.2f}, of the time to analyze: {found['slope']:.2f}.\n\n"
        + table(("lexicon", "concepts", "s to compile", "MB/s", "MB at most"), cells)
    )


def ratio_to_news(row: Facts) -> float:
    """Of a worst case; 0 where it was stopped."""
    return float(row["of_normal"]["median"]) if "speed" in row else 0.0


def worst(rows: Sequence[Facts]) -> str:
    """What was made to be slow."""
    largest = max(row["bytes"] for row in rows)
    cells = [
        (row["case"], spread(row["speed"], 1), spread(row["of_normal"], 2), f"{row['slope']:.2f}")
        if "speed" in row
        else (row["case"], f"more than {row['stopped_after']:.0f} s: stopped", "", "")
        for row in sorted(rows, key=ratio_to_news)
    ]
    return (
        f"## Worst cases\n\n{largest / 1e6:.3g} MB of each, as one article; its speed over that of news measured "
        "beside it, and the log–log slope of the time from a tenth of the size.\n\n"
        + table(("text", "MB/s", "÷ news", "slope"), cells)
    )


def start(found: Facts) -> str:
    """The first second."""
    cells = [(step, spread({key: value * 1000 for key, value in times.items()}, 0)) for step, times in found.items()]
    return "## Start\n\nIn fresh processes, by wall time.\n\n" + table(("step", "ms"), cells)


def estimates(found: Facts) -> str:
    """Tensor, bootstrap, smoother."""
    ours = ("tensor", "bootstrap", "smoother")
    subjects = {name: row for each in ours for name, row in found[each]["subjects"].items()}
    cells = [
        (
            name,
            spread(row["cpu"]["seconds"], 3),
            times(row["cpu"]),
            spread(row["wall"]["seconds"], 3),
            times(row["wall"]),
        )
        for name, row in subjects.items()
    ]
    needs = "; ".join(f"the {name} {found[name]['memory']['extra'] / 1e6:.0f} MB" for name in ours)
    return (
        f"## Estimates\n\nOf {found['rows']:,} invented statements, in the order of their articles; what the others "
        "get, a frame with the types that `to_pandas` gives, is made before the clock starts. The tensor is that of "
        f"speakers × targets × months. The bootstrap has {found['replicates']:,} replicates, of which the others draw "
        "a share, multiplied: pandas resamples the statements of drawn articles, SciPy and NumPy the sums of articles, "
        "which pandas has made. The smoother fits a level to the weeks of each speaker; of statsmodels a share of the "
        f"speakers, multiplied. The statements take {found['tensor']['memory']['bytes'] / 1e6:.0f} MB, and beside them "
        f"{needs} at most.\n\n" + table(("estimate", "s of CPU time", "÷ ours", "s of wall time", "÷ ours"), cells)
    )


def times(row: Facts) -> str:
    """A ratio to ours."""
    return f"{spread(row['ratio'], 1)}×"


SECTIONS: dict[str, Callable[[Any], str]] = {
    "speed": speeds,
    "stages": stages,
    "threads": threads,
    "peers": peers,
    "articles": articles,
    "lengths": lengths,
    "lexicons": lexicons,
    "worst": worst,
    "start": start,
    "estimates": estimates,
}

PROVISOS = """## What to bear in mind

A machine that others share measures them too: what counts are the ratios. Text that is drawn again and again has the
words of few articles, which suits caches, those of the peers included. No library beside it finds statements in
Indonesian text, so the table compares the whole of one with a part of the other."""


def spread(facts: Facts, digits: int) -> str:
    """The median, with the least and the most where there are several rounds."""
    shown = {key: f"{facts[key]:.{digits}f}" for key in ("median", "least", "most")}
    return shown["median"] + (f" [{shown['least']}, {shown['most']}]" if len(set(shown.values())) > 1 else "")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """In Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)
