"""The parts of the scripts that compute something, each asked alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

import quotestance as qs
from quotestance.plots.groups import FEW_ARTICLES, FEW_STATEMENTS
from quotestance.plots.smooth import local_mean, usual_bandwidth
from quotestance.views.marks import WORDS, marked
from quotestance.views.page import asset
from quotestance.views.payload import payload, to_json


def ask(page: Page, files: list[str], expression: str, argument: object = None) -> Any:
    """What an expression is after these scripts."""
    scripts = "\n".join(asset(f"script/{name}.js") for name in files)
    return page.evaluate(f"given => {{ {scripts}\nreturn {expression}; }}", argument)


def points(count: int, *, by_article: int = 1, seed: int = 0) -> list[dict[str, float]]:
    """Statements over a thousand days, several of an article on the same day."""
    random = np.random.default_rng(seed)
    days = random.integers(0, 1001, count)
    return [
        {"day": int(day), "doc": doc, "stance": float(np.clip(random.normal(-0.3, 0.4), -1, 1))}
        for doc, day in enumerate(days)
        for _ in range(by_article)
    ]


WIDTH = 90


def smoothed(page: Page, given: list[dict[str, float]]) -> list[list[dict[str, float]]]:
    """The lines that the timeline draws of these points."""
    return list(ask(page, ["smooth"], f"smoothed(given, {WIDTH})", given))


def columns(given: list[dict[str, float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Days, stances and articles of points, as the plots take them."""
    days, stances, docs = (np.array([point[name] for point in given]) for name in ("day", "stance", "doc"))
    return days.astype(float), stances, docs.astype(np.int64)


@pytest.mark.parametrize("given", [points(400), points(40, by_article=3), points(12, by_article=2, seed=5)])
def test_the_line_is_that_of_the_plots(page: Page, given: list[dict[str, float]]) -> None:
    curve = local_mean(*columns(given), WIDTH)
    days = np.linspace(curve.days[0], curve.days[-1], 200)
    plotted = {day: line for day, *line in zip(*curve, strict=True)}
    drawn = {place["day"]: place for line in smoothed(page, given) for place in line}
    for day in days:
        expected = plotted[day]
        place = next((place for at, place in drawn.items() if abs(at - day) < 1e-6), None)
        if place is not None:
            assert [place[name] for name in ("mean", "low", "high")] == pytest.approx(expected)
    assert len(drawn) == pytest.approx(np.isfinite([plotted[day][0] for day in days]).sum(), abs=2 * 3)


@pytest.mark.parametrize("count", [0, 1, 2, 30, 400])
def test_the_bandwidth_is_that_of_the_plots(page: Page, count: int) -> None:
    given = points(count, by_article=2)
    days = np.array([point["day"] for point in given[::2]], float)
    assert ask(page, ["smooth"], "usualBandwidth(given)", given) == pytest.approx(usual_bandwidth(days))
    alike = [{**point, "day": 5} for point in given]
    assert ask(page, ["smooth"], "usualBandwidth(given)", alike) == 7


def test_few_is_what_the_plots_call_few(page: Page) -> None:
    assert ask(page, ["smooth"], "ENOUGH") == {"statements": FEW_STATEMENTS, "articles": FEW_ARTICLES}


def test_no_line_of_few_statements_nor_across_a_gap(page: Page) -> None:
    assert smoothed(page, points(3, by_article=5)) == []
    assert smoothed(page, []) == []
    given = [point for point in points(600) if not 300 < point["day"] < 750]
    first, second = smoothed(page, given)
    assert first[-1]["day"] < 400
    assert second[0]["day"] > 650


def test_pieces_are_the_whole_text(page: Page) -> None:
    items = [{"begin": 3, "end": 8}, {"begin": 6, "end": 10}, {"begin": 3, "end": 5}, {"begin": -1, "end": -1}]
    found = ask(page, ["dom", "marks"], "pieces('one 😀 two three', given)", items)
    assert [(piece["words"], len(piece["items"])) for piece in found] == [("one", 0), (" 😀 two", 3), (" three", 0)]
    assert [piece["words"] for piece in ask(page, ["dom", "marks"], "pieces('', [])")] == []


def test_marks_say_what_those_of_python_say(page: Page) -> None:
    statements = qs.analyze(qs.sample_articles())
    data = payload(statements.to_arrow(), {}, most=1000) | WORDS
    told = """Array.from({length: data.rows}, (_, row) => [...markedText(data, row).querySelectorAll("mark")]
      .map((mark) => [mark.className, mark.ariaLabel, mark.textContent]))"""
    files = ["dom", "data", "marks"]
    found = ask(page, files, f"(data => {told})(readData(given))", to_json(data))
    rows = statements.to_arrow().to_pylist()
    for item in (item for row in rows for item in row["evidence"]):
        item |= {side: round(item[side], 4) for side in ("against", "for")}  # as the page has it
    page.set_content("".join(f"<p>{marked(row)}</p>" for row in rows))
    wanted = page.evaluate("""[...document.querySelectorAll("p")].map((row) => [...row.querySelectorAll("mark")]
      .map((mark) => [mark.className, mark.ariaLabel, mark.textContent]))""")
    # Where evidence overlaps in part, Python marks each part and the script the whole.
    same = [row for row, marks in enumerate(wanted) if len(marks) == len(found[row])]
    assert len(same) > 100
    assert [found[row] for row in same] == [wanted[row] for row in same]


@pytest.mark.parametrize(("down", "order"), [(False, [3, 0, 4, 1, 2]), (True, [0, 4, 3, 1, 2])])
def test_rows_with_nothing_come_last_either_way(page: Page, down: bool, order: list[int]) -> None:
    keys = [5, None, None, -2, 5]
    expression = f"sortedRows([0, 1, 2, 3, 4], row => given[row], {str(down).lower()})"
    assert ask(page, ["dom", "marks", "table"], expression, keys) == order


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (0, "1 Jan 1970", "1 Jan 1970"),
        (9, "1 Jan 1970", "10 Jan 1970"),
        (100, "1 Jan 1970", "9 Apr 1970"),
        (900, "Jan 1970", "Apr 1972"),
        (9000, "1970", "1990"),
        (90_000, "2000", "2200"),
    ],
)
def test_ticks_are_round_and_not_too_many(page: Page, days: int, first: str, last: str) -> None:
    ticks = ask(page, ["dom", "axes"], f"timeTicks(0, {days}, 10)")
    assert (ticks[0]["text"], ticks[-1]["text"]) == (first, last)
    assert len(ticks) <= 11
