"""Files that are there only when they are whole: written aside, synced, then renamed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from provenance.model import StoreError

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream of bytes that becomes the file at `path` when the block ends well.

    Folders on the way are made. What the block raises leaves nothing behind; raises `StoreError`
    where the system cannot write.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "a", "b.txt")) as stream:
    ...         count = stream.write(b"whole")
    ...     Path(folder, "a", "b.txt").read_bytes()
    b'whole'
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise StoreError(f"Cannot write {path}: {cause}. Nothing was half-written.") from error
