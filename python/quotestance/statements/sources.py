"""The articles that statements were found in."""

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from quotestance._core import Texts
from quotestance.articles import normalise
from quotestance.articles.strings import to_arrow


class Sources:
    """The texts of articles by their ids, where they lie: nothing is copied until a text is asked for."""

    def __init__(self, parts: Sequence[tuple[pa.Array, Texts]] = ()) -> None:
        self._parts = tuple(parts)

    @classmethod
    def of(cls, articles: object) -> Self:
        """Articles in any form that `Analyzer.analyze` takes."""
        batch = normalise(articles)
        return cls([(batch.ids, batch.texts)])

    def __add__(self, others: Self) -> Self:
        known = {id(texts) for _, texts in self._parts}
        more = tuple(part for part in others._parts if id(part[1]) not in known)
        return type(self)(self._parts + more)

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """The texts of these articles, of those that are known."""
        wanted = pa.array(list(dict.fromkeys(ids)), pa.large_string())
        found: dict[str, str] = {}
        for names, texts in self._parts:
            rows = pc.index_in(wanted, value_set=names.cast(pa.large_string()))
            present = rows.is_valid()
            some = Texts()
            some.add_rows(texts, rows.filter(present).cast(pa.int64()).to_numpy(zero_copy_only=False).astype(np.int64))
            pairs = zip(wanted.filter(present).to_pylist(), to_arrow(some).to_pylist(), strict=True)
            found |= {name: text for name, text in pairs if text is not None and name not in found}
        return found
