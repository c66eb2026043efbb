"""The bytes of a file as UTF-8."""

import codecs
import io
from pathlib import Path
from typing import IO

from quotestance.errors import invalid_text, warn

_BOM = b"\xef\xbb\xbf"
_REPLACEMENT = "\ufffd"
_OTHERS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Decoder:
    """Reads files as UTF-8 and keeps count of what it read, and of what it had to replace or set aside.

    Parameters
    ----------
    errors
        ``strict`` or ``replace``: what becomes of malformed bytes.
    strict
        Whether an article that cannot be read is an error or a warning.
    """

    def __init__(self, errors: str = "strict", *, strict: bool = True) -> None:
        self.errors = errors
        self._strict = strict
        self.replaced: dict[str, int] = {}
        self.places: dict[str, float] = {}  # by file, how many bytes of it were read
        self.failed = 0

    def set_aside(self, error: Exception, articles: int = 1) -> None:
        """Raise the error; or warn, count the articles, and go on."""
        if self._strict:
            raise error
        self.failed += articles
        warn(f"set aside {error}")

    def utf8(self, file: Path) -> bytes:
        """The bytes of a whole file.

        Raises
        ------
        InvalidText
            The file is not UTF-8; names the file and the byte.
        """
        with file.open("rb") as stream:
            return Utf8Stream(stream, str(file), self).readall()


class Utf8Stream(io.RawIOBase):
    """The bytes of a stream after a byte order mark, valid UTF-8; line ends stay as they are.

    Reading raises `InvalidText` for malformed bytes, with the name of the stream and the byte; or replaces and counts
    them, as the decoder says.
    """

    def __init__(self, stream: IO[bytes], name: str, decoder: Decoder) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._decoder = decoder
        self._head = stream.read(len(_BOM))
        self._at = 0  # of the first byte of `_rest` in the stream
        self._rest = self._head.removeprefix(_BOM)  # read, but perhaps the beginning of a character
        self._at += len(self._head) - len(self._rest)
        self._good = b""  # ready to be handed out

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, which may end within a character; none at the end."""
        if size < 0:
            return self.readall()
        ended = False
        while not self._good and not ended:
            more = self._stream.read(size)
            ended = not more
            self._good = self._checked(self._rest + more, final=ended)
        out, self._good = self._good[:size], self._good[size:]
        return out

    def close(self) -> None:
        """Close what is read from, too."""
        self._stream.close()
        super().close()

    def readall(self) -> bytes:
        """All bytes."""
        return b"".join(iter(lambda: self.read(1 << 24), b""))

    def _checked(self, content: bytes, *, final: bool) -> bytes:
        try:
            text, used = codecs.utf_8_decode(content, self._decoder.errors, final)
        except UnicodeDecodeError as error:
            raise self._error(error) from None
        self._rest = content[used:]
        self._at += used
        self._decoder.places[self._name] = self._at
        if self._decoder.errors == "strict":
            return content[:used]
        replaced = text.count(_REPLACEMENT) - content[:used].count(_REPLACEMENT.encode())
        if replaced:
            self._decoder.replaced[self._name] = self._decoder.replaced.get(self._name, 0) + replaced
        return text.encode()

    def _error(self, error: UnicodeDecodeError) -> Exception:
        encoding = next((name for mark, name in _OTHERS.items() if self._head.startswith(mark)), None)
        reason = f"{error.reason} (0x{error.object[error.start]:02X})"
        reason += f"; it looks like {encoding}" if encoding else ""
        byte = self._at + error.start
        message = f"{self._name}: not valid UTF-8 at byte {byte}: {reason}; save it as UTF-8, or pass --errors replace"
        return invalid_text(message, document=0, byte=byte, reason=reason, file=self._name)
