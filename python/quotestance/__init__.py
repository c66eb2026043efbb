"""Find quoted statements in news, who made them, and where the speaker stands toward the West.

>>> import quotestance as qs
>>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
>>> print(statements[0].speaker_name, statements[0].stance_label)
Tomas Verel negative
"""

import importlib
from typing import TYPE_CHECKING, Any

try:
    from quotestance import _core as _core
except ImportError as error:
    raise ImportError(
        f"the compiled part of quotestance does not load ({error}). Install the wheel with 'pip install quotestance', "
        "or build a checkout with 'pip install .' in its top folder; a Python started inside the checkout's "
        "'python' folder finds the sources instead of what is installed"
    ) from error

from quotestance import errors as errors
from quotestance.integrations.registration import register as _register_accessors

if TYPE_CHECKING:
    from quotestance.actors import Actors as Actors
    from quotestance.analyzer import Analyzer as Analyzer
    from quotestance.analyzer import analyze as analyze
    from quotestance.estimates.agreement import agreement as agreement
    from quotestance.evaluation import evaluate as evaluate
    from quotestance.files.statements import read_statements as read_statements
    from quotestance.lexicon import Lexicon as Lexicon
    from quotestance.samples import sample_articles as sample_articles
    from quotestance.statements import Scores as Scores
    from quotestance.statements import Statements as Statements

    __version__: str

__all__ = [
    "Actors",
    "Analyzer",
    "Lexicon",
    "Scores",
    "Statements",
    "__version__",
    "agreement",
    "analyze",
    "errors",
    "evaluate",
    "read_statements",
    "sample_articles",
]

# Loaded when first asked for: pyarrow alone takes longer to import than all of this package.
_HOME = {
    "Actors": "actors",
    "Analyzer": "analyzer",
    "Lexicon": "lexicon",
    "Scores": "statements",
    "Statements": "statements",
    "agreement": "estimates.agreement",
    "analyze": "analyzer",
    "evaluate": "evaluation",
    "read_statements": "files.statements",
    "sample_articles": "samples",
}

_register_accessors()


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("quotestance")
    elif name in _HOME:
        value = getattr(importlib.import_module(f"quotestance.{_HOME[name]}"), name)
    else:
        raise AttributeError(f"module 'quotestance' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
