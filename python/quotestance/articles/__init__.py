"""From whatever holds articles to the buffers that the core reads."""

from quotestance.articles.batch import Articles, normalise

__all__ = ["Articles", "normalise"]
