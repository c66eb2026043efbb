"""The table of statements that an analysis returns, and the ways to look at it."""

from quotestance.statements.row import Statement
from quotestance.statements.table import Statements

__all__ = ["Statement", "Statements"]
