"""Estimates from scored statements that can be published, with what is not known about them; `Statements` has the verbs."""

from quotestance.estimates.trajectory import Trajectory

__all__ = ["Trajectory"]
