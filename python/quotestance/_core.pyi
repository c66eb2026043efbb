"""The compiled core. Arrays go in and out as buffers; `quotestance.analyzer` and `quotestance.statements` dress them."""

from collections.abc import Sequence
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
    def __init__(self, tables: Sequence[tuple[str, bytes]]) -> None: ...
    def check(self) -> list[Finding]: ...
    def actors(self) -> dict[str, list[Any]]: ...
    def concepts(self) -> dict[str, list[Any]]: ...
    def members(self, bloc: str, date: int | None = None) -> list[str]: ...
    def suggest(self, name: str, limit: int = 3) -> list[str]: ...

class Analyzer:
    def __init__(
        self,
        lexicon: Lexicon,
        targets: Sequence[str] = ...,
        evidence_from: Sequence[str] = ...,
        speaker_prior: bool = False,
        abstain_below: float = 0.0,
    ) -> None: ...
    def analyze(
        self,
        offsets: NDArray[np.int64],
        data: NDArray[np.uint8],
        valid: NDArray[np.uint8] | None = None,
        dates: NDArray[np.int32] | None = None,
        languages: NDArray[np.int8] | None = None,
        threads: int = 1,
    ) -> dict[str, Any]: ...

def summarize(
    values: NDArray[np.float64], labels: NDArray[np.int8], groups: NDArray[np.int64], k: int
) -> dict[str, NDArray[Any]]: ...
