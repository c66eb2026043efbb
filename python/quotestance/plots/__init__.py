"""Statements as pictures for paper: stance in time, by speaker and target, its spread, words that divide, coverage."""

from quotestance.plots.plots import Plots

__all__ = ["Plots"]
