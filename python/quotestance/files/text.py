"""The bytes of a file as UTF-8."""

from pathlib import Path

from quotestance.errors import invalid_text, warn

_BOM = b"\xef\xbb\xbf"
_REPLACEMENT = "\ufffd"
_OTHERS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Decoder:
    """Reads files as UTF-8 and keeps count of what it had to replace or set aside.

    Parameters
    ----------
    errors
        ``strict`` or ``replace``: what becomes of malformed bytes.
    strict
        Whether an article that cannot be read is an error or a warning.
    """

    def __init__(self, errors: str = "strict", *, strict: bool = True) -> None:
        self._errors = errors
        self._strict = strict
        self.replaced: dict[str, int] = {}
        self.failed = 0

    def set_aside(self, error: Exception, articles: int = 1) -> None:
        """Raise the error; or warn, count the articles, and go on."""
        if self._strict:
            raise error
        self.failed += articles
        warn(f"set aside {error}")

    def utf8(self, file: Path) -> bytes:
        """The bytes after a byte order mark, valid UTF-8; line ends stay as they are.

        Raises
        ------
        InvalidText
            The file is not UTF-8; names the file and the byte.
        """
        content = file.read_bytes()
        text = content.removeprefix(_BOM)
        try:
            text.decode()  # only to check: Arrow wants the bytes
        except UnicodeDecodeError as error:
            byte = error.start + len(content) - len(text)
            if self._errors == "strict":
                raise _error(file, content, byte, error) from None
            return self._mended(file, text)
        return text

    def _mended(self, file: Path, text: bytes) -> bytes:
        good = text.decode(errors="replace")
        self.replaced[str(file)] = good.count(_REPLACEMENT) - text.count(_REPLACEMENT.encode())
        return good.encode()


def _error(file: Path, content: bytes, byte: int, error: UnicodeDecodeError) -> Exception:
    encoding = next((name for mark, name in _OTHERS.items() if content.startswith(mark)), None)
    reason = f"{error.reason} (0x{content[byte]:02X})" + (f"; it looks like {encoding}" if encoding else "")
    message = f"{file}: not valid UTF-8 at byte {byte}: {reason}; save it as UTF-8, or pass --errors replace"
    return invalid_text(message, document=0, byte=byte, reason=reason, file=str(file))
