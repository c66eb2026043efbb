"""Where it is not known whether the speaker belongs to the target's bloc: all estimates take it alike."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from quotestance import Statements

TOLD = "it is not known whether the speaker belongs to the bloc; counted as of others"


def frame_of() -> pd.DataFrame:
    rng = np.random.default_rng(5)
    stance = rng.uniform(-1, 1, 240)
    return pd.DataFrame(
        {
            "doc_id": np.repeat(np.arange(80), 3).astype(str),
            "statement": np.tile([0, 1, 2], 80),
            "text": [f"kata {row}" for row in range(240)],
            "date": pd.Timestamp("2024-01-01") + pd.to_timedelta(np.repeat(np.arange(80), 3) * 2, "D"),
            "speaker": rng.choice(["verel", "solan", "sorel"], 240),
            "target": rng.choice(["west", "china"], 240),
            "stance": stance,
            "stance_label": np.where(stance < 0, "negative", "positive"),
            "own_bloc": np.arange(240) % 7 == 0,
        }
    )


def noted(frame: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    return frame.drop(columns="note"), "; ".join(frame.note)


def tensor(statements: Statements, *dims: str) -> tuple[pd.DataFrame, str]:
    found = statements.tensor(dims)
    return found.to_frame(), found.note


def positions(statements: Statements) -> tuple[pd.DataFrame, str]:
    found = statements.map(1, replicates=400)
    return found.frame, found.note


def corrected(statements: Statements, what: str, between: tuple[str, str] | None = None) -> tuple[pd.DataFrame, str]:
    sheet = statements.sample_for_labels(120)
    sheet["label"] = np.where(np.arange(len(sheet)) % 3 == 0, "negative", "positive")
    return noted(statements.estimate("speaker", labels=sheet, what=what, between=between).frame)


ESTIMATES: dict[str, Callable[[Statements], tuple[pd.DataFrame, str]]] = {
    "summarize": lambda given: noted(given.summarize()),
    "trajectory": lambda given: noted(given.trajectory(freq="M").fits),
    "tensor": lambda given: tensor(given, "speaker", "target"),
    "tensor with a dimension of it": lambda given: tensor(given, "speaker", "target", "own_bloc"),
    "map": positions,
    "mean": lambda given: corrected(given, "mean"),
    "difference": lambda given: corrected(given, "difference", ("verel", "solan")),
    "coefficients": lambda given: corrected(given, "coefficients"),
}


@pytest.mark.parametrize("estimate", ESTIMATES.values(), ids=ESTIMATES)
def test_where_the_bloc_is_not_known_they_count_as_others_and_the_note_says_so(estimate):
    known = frame_of()
    told = known.own_bloc | (known.index % 2 == 0)
    unknown = known.assign(own_bloc=known.own_bloc.astype("object").where(told, None))
    assert unknown.own_bloc.isna().sum() > 100
    expected, silent = estimate(Statements.from_frame(known))
    found, note = estimate(Statements.from_frame(unknown))
    pd.testing.assert_frame_equal(found, expected)
    assert TOLD in note
    assert TOLD not in silent
