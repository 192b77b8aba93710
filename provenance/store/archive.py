"""The evidence archive: pages and pictures as received, each content once, under its SHA-256.

A file is written beside its place, flushed to the disk and renamed, so that under a digest there is
either nothing or all of it, whenever the process is killed. Nothing is ever overwritten or removed
but what a writer that died left unfinished.
"""

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from provenance.model import StoreError

if sys.platform != "win32":  # there unfinished files are known by their age alone
    import fcntl

__all__ = ["Archive", "KeptPicture", "PictureKeeper"]

_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = "unfinished"
_STALE_SECONDS = 3600
_TRIES = 5


class Archive:
    """A folder of files named by the SHA-256 of what they hold.

    Safe for many processes at once, and to be given the same content again. Every method raises
    `StoreError` where the folder cannot be read or written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     archive = Archive.open(folder)
    ...     archive.read(archive.keep(b"It rained."))
    b'It rained.'
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def open(cls, folder: str | Path) -> "Archive":
        """The archive in a folder, which is made where it is missing, or on an object store.

        What writers that died left unfinished is removed. An address ("s3://bucket/folder") is for
        an object store; "file://" before a path changes nothing.
        """
        place = str(folder).removeprefix("file://")
        if "://" in place:
            from provenance.store.objects import ObjectArchive  # fsspec, if it is needed

            return ObjectArchive(place)
        folder = place
        archive = cls(Path(folder).expanduser())
        try:
            (archive.folder / _UNFINISHED).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise archive._failed("open", error) from error
        archive._sweep()
        return archive

    @property
    def address(self) -> str:
        """Where the archive is."""
        return str(self.folder)

    def keep(self, data: bytes) -> str:
        """Keeps bytes and gives back their SHA-256 in hex; bytes that are there stay untouched."""
        return self.keep_all([data])[0]

    def keep_all(self, items: Iterable[bytes]) -> list[str]:
        """Keeps several contents and gives back their digests in order.

        Each folder is flushed once for all of them; when this returns, all are on the disk.
        """
        digests: list[str] = []
        touched: set[Path] = set()
        try:
            for data in items:
                digest = hashlib.sha256(data).hexdigest()
                digests.append(digest)
                target = self._place(digest)
                if target.exists():
                    continue
                if not target.parent.exists():
                    target.parent.mkdir(exist_ok=True)
                    touched.add(self.folder)
                self._write(data, target)
                touched.add(target.parent)
            for folder in touched:
                _flush_folder(folder)
        except OSError as error:
            raise self._failed("keep a page in", error) from error
        return digests

    def read(self, digest: str) -> bytes | None:
        """The bytes under a digest, None where there are none.

        Raises `StoreError` where they are not what their name says.
        """
        if not _DIGEST.fullmatch(digest):
            return None
        try:
            data = self._place(digest).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed("read", error) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StoreError(
                f"Cannot trust {self._place(digest)}: its bytes are not those it was named for. "
                "Nothing was changed; put back a copy of the archive."
            )
        return data

    def __contains__(self, digest: str) -> bool:
        return _DIGEST.fullmatch(digest) is not None and self._place(digest).exists()

    def digests(self) -> Iterator[str]:
        """Every digest in the archive, sorted."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if _DIGEST.fullmatch(path.name):
                    yield path.name

    def _place(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    def _write(self, data: bytes, target: Path) -> None:
        for _try in range(_TRIES):
            name = self._write_beside(data, target.name[:8])
            try:
                name.replace(target)
                return
            except FileNotFoundError:  # swept between closing and renaming: written again
                continue
        raise OSError(f"{target.name} was swept away {_TRIES} times while it was written")

    def _write_beside(self, data: bytes, prefix: str) -> Path:
        handle, name = tempfile.mkstemp(dir=self.folder / _UNFINISHED, prefix=f"{prefix}-")
        try:
            with os.fdopen(handle, "wb") as stream:
                if sys.platform != "win32":
                    with suppress(OSError):  # some network folders know no locks, nor sweep then
                        fcntl.flock(stream, fcntl.LOCK_EX)  # tells that its writer lives
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        return Path(name)

    def _sweep(self) -> None:
        """Removes unfinished files whose writers are gone: no one holds their lock."""
        now = datetime.now(UTC).timestamp()
        for path in (self.folder / _UNFINISHED).iterdir():
            with suppress(OSError):
                if sys.platform == "win32":
                    if now - path.stat().st_mtime > _STALE_SECONDS:
                        path.unlink()
                    continue
                with path.open("rb") as stream:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    path.unlink()

    def _failed(self, wanted: str, error: OSError) -> StoreError:
        cause = (error.strerror or str(error)).lower()
        return StoreError(
            f"Cannot {wanted} the archive {self.folder}: {cause}. Nothing was half-written."
        )


def _flush_folder(folder: Path) -> None:
    """Puts a folder's names on the disk, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture of a page as kept: its address as the page gives it, its digest and size in bytes.

    `retrieved_at` is aware and in UTC.
    """

    url: str
    digest: str
    size: int
    retrieved_at: datetime


class PictureKeeper:
    """A loader of a page's pictures that keeps in the archive what it loads.

    Give it to `examine` as `image`; `kept` holds the pictures in the order they were asked for, for
    `Store.save`.
    """

    def __init__(
        self,
        archive: Archive,
        load: Callable[[str], bytes | None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._archive, self._load, self._clock = archive, load, clock
        self._kept: dict[str, KeptPicture] = {}

    def __call__(self, url: str) -> bytes | None:
        """The bytes of a picture, kept; raises what the loader raises, and `StoreError`."""
        data = self._load(url)
        if data is not None:
            digest = self._archive.keep(data)
            self._kept.setdefault(url, KeptPicture(url, digest, len(data), self._clock()))
        return data

    @property
    def kept(self) -> tuple[KeptPicture, ...]:
        """The pictures loaded so far, each once."""
        return tuple(self._kept.values())
