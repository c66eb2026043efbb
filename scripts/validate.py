"""Measure the installed package on gold statements and labelled sentences, and write the page of the run.

    python scripts/validate.py [GOLD [DATA]]

GOLD holds the gold statements, with ``score.py`` and the seeds beside it; DATA the labelled sentences named in
`docs/learning.md`. Writes ``docs/validation.md`` and ``docs/images/reliability.svg``. Deterministic; about a minute.
"""

import argparse
from pathlib import Path

from validation import calibration
from validation.page import page
from validation.results import Results

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "validation.md"
PICTURE = ROOT / "docs" / "images" / "reliability.svg"


def main() -> None:
    """Measure, draw, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=SHARED / "gold")
    parser.add_argument("data", type=Path, nargs="?", default=SHARED / "data")
    arguments = parser.parse_args()
    results = Results(arguments.gold.resolve(), arguments.data.resolve())
    calibration.draw(results.calibrations, PICTURE)
    PAGE.write_text(page(results), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} and {PICTURE.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
