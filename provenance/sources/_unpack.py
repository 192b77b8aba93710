"""Bodies of answers, unpacked piece by piece so that no more is held than is wanted."""

import re
import zlib
from collections.abc import Iterable

from provenance.model import ReadError, TooLarge

__all__ = ["ENCODINGS", "unchunked", "unpacked"]

ENCODINGS = "gzip, deflate, br"
"""What is offered to servers: each is unpacked here to no more than is wanted at a time."""

_SLACK = 64 * 1024
_WINDOW = 4096  # packed bytes given to zlib at a time: it copies what lies behind a member's end


def unpacked(pieces: Iterable[bytes], encoding: str, most: int, location: str) -> bytes:
    """The body of an answer after decompression, at most `most` bytes.

    Raises `TooLarge` beyond that, on the way, and `ReadError` for a body that is packed in a way
    that was not offered, damaged or cut off.

    >>> import gzip
    >>> unpacked([gzip.compress(b"It rained.")], "gzip", 100, "page")
    b'It rained.'
    """
    name = encoding.strip().lower()
    out = bytearray()
    taken = 0
    packed: _Deflated | _Brotli | None = None
    if name == "br":
        packed = _Brotli(location)
    elif name not in ("", "identity"):
        packed = _Deflated(name, location)
    for piece in pieces:
        taken += len(piece)
        if taken > most + _SLACK:
            raise TooLarge(location, f"it has more than {most:,} bytes")
        out += piece if packed is None else packed.feed(piece, most + 1 - len(out))
        if len(out) > most:
            raise TooLarge(location, f"it has more than {most:,} bytes")
    if packed is not None:
        packed.finish()
    return bytes(out)


class _Deflated:
    """gzip (also several members on end) and deflate (with zlib's head or bare)."""

    def __init__(self, name: str, location: str) -> None:
        if name not in ("gzip", "x-gzip", "deflate"):
            raise ReadError(location, f"it is packed as {name[:40]!r}, which was not asked for")
        self._bare = name == "deflate"
        self._location = location
        self._started = self._ended = False
        self._inner = zlib.decompressobj(47)

    def feed(self, piece: bytes, room: int) -> bytes:
        out = bytearray()
        for at in range(0, len(piece), _WINDOW):
            out += self._feed(piece[at : at + _WINDOW], room - len(out))
            if len(out) >= room:
                break
        return bytes(out)

    def _feed(self, piece: bytes, room: int) -> bytes:
        out = bytearray()
        while piece and len(out) < room:
            if self._ended:
                if self._bare or not piece.startswith(b"\x1f\x8b"):
                    break  # what follows the end is padding
                self._inner, self._ended = zlib.decompressobj(47), False
            try:
                out += self._inner.decompress(piece, room - len(out))
            except zlib.error as error:
                if self._bare and not self._started:
                    self._inner, self._started = zlib.decompressobj(-15), True
                    continue
                raise ReadError(self._location, "its compressed body is damaged") from error
            self._started = True
            piece = self._inner.unconsumed_tail
            if self._inner.eof:
                self._ended, piece = True, self._inner.unused_data
        return bytes(out)

    def finish(self) -> None:
        if self._started and not self._ended:
            raise ReadError(self._location, "its compressed body was cut off")


class _Brotli:
    """Brotli (RFC 7932), whose decoder holds back what there is no room for."""

    def __init__(self, location: str) -> None:
        import brotli

        self._location = location
        self._error: type[Exception] = brotli.error
        self._inner = brotli.Decompressor()
        self._started = False

    def feed(self, piece: bytes, room: int) -> bytes:
        out = bytearray()
        self._started = self._started or bool(piece)
        try:
            while len(out) < room and (piece or not self._inner.can_accept_more_data()):
                if self._inner.is_finished():
                    break  # what follows the end is padding
                out += self._inner.process(piece, output_buffer_limit=room - len(out))
                piece = b""
        except self._error as error:
            raise ReadError(self._location, "its compressed body is damaged") from error
        return bytes(out)

    def finish(self) -> None:
        if self._started and not self._inner.is_finished():
            raise ReadError(self._location, "its compressed body was cut off")


def unchunked(body: bytes, location: str) -> bytes:
    """A body without the frames of HTTP/1.1's chunked coding (RFC 9112, 7.1).

    A body that is not framed although its header says so comes back as it is: archives often keep
    the header and not the frames. Raises `ReadError` where the frames break off.

    >>> unchunked(b"3\\r\\nIt \\r\\n7\\r\\nrained.\\r\\n0\\r\\n\\r\\n", "page")
    b'It rained.'
    """
    out: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9a-fA-F]{1,12}", size):
            if at == 0:
                return body
            raise ReadError(location, "its chunks break off")
        length = int(size, 16)
        if length == 0:
            return b"".join(out)
        piece = body[end + 2 : end + 2 + length]
        if len(piece) < length:
            raise ReadError(location, "its chunks break off")
        out.append(piece)
        at = end + 2 + length + 2
