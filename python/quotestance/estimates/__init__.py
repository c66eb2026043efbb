"""Estimates from scored statements, with what is needed to trust them; `Statements` has the verbs."""

from quotestance.estimates.decomposition import Decomposition
from quotestance.estimates.duplicates import Duplicates
from quotestance.estimates.map import Map
from quotestance.estimates.tensor import Tensor

__all__ = ["Decomposition", "Duplicates", "Map", "Tensor"]
