"""Text for a terminal."""

import unicodedata


def one_line(text: str) -> str:
    r"""The text on one line, without what moves a cursor or turns the direction of the rest of the line.

    >>> one_line("satu\n\x1b[2Jdua")
    'satu [2Jdua'
    """
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text)
    return " ".join(plain.split())
