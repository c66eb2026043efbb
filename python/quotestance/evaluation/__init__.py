"""How good the statements of a corpus are, measured on labels made by hand."""

from quotestance.evaluation.run import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
