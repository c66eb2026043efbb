"""Statements as features for scikit-learn."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance.analyzer import Analyzer, analyze
from quotestance.articles.frames import to_frame
from quotestance.errors import invalid_option
from quotestance.integrations import features
from quotestance.integrations.verbs import holds_statements
from quotestance.options import names
from quotestance.statements import Statement, Statements

try:
    from sklearn.base import BaseEstimator, TransformerMixin
    from sklearn.utils.validation import check_is_fitted
except ImportError as error:
    raise ImportError(
        "quotestance.integrations.sklearn needs scikit-learn: pip install 'quotestance[sklearn]'"
    ) from error

UNITS = ("article", "statement")


class StanceFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # not typed
    """Numbers for a model: one row out for each row in, in their order.

    An article gives what its statements say together; a statement, what it says alone. The columns:

    - ``statements``, their number (of articles only), and ``sentiment``, their mean tone;
    - for each target ``<target>_spoken``, ``<target>_negative`` and ``<target>_positive``, shares of the statements
      that speak of it, are against it and for it, and ``<target>_stance``, the mean of those that speak of it;
    - ``concept_<name>``, how many words of the concept are evidence for a stance.

    Parameters
    ----------
    analyzer
        Reads the articles; by default one with the bundled tables. Not used for statements.
    targets
        Toward whom, where there is no `analyzer`, which has targets of its own.
    unit
        What a row is: an ``article`` (texts as `Analyzer.analyze` takes them, with a date where the frame has one) or a
        ``statement`` (`Statements`, or a frame of them).
    concepts
        Whether to count concepts.
    min_count
        In how many rows a concept must stand while fitting to become a column.
    missing
        What stands for the mean of nothing: where no statement speaks of the target, or there is none. With 0 a model
        tells it from a neutral stance by ``<target>_spoken``, which is 0 just there; pass ``float("nan")`` to a model
        that knows what is missing.

    Attributes
    ----------
    targets_, concepts_
        What was found while fitting: the columns.

    Examples
    --------
    >>> from quotestance.integrations.sklearn import StanceFeatures
    >>> texts = ["“Kami menolak sanksi Barat,” kata Menlu Arendia, Tomas Verel.", "Tidak ada yang berbicara.", None]
    >>> features = StanceFeatures(concepts=False).fit(texts)
    >>> features.get_feature_names_out()[:3].tolist()
    ['statements', 'sentiment', 'west_spoken']
    >>> features.transform(texts)[:, 0].tolist()
    [1.0, 0.0, 0.0]
    """

    def __init__(
        self,
        analyzer: Analyzer | None = None,
        *,
        targets: str | Sequence[str] = "west",
        unit: str = "article",
        concepts: bool = True,
        min_count: int = 5,
        missing: float = 0.0,
    ) -> None:
        self.analyzer = analyzer
        self.targets = targets
        self.unit = unit
        self.concepts = concepts
        self.min_count = min_count
        self.missing = missing

    def fit(self, X: Any, y: object = None) -> Self:  # noqa: N803
        """Learn which targets and concepts there are.

        Raises
        ------
        InvalidOption
            `X` holds articles where ``unit`` says statements, or the other way round; ``unit`` is neither; or the
            targets are ``"auto"``, which makes no columns.
        """
        table, rows, _ = self._read(X)
        self._fit(table, rows)
        return self

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """The features of each row."""
        check_is_fitted(self)
        return self._features(*self._read(X))

    def fit_transform(self, X: Any, y: object = None, **params: Any) -> NDArray[np.float64]:  # noqa: N803
        """As `fit` and `transform`, but the articles are read once."""
        table, rows, total = self._read(X)
        self._fit(table, rows)
        return self._features(table, rows, total)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """The names of the columns."""
        check_is_fitted(self)
        first = ["statements", "sentiment"] if self.unit == "article" else ["sentiment"]
        scores = [f"{target}_{name}" for target in self.targets_ for name in features.OF_TARGET]
        return np.array([*first, *scores, *(f"concept_{name}" for name in self.concepts_)], dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "targets_")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.string, tags.input_tags.allow_nan = False, True, True
        return tags

    def _read(self, X: Any) -> tuple[pa.Table, NDArray[np.int64], int]:  # noqa: N803
        """The statements, the row of `X` that each belongs to, and the number of rows."""
        if self.unit not in UNITS:
            raise invalid_option("unit", self.unit, f"unit={self.unit!r}: give 'article' or 'statement'")
        if self.unit == "statement":
            table = _statements(X).to_arrow()
            return table, np.arange(table.num_rows), table.num_rows
        articles = _column(X)
        frame = to_frame(articles)
        if frame.named and holds_statements(frame.names):
            raise invalid_option("unit", self.unit, "X holds statements, but unit='article': pass unit='statement'")
        # Their own ids may stand twice, as in a sample drawn with replacement.
        numbers = np.arange(frame.rows)
        if self.analyzer is not None:
            found = self.analyzer.analyze(articles, id=numbers)
        else:
            found = analyze(articles, targets=self.targets, id=numbers)
        table = found.to_arrow()
        return table, table.column("doc_id").cast(pa.int64()).to_numpy(), frame.rows

    def _fit(self, table: pa.Table, rows: NDArray[np.int64]) -> None:
        if self.unit == "statement":
            self.targets_ = sorted(name for name in table.column("target").unique().to_pylist() if name is not None)
        else:
            self.targets_ = list(names("targets", self.analyzer.targets if self.analyzer else self.targets))
            if "auto" in self.targets_:
                raise invalid_option("targets", "auto", "targets='auto' makes no columns: name the targets")
        self.concepts_ = features.concepts(table, rows, self.min_count) if self.concepts else []

    def _features(self, table: pa.Table, rows: NDArray[np.int64], total: int) -> NDArray[np.float64]:
        scores = features.scores(table, rows, total, self.targets_, self.missing)
        words = features.counts(table, rows, total, self.concepts_)
        return np.hstack([scores[:, self.unit == "statement" :], words])  # of statements, not that it is one


def _column(articles: Any) -> Any:
    """The articles; of an array with one column, that column."""
    if isinstance(articles, np.ndarray) and articles.ndim == 2 and articles.shape[1] == 1:
        return articles[:, 0]
    return articles


def _statements(rows: Any) -> Statements:
    if isinstance(rows, Statements):
        return rows
    if isinstance(rows, Sequence) and rows and all(isinstance(row, Statement) for row in rows):
        rows = pa.Table.from_pylist([row._asdict() for row in rows])  # what cross-validation makes of `Statements`
    return Statements.from_frame(rows)
