"""The compiled core. Arrays go in and out as buffers; `quotestance.analyzer` and `quotestance.statements` dress them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotestance.tables import Finding

class QuotestanceError(ValueError): ...

class InvalidText(QuotestanceError):
    document: int
    byte: int
    reason: str
    file: str

class InvalidOption(QuotestanceError):
    option: str
    value: str
    suggestions: list[str]

class LexiconError(QuotestanceError):
    file: str
    line: int
    reason: str

class Lexicon:
    def __init__(self, tables: Sequence[tuple[str, bytes]], image: Any = None) -> None: ...
    def check(self) -> list[Finding]: ...
    def actors(self) -> dict[str, list[Any]]: ...
    def actor_ids(self) -> list[str]: ...
    def concepts(self) -> dict[str, list[Any]]: ...
    def members(self, bloc: str, date: int | None = None) -> list[str]: ...
    def suggest(self, name: str, limit: int = 3) -> list[str]: ...

class Texts:
    def add_strings(self, valid: Any, offsets: Any, data: Any, first: int, count: int) -> None: ...
    def add_large_strings(self, valid: Any, offsets: Any, data: Any, first: int, count: int) -> None: ...
    def add_views(self, valid: Any, views: Any, buffers: Sequence[Any], first: int, count: int) -> None: ...
    def add_objects(self, values: Iterable[Any]) -> list[int]: ...
    def add_rows(self, others: Texts, rows: NDArray[np.int64]) -> None: ...
    def set_null(self, row: int) -> None: ...
    def to_utf8(self) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.uint8]]: ...

class Seen:
    def add(self, id: str) -> bool: ...
    def add_all(self, ids: Texts) -> list[int]: ...

# By part, the columns; and of the texts that could not be read the row, the byte (−1 where there is none) and the reason.
_Found = tuple[list[dict[str, Any]], list[tuple[int, int, str]]]

class Analyzer:
    def __init__(
        self,
        lexicon: Lexicon,
        targets: Sequence[str] = ...,
        evidence_from: Sequence[str] = ...,
        speaker_prior: bool = False,
        abstain_below: float = 0.0,
    ) -> None: ...
    def score_targets(
        self,
        texts: Texts,
        begins: NDArray[np.int64],
        ends: NDArray[np.int64],
        languages: NDArray[np.int8] | None = None,
        threads: int = 1,
        strict: bool = True,
    ) -> _Found: ...
    def analyze(
        self,
        texts: Texts,
        dates: NDArray[np.int32] | None = None,
        languages: NDArray[np.int8] | None = None,
        threads: int = 1,
        strict: bool = True,
        progress: Callable[[int], object] | None = None,
    ) -> _Found: ...

class LearningOptions:
    def __init__(
        self, *, spread: float = 0.5, free_spread: float = 2.0, scale_spread: float = 1.0, steps: int = 300
    ) -> None: ...

class Weights:
    def __init__(self, lexicon: Lexicon) -> None: ...
    def rows(self, reading: str) -> dict[str, list[Any]]: ...
    def tones(self) -> NDArray[np.float64]: ...
    def learn_tones(
        self,
        offsets: NDArray[np.int64],
        concepts: NDArray[np.uint32],
        amounts: NDArray[np.float64],
        ratings: NDArray[np.float64],
        spread: float,
        noise: float,
    ) -> Weights: ...
    def learn(
        self,
        offsets: NDArray[np.int64],
        names: Sequence[str],
        ideas: NDArray[np.int32],
        roles: NDArray[np.int8],
        amounts: NDArray[np.float64],
        labels: NDArray[np.int8],
        groups: NDArray[np.int64],
        options: LearningOptions,
        reading: str,
    ) -> tuple[Weights, dict[str, Any]]: ...
    def cross_validate(
        self,
        offsets: NDArray[np.int64],
        names: Sequence[str],
        ideas: NDArray[np.int32],
        roles: NDArray[np.int8],
        amounts: NDArray[np.float64],
        labels: NDArray[np.int8],
        groups: NDArray[np.int64],
        options: LearningOptions,
        reading: str,
        folds: int = 5,
    ) -> NDArray[np.float64]: ...

def fill_numbers(chunks: Sequence[tuple[Any, Any, int, int]]) -> tuple[NDArray[np.float64], float]: ...
def number_strings(
    chunks: Sequence[tuple[Any, Any, Any, int, int]],
) -> tuple[NDArray[np.int32], NDArray[np.int64]]: ...
def number_large_strings(
    chunks: Sequence[tuple[Any, Any, Any, int, int]],
) -> tuple[NDArray[np.int32], NDArray[np.int64]]: ...
def present(codes: NDArray[np.int32], count: int) -> NDArray[np.uint8]: ...
def number_integers(
    values: NDArray[np.int32] | NDArray[np.int64],
) -> tuple[NDArray[np.int32], NDArray[np.int64]]: ...
def summarize(
    values: NDArray[np.float64], labels: NDArray[np.int8], groups: NDArray[np.int64], k: int
) -> dict[str, NDArray[Any]]: ...
def estimate_means(
    values: NDArray[np.float64],
    groups: NDArray[np.int64],
    articles: NDArray[np.int64],
    wholes: NDArray[np.int64],
    *,
    replicates: int,
    level: float,
    seed: int,
    threads: int,
) -> dict[str, NDArray[Any]]: ...
def measure_periods(
    values: NDArray[np.float64],
    cells: NDArray[np.int64],
    articles: NDArray[np.int64],
    series: NDArray[np.int64],
    wholes: NDArray[np.int64],
    *,
    enough: float,
) -> dict[str, NDArray[Any]]: ...
def follow_levels(
    values: NDArray[np.float64],
    variances: NDArray[np.float64],
    steps: NDArray[np.int64],
    ends: NDArray[np.int64],
    *,
    trend: bool,
    jump_deviation: float,
    probable: float,
    mass: float,
    threads: int,
) -> dict[str, Any]: ...
def fewest_observations(trend: bool) -> int: ...
def fewest_replicates(level: float) -> int: ...
def correct(
    predicted: NDArray[np.float64],
    labelled: NDArray[np.float64],
    weights: NDArray[np.float64],
    cells: NDArray[np.int64],
    groups: NDArray[np.int64],
    articles: NDArray[np.int64],
    terms: NDArray[np.float64],
    *,
    width: int,
    k: int,
    together: bool,
) -> dict[str, NDArray[Any]]: ...
def student_distance(level: float, freedom: NDArray[np.float64]) -> NDArray[np.float64]: ...
def agree(
    a: NDArray[np.int8],
    b: NDArray[np.int8],
    articles: NDArray[np.int64],
    *,
    kinds: int,
    replicates: int,
    level: float,
    seed: int,
    threads: int,
) -> dict[str, NDArray[Any]]: ...

class Tensor:
    def __init__(
        self,
        axes: Sequence[tuple[NDArray[np.int32], int, NDArray[np.int32], int]],
        values: Sequence[tuple[Any, Any, int, int]],
        weights: NDArray[np.float64] | None = None,
    ) -> None: ...
    @staticmethod
    def most_cells() -> int: ...
    @property
    def most(self) -> float: ...
    @property
    def rows(self) -> NDArray[np.int64]: ...
    @property
    def count(self) -> NDArray[np.int64]: ...
    @property
    def weight(self) -> NDArray[np.float64]: ...
    @property
    def squares(self) -> NDArray[np.float64]: ...
    @property
    def mean(self) -> NDArray[np.float64]: ...
    @property
    def variance(self) -> NDArray[np.float64]: ...

def find_duplicates(
    texts: Texts,
    groups: NDArray[np.int64],
    days: NDArray[np.int32],
    *,
    threshold: float,
    window: int,
    shingle: int,
    seed: int,
    threads: int,
) -> NDArray[np.int64]: ...
def factorise(
    values: NDArray[np.float64], weights: NDArray[np.float64], *, dims: int, ridge: float
) -> dict[str, Any]: ...
def find_positions(
    values: NDArray[np.float64],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    articles: NDArray[np.int64],
    *,
    dims: int,
    ridge: float,
    replicates: int,
    level: float,
    anchors: Sequence[int],
    seed: int,
    threads: int,
) -> dict[str, Any]: ...
def count_words(texts: Texts, sides: NDArray[np.int8]) -> dict[str, NDArray[Any]]: ...
def log_odds(
    a: NDArray[np.float64], b: NDArray[np.float64], prior: NDArray[np.float64], prior_total: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]: ...
def attribute(
    statements: NDArray[np.int64],
    against: NDArray[np.float64],
    in_favour: NDArray[np.float64],
    base: NDArray[np.uint8],
    count: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]: ...
def decompose(
    statements: NDArray[np.int64],
    terms: NDArray[np.int64],
    values: NDArray[np.float64],
    sides: NDArray[np.int8],
    articles: NDArray[np.int64],
    k: int,
    *,
    replicates: int,
    level: float,
    seed: int,
    threads: int,
) -> dict[str, Any]: ...
def phrases(lexicon: Lexicon) -> list[tuple[str, list[tuple[Any, ...]]]]: ...

class WordReader:
    def __init__(self, lexicon: Lexicon) -> None: ...
    def read(self, text: str, language: str = "") -> dict[str, Any]: ...
