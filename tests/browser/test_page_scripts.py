"""The parts of the scripts that compute something, each asked alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

import quotestance as qs
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


def smoothed(page: Page, given: list[dict[str, float]]) -> list[list[dict[str, float]]]:
    """The lines that the timeline draws of these points."""
    return list(ask(page, ["smooth"], "smoothed(given, 0, 1000)", given))


def test_the_line_is_the_mean_of_the_neighbourhood(page: Page) -> None:
    given = points(400)
    (line,) = smoothed(page, given)
    width = 1000 / 14
    for place in line:
        near = [point for point in given if abs(point["day"] - place["day"]) <= 2.5 * width]
        weights = [np.exp(-0.5 * ((point["day"] - place["day"]) / width) ** 2) for point in near]
        mean = np.average([point["stance"] for point in near], weights=weights)
        assert place["mean"] == pytest.approx(mean, abs=0.01)
        assert -1 <= place["low"] < place["mean"] < place["high"] <= 1


def test_the_band_holds_the_truth_about_as_often_as_it_says(page: Page) -> None:
    held = []
    for seed in range(60):
        for line in smoothed(page, points(150, seed=seed)):
            held += [place["low"] <= -0.3 <= place["high"] for place in line]
    assert 0.90 < np.mean(held) < 0.98  # cut at −1, the mean is a little above −0.3


def test_statements_of_one_article_count_once(page: Page) -> None:
    def widths(given: list[dict[str, float]]) -> float:
        (line,) = smoothed(page, given)
        return float(np.mean([place["high"] - place["low"] for place in line]))

    once = points(200)
    assert widths([point for point in once for _ in range(5)]) == pytest.approx(widths(once))


def test_no_line_of_few_statements_nor_across_a_gap(page: Page) -> None:
    assert smoothed(page, points(8)) == []
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
