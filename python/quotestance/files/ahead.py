"""Reading ahead."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterable[T]) -> Iterator[T]:
    """The items; while the caller works on one, a thread makes the next.

    >>> list(ahead(range(3)))
    [0, 1, 2]
    """
    iterator = iter(items)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(lambda: list(_first(iterator)))
        while item := coming.result():
            coming = thread.submit(lambda: list(_first(iterator)))
            yield item[0]


def _first(iterator: Iterator[T]) -> Iterator[T]:
    for item in iterator:
        yield item
        return
