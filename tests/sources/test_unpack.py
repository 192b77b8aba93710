"""Bodies of answers are unpacked piece by piece, to no more than is wanted."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import ReadError, TooLarge
from provenance.sources._unpack import unchunked, unpacked


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("", bytes),
    ("identity", bytes),
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", bare),
    ("br", brotli.compress),
]


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize(("name", "pack"), PACKERS)
@given(data=st.binary(max_size=300), size=st.integers(2, 40))
def test_what_was_packed_comes_out(
    name: str, pack: Callable[[bytes], bytes], data: bytes, size: int
) -> None:
    assert unpacked(cut(pack(data), size), name, 300, "page") == data


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_one_byte_more_is_too_much(name: str, pack: Callable[[bytes], bytes]) -> None:
    assert len(unpacked([pack(b"a" * 500)], name, 500, "page")) == 500
    with pytest.raises(TooLarge):
        unpacked([pack(b"a" * 501)], name, 500, "page")


@pytest.mark.parametrize(("name", "pack"), PACKERS[2:])
def test_a_bomb_takes_little_memory(name: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(TooLarge):
        unpacked([bomb], name, 100_000, "page")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2_000_000


@pytest.mark.parametrize(("name", "pack"), PACKERS[2:])
def test_what_is_cut_off_or_damaged_is_told(name: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(bytes(range(256)) * 20)
    with pytest.raises(ReadError, match=r"cut off|damaged"):
        unpacked([packed[:-9]], name, 10_000, "page")
    with pytest.raises(ReadError, match=r"damaged|cut off"):
        unpacked([b"\xff" * 50], name, 10_000, "page")


@pytest.mark.parametrize(("name", "pack"), PACKERS[2:])
def test_padding_behind_the_end_is_left(name: str, pack: Callable[[bytes], bytes]) -> None:
    assert unpacked([pack(b"It rained."), b"\0" * 20], name, 100, "page") == b"It rained."


def test_members_of_gzip_on_end_are_one_body() -> None:
    packed = gzip.compress(b"It ") + gzip.compress(b"rained.")
    assert unpacked([packed], "gzip", 100, "page") == b"It rained."
    assert unpacked(cut(packed, 7), "gzip", 100, "page") == b"It rained."


def test_endless_members_of_nothing_end() -> None:
    empty = gzip.compress(b"")
    with pytest.raises(TooLarge):
        unpacked((empty for _number in range(10**6)), "gzip", 1000, "page")


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=6))
def test_chunks_are_joined(parts: list[bytes]) -> None:
    framed = b"".join(b"%x;name=value\r\n%b\r\n" % (len(part), part) for part in parts)
    assert unchunked(framed + b"0\r\n\r\n", "page") == b"".join(parts)


@pytest.mark.parametrize(
    "body", [b"5\r\nIt", b"3\r\nIt \r\n", b"3\r\nIt \r\nzz\r\n", b"fffffffffff\r\nIt"]
)
def test_chunks_that_break_off_are_told(body: bytes) -> None:
    with pytest.raises(ReadError, match="break off"):
        unchunked(body, "page")


@pytest.mark.parametrize("body", [b"", b"<p>It rained.</p>", b"\r\n", b"-5\r\nIt"])
def test_what_is_not_framed_stays(body: bytes) -> None:
    assert unchunked(body, "page") == body
