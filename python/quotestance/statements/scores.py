"""The scores of targets that the caller pointed out in texts."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance.statements.columns import SCHEMA, columns_of
from quotestance.statements.rows import Rows

_SCORE = ("stance", "stance_label", "p_negative", "p_neutral", "p_positive", "abstained")
_SENTIMENT = ("sentiment", "sentiment_label", "evidence")
_OURS = (*_SCORE, *_SENTIMENT)


class Scores(Rows):
    """One row for each text and the target pointed out in it: its stance, its sentiment, and the evidence for both.

    Columns: ``doc_id``, ``text``, ``begin`` and ``end`` of the target (code points, half open), ``language``, and the
    columns of the score as in `Statements`.

    Examples
    --------
    >>> import quotestance as qs
    >>> scores = qs.Analyzer().score_targets(["Arendia praised the mediator."], [16], [28])
    >>> scores["stance_label"].to_pylist()
    ['positive']
    """

    schema = pa.schema(
        [
            ("doc_id", pa.large_string()),
            ("text", pa.large_string()),
            ("begin", pa.int64()),
            ("end", pa.int64()),
            SCHEMA.field("language"),
            *(SCHEMA.field(name) for name in _OURS),
        ]
    )

    def __repr__(self) -> str:
        return f"Scores: {len(self)} targets"


def to_scores(
    parts: Sequence[Mapping[str, Any]],
    ids: pa.Array,
    text: pa.Array,
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> Scores:
    """The core's result for these texts; null texts have no row."""
    rows = np.concatenate([np.empty(0, np.int64), *(part["row"] for part in parts)])
    columns = {
        "doc_id": ids.take(pa.array(rows)),
        "text": text.take(pa.array(rows)),
        "begin": pa.array(begins[rows]),
        "end": pa.array(ends[rows]),
        **columns_of(parts, ["language", *_OURS]),
    }
    return Scores(pa.table(columns, schema=Scores.schema))
