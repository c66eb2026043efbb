"""The tables that an analysis returns, and the ways to look at them."""

from quotestance.statements.row import Statement
from quotestance.statements.scores import Scores
from quotestance.statements.table import Statements

__all__ = ["Scores", "Statement", "Statements"]
