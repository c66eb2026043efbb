"""The bytes of a file as UTF-8."""

from pathlib import Path

from quotestance.errors import invalid_text

_BOM = b"\xef\xbb\xbf"
_REPLACEMENT = "\ufffd"
_OTHERS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Decoder:
    """Reads files as UTF-8 and keeps count of what it had to replace.

    Parameters
    ----------
    errors
        ``strict`` or ``replace``.
    """

    def __init__(self, errors: str = "strict") -> None:
        self._errors = errors
        self.replaced: dict[str, int] = {}

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
