"""What to do about articles that are no UTF-8, which only the core finds out."""

import numpy as np

from quotestance.articles.batch import Articles
from quotestance.articles.strings import Buffers
from quotestance.errors import InvalidText, invalid_text, some, warn


def without_invalid(
    articles: Articles, rows: slice, text: Buffers, error: InvalidText, *, strict: bool
) -> tuple[Buffers, int]:
    """The same batch with the articles that are no UTF-8 set aside, and how many they are.

    Raises
    ------
    InvalidText
        If `strict`, for the article in which the core found the `error`.
    """
    if strict:
        row = rows.start + error.document
        message = (
            f"article {articles.ids[row].as_py()!r} (row {row}) is not valid UTF-8 at byte {error.byte}: "
            f"{error.reason}; mend it, or pass strict=False to go on without it"
        )
        raise invalid_text(message, document=row, byte=error.byte, reason=error.reason) from None
    valid = np.ones(rows.stop - rows.start, np.uint8) if text.valid is None else text.valid.copy()
    bad = [i for i in np.flatnonzero(valid) if not _is_utf8(text.data[text.offsets[i] : text.offsets[i + 1]].tobytes())]
    valid[bad] = 0
    shown = (repr(articles.ids[rows.start + int(i)].as_py()) for i in bad)
    warn(f"set aside {len(bad)} articles that are not valid UTF-8: {some(shown)}")
    return text._replace(valid=valid), len(bad)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
