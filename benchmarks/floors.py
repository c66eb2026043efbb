"""What the figures must reach."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Facts = dict[str, Any]
Shown = tuple[str, bool]


@dataclass(frozen=True)
class Floor:
    """A figure, its floor in words, and what finds it in the facts of a run, and whether it is reached."""

    figure: str
    floor: str
    find: Callable[[Facts], Shown]

    def row(self, facts: Facts) -> tuple[str, str, str, str]:
        """For the table at the top of the page."""
        try:
            shown, reached = self.find(facts)
        except (KeyError, IndexError, ValueError):
            return self.figure, self.floor, "not measured in this run", "–"
        return self.figure, self.floor, shown, "yes" if reached else "**no**"


def of_ceiling(facts: Facts) -> Shown:
    ratio = facts["speed"]["of_ceiling"]["tokenise and hash"]["median"]
    return f"{ratio:.3f}", ratio >= 1 / 3


def of_core(facts: Facts) -> Shown:
    ratios = {form: facts["speed"]["of_core"][form]["median"] for form in ("pandas", "Arrow string")}
    return ", ".join(f"{form} {ratio:.2f}" for form, ratio in ratios.items()), min(ratios.values()) >= 0.85


def megabytes(facts: Facts) -> Shown:
    speed = facts["speed"]["speeds"]["core, C++"]["median"]
    return f"{speed:.1f}", speed >= 150


def two_threads(facts: Facts) -> Shown:
    [row] = [row for row in facts["threads"]["rows"] if row["threads"] == 2]
    ratio, size = row["ratio"]["median"], facts["threads"]["bytes"]
    return f"{ratio:.2f} on {size / 1e6:.0f} MB", ratio >= 1.85


def times(names: tuple[str, ...], floor: float) -> Callable[[Facts], Shown]:
    def find(facts: Facts) -> Shown:
        ratios = {
            row["peer"]: row["ratio"]["median"] for row in facts["peers"] if row["peer"] in names and "ratio" in row
        }
        return ", ".join(f"{name} {ratio:.0f}×" for name, ratio in ratios.items()), min(ratios.values()) >= floor

    return find


def memory(facts: Facts) -> Shown:
    less, more = facts["articles"]["rows"][-2:]
    peaks = less["cli"]["peak"], more["cli"]["peak"]
    shown = " and ".join(f"{row['cli']['peak'] / 1e6:.0f} MB at {size(row['bytes'])}" for row in (less, more))
    return shown, max(peaks) < 500e6 and max(peaks) / min(peaks) <= 1.2 and more["bytes"] >= 2e9


def worst(facts: Facts) -> Shown:
    cases = [case for case in facts["worst"] if "speed" in case]
    stopped = [case["case"] for case in facts["worst"] if "stopped_after" in case]
    slowest = min(cases, key=lambda case: case["of_normal"]["median"])
    steepest = max(cases, key=lambda case: case["slope"])
    ratio = slowest["of_normal"]["median"]
    shown = [f"slowest {ratio:.2f} ({slowest['case']})", f"steepest {steepest['slope']:.2f} ({steepest['case']})"]
    shown += [f"stopped: {', '.join(stopped)}"] if stopped else []
    return "; ".join(shown), not stopped and ratio >= 1 / 3 and steepest["slope"] <= 1.05


def start(facts: Facts) -> Shown:
    more, first = (facts["start"][name]["median"] for name in ("import quotestance, beyond these", "first analyzer"))
    return f"{more:.2f} s; {first * 1000:.0f} ms", more < 0.3 and first < 0.05


def beside(estimate: str, other: str, floor: float) -> Callable[[Facts], Shown]:
    def find(facts: Facts) -> Shown:
        ratio = facts["estimates"][estimate]["subjects"][f"{estimate}, {other}"]["cpu"]["ratio"]["median"]
        return f"{ratio:.1f}×", ratio >= floor

    return find


def memory_of_estimates(facts: Facts) -> Shown:
    ratios = {name: of["extra"] / of["bytes"] for name, of in memories(facts).items()}
    return ", ".join(f"{name} {ratio:.2f}×" for name, ratio in ratios.items()), max(ratios.values()) <= 2


def memories(facts: Facts) -> dict[str, Facts]:
    return {name: facts["estimates"][name]["memory"] for name in ("tensor", "bootstrap", "smoother")}


def size(count: float) -> str:
    """Bytes as a reader wants them."""
    return f"{count / 1e9:g} GB" if count >= 1e9 else f"{count / 1e6:g} MB"


FLOORS = (
    Floor("end to end in the core ÷ bare tokenise-and-hash, Indonesian articles, one core", "≥ 1/3", of_ceiling),
    Floor("the same, in MB/s", "150", megabytes),
    Floor("from a pandas or Arrow column to a Statements object ÷ the core", "≥ .85", of_core),
    Floor("two threads ÷ one, on 200 MB", "≥ 1.85", two_threads),
    Floor(
        "against VADER's sentence scores alone, on English, one core",
        "≥ 40×",
        times(("vaderSentiment", "NLTK's VADER"), 40),
    ),
    Floor(
        "against textacy or the spaCy tokeniser alone",
        "≥ 50×",
        times(("textacy", "spaCy, blank id", "spaCy, blank en"), 50),
    ),
    Floor("peak memory, Parquet through the CLI", "< 500 MB, the same at 200 MB and at 2 GB within 20 %", memory),
    Floor("worst cases", "none slower than a third of the normal speed; log–log slope ≤ 1.05", worst),
    Floor(
        "tensor beside pandas that finds the same numbers, one core", "≥ 10×", beside("tensor", "pandas, weighted", 10)
    ),
    Floor("bootstrap by article beside pandas alone, one core", "≥ 50×", beside("bootstrap", "pandas", 50)),
    Floor("smoother beside statsmodels, one core", "≥ 10×", beside("smoother", "statsmodels", 10)),
    Floor("memory of these, beside that of the statements", "≤ 2×", memory_of_estimates),
    Floor("import; first analyzer with all tables", "< 0.3 s beyond pandas and pyarrow; < 50 ms", start),
)
