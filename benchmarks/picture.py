"""The picture of a run: speeds beside the peers, worst cases, growth, memory."""

from pathlib import Path
from typing import Any

from benchmarks.report import ratio_to_news
from benchmarks.speed import CEILING as ABOVE

Facts = dict[str, Any]

# Okabe and Ito's colours, which differ for everyone; shape or place tells the same.
OURS, CEILING, OTHERS, FLOOR = "#0072B2", "#999999", "#E69F00", "#D55E00"


def draw(facts: Facts, path: Path) -> None:
    """Write the SVG; panels without figures stay empty."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    settings: dict[Any, Any] = {
        "svg.hashsalt": "quotestance",
        "svg.fonttype": "none",
        "font.size": 8,
        "axes.axisbelow": True,
    }
    with mpl.rc_context(settings):
        figure, axes = plt.subplots(2, 2, figsize=(10, 9), layout="constrained", height_ratios=(3, 2))
        bars(axes[0, 0], facts)
        worst(axes[0, 1], facts)
        growth(axes[1, 0], facts)
        memory(axes[1, 1], facts)
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, metadata={"Date": None, "Creator": None})
        plt.close(figure)


def bars(axes: Any, facts: Facts) -> None:
    """Every speed, on a logarithmic scale."""
    found = facts.get("speed", {}).get("speeds", {})
    bars = [
        (name, speed["median"], OURS if "core" in name or name[0] in "lpA" else CEILING)
        for name, speed in found.items()
    ]
    bars = [(name, speed["median"], CEILING if name in ABOVE else OURS) for name, speed in found.items()]
    bars += [(row["peer"], row["speed"]["median"], OTHERS) for row in facts.get("peers", []) if "speed" in row]
    for place, (_, speed, colour) in enumerate(bars):
        axes.barh(place, speed, color=colour, hatch="//" if colour == OTHERS else None, edgecolor="white", linewidth=0)
        axes.annotate(f" {speed:,.{0 if speed >= 100 else 1}f}", (speed, place), va="center")
    axes.set_yticks(range(len(bars)), [name for name, *_ in bars])
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.margins(x=0.25)
    axes.set_xlabel("MB of text in a second of CPU time, one thread")
    axes.set_title("Ceiling (grey), quotestance (blue), peers (hatched)", loc="right")


def worst(axes: Any, facts: Facts) -> None:
    """The speeds of the worst cases, those of news being 1."""
    rows = sorted(facts.get("worst", []), key=ratio_to_news)
    ratios = [ratio_to_news(row) for row in rows]
    axes.barh(range(len(rows)), ratios, color=OURS)
    for place, row in enumerate(rows):
        if "stopped_after" in row:
            axes.annotate(" stopped", (0, place), va="center", color=FLOOR)
    axes.axvline(1 / 3, color=FLOOR, linestyle="--", label="a third")
    axes.set_yticks(range(len(rows)), [row["case"] for row in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 3)
    axes.set_xlabel("speed ÷ speed on news (bars may go on beyond 3)")
    axes.set_title("Worst cases")
    axes.legend(loc="lower right")


def growth(axes: Any, facts: Facts) -> None:
    """Time over size, both on logarithmic scales: linear is a slope of one."""
    rows = facts.get("articles", {}).get("rows", [])
    sizes = [row["bytes"] / 1e6 for row in rows]
    axes.loglog(sizes, [row["cpu"] for row in rows], "o-", color=OURS, label="in memory, one thread (CPU time)")
    axes.loglog(sizes, [row["cli"]["wall"] for row in rows], "s--", color=OTHERS, label="command line, all cores")
    if rows:
        at = [rows[-1]["cpu"] * size / sizes[-1] for size in sizes]
        axes.loglog(sizes, at, ":", color=CEILING, label="linear")
    axes.set_xlabel("MB of text")
    axes.set_ylabel("seconds")
    axes.set_title("More articles")
    axes.legend()


def memory(axes: Any, facts: Facts) -> None:
    """The peak of the command line."""
    rows = facts.get("articles", {}).get("rows", [])
    axes.semilogx([row["bytes"] / 1e6 for row in rows], [row["cli"]["peak"] / 1e6 for row in rows], "s--", color=OTHERS)
    axes.axhline(500, color=FLOOR, linestyle="--", label="floor: 500 MB")
    axes.set_ylim(0)
    axes.set_xlabel("MB of text")
    axes.set_ylabel("MB at most")
    axes.set_title("Memory of the command line")
    axes.legend()
