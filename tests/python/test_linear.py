"""The time is linear in the text, whatever the text."""

import time

import pytest

from quotestance import Analyzer

ANALYZER = Analyzer(threads=1)
SMALL, TIMES = 200_000, 8


def seconds(text: str) -> float:
    """Of the processor; the shortest of a few runs: in the others something else had the caches."""
    runs = []
    for _ in range(3):
        start = time.process_time()
        ANALYZER.analyze(text)
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "“", "“”", "”", "'", "(", ",", " ", "\n", "\x00", "😀", "e\u0301", "A.", "- "),
        *("Barat ", "kata ", "tidak ", "Verel ", "yang ", "Menlu ", "Tomas Verel "),
        "“Barat,” katanya. ",
        "“Barat,” kata Verel. ",
        "“Barat,” kata Verel.\n\n",
        "“Barat” “Barat” kata ia, ",
        "Verel menuduh Barat. ",
        "Verel mengatakan bahwa Barat mengatakan bahwa ",
        "Menurut Tomas Verel, Menlu Arendia, ",
        "Mereka tidak bisa jika ia menyerang Barat, ",
    ],
)
def test_eight_times_the_text_takes_eight_times_as_long(unit):
    few = unit * (SMALL // len(unit))
    # A quadratic part shows as up to 64 times; small texts have a share that does not grow.
    assert seconds(few * TIMES) < 2.5 * TIMES * seconds(few) + 0.05
