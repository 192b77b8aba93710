"""Time stamps of the log's head (RFC 3161): an anchor that whoever writes the store cannot make.

The library is optional: `pip install "cutline[timestamp]"`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import col
from sqlmodel import select as choose

from provenance.model import StoreError
from provenance.store.log.tables import LogRow
from provenance.store.store import Store

__all__ = ["Stamp", "query_for", "read_roots", "read_stamp", "stamped_event"]

_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority says: `imprint`, the SHA-256 it saw, and when. `signed` says that its
    signature was checked, down to a root that was given.
    """

    imprint: bytes
    at: datetime
    signed: bool


def _message(number: int, digest: str) -> bytes:
    return f"{number}:{digest}".encode()


def query_for(number: int, digest: str) -> bytes:
    """What an authority is asked for a head of the log."""
    told = _library().TimestampRequestBuilder().data(_message(number, digest))
    query: bytes = told.hash_algorithm(_library().HashAlgorithm.SHA256).build().as_bytes()
    return query


def read_stamp(answer: bytes, roots: Sequence[Any] = ()) -> Stamp:
    """The stamp in an authority's answer; with `roots`, its signature is checked down to one.

    Raises `StoreError` where it is none, or is signed by somebody else.
    """
    library = _library()
    try:
        told = library.decode_timestamp_response(answer)
        granted = int(told.status) == 0
        imprint = told.tst_info.message_imprint.message if granted else b""
        at = told.tst_info.gen_time if granted else None
    except ValueError as error:
        raise StoreError(f"Cannot read the time stamp: it is none ({error}).") from error
    if not granted or at is None:
        raise StoreError("Cannot use the time stamp: the authority did not grant it.")
    if roots:
        builder = library.VerifierBuilder(roots=list(roots))
        try:
            builder.build().verify(told, imprint)
        except (library.VerificationError, ValueError) as error:
            raise StoreError(f"Cannot trust the time stamp: {error}.") from error
    return Stamp(bytes(imprint), at, bool(roots))


def read_roots(path: Path) -> list[Any]:
    """The certificates of a PEM file; raises `StoreError` where it holds none."""
    _library()  # cryptography comes with it
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return list(load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise StoreError(f"Cannot read the certificates of {path}: {error}.") from error


def stamped_event(store: Store, stamp: Stamp) -> int | None:
    """The number of the event whose head was stamped; None where it is not in the log."""
    with store.reading() as session:
        query = choose(LogRow).order_by(col(LogRow.number).desc())
        for row in session.exec(query).yield_per(_ROWS):
            if hashlib.sha256(_message(row.number, row.hash)).digest() == stamp.imprint:
                return row.number
    return None


def _library() -> Any:
    try:
        import rfc3161_client
    except ImportError as error:
        raise StoreError(
            'Cannot use time stamps: their library is missing. `pip install "cutline[timestamp]"` '
            "brings it. Nothing was changed."
        ) from error
    return rfc3161_client
