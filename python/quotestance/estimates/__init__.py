"""Estimates from scored statements, with what is not known about them; `Statements` has the verbs."""

from quotestance.estimates.corrected import Corrected
from quotestance.estimates.decomposition import Decomposition
from quotestance.estimates.duplicates import Duplicates
from quotestance.estimates.map import Map
from quotestance.estimates.tensor import Tensor
from quotestance.estimates.trajectory import Trajectory

__all__ = ["Corrected", "Decomposition", "Duplicates", "Map", "Tensor", "Trajectory"]
