"""Estimates from scored statements, with what is needed to trust them; `Statements` has the verbs."""

from quotestance.estimates.trajectory import Trajectory

__all__ = ["Trajectory"]
