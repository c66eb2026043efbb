"""Statements as pages to look at: an article with its statements marked, the sum behind a score, a table, a report."""

from quotestance.views.page import View

__all__ = ["View"]
