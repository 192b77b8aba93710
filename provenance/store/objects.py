"""The evidence archive on an object store: S3 and whatever else fsspec speaks to.

An object is there whole or not at all, since stores of objects make it visible with its last byte;
its name is the SHA-256 of its content, so that two writers of one content write the same.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from provenance.model import StoreError
from provenance.store.archive import Archive

__all__ = ["ObjectArchive"]

_DIGEST = re.compile(r"[0-9a-f]{64}")


class ObjectArchive(Archive):
    """An archive at an address such as "s3://bucket/folder".

    Keeps what `Archive` promises. Access keys come from where the store's own tools look for them,
    never from the address.

    >>> archive = ObjectArchive("memory://kept")
    >>> archive.read(archive.keep(b"It rained."))
    b'It rained.'
    """

    def __init__(self, address: str) -> None:
        import fsspec

        self._address = address.rstrip("/")
        try:
            files, self._root = fsspec.core.url_to_fs(self._address, use_listings_cache=False)
        except (ImportError, ValueError, OSError) as error:
            raise self._refused("open", error) from error
        self._files: Any = files

    @property
    def address(self) -> str:
        """Where the archive is."""
        return self._address

    def keep_all(self, items: Iterable[bytes]) -> list[str]:
        """Keeps several contents and gives back their digests in order; all are stored then."""
        digests = []
        for data in items:
            digest = hashlib.sha256(data).hexdigest()
            digests.append(digest)
            if digest in self:
                continue
            try:
                self._files.pipe_file(self._at(digest), data)
            except Exception as error:
                raise self._refused("keep a page in", error) from error
        return digests

    def read(self, digest: str) -> bytes | None:
        """The bytes under a digest, None if there are none; raises `StoreError` for others."""
        if not _DIGEST.fullmatch(digest):
            return None
        try:
            data = bytes(self._files.cat_file(self._at(digest)))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise self._refused("read", error) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StoreError(
                f"Cannot trust {self._address}/{digest[:2]}/{digest}: its bytes are not those it "
                "was named for. Nothing was changed; put back a copy of the archive."
            )
        return data

    def __contains__(self, digest: str) -> bool:
        if not _DIGEST.fullmatch(digest):
            return False
        try:
            return bool(self._files.exists(self._at(digest)))
        except Exception as error:
            raise self._refused("look into", error) from error

    def digests(self) -> Iterator[str]:
        """Every digest in the archive, sorted."""
        try:
            names = self._files.find(self._root)
        except FileNotFoundError:
            names = []
        except Exception as error:
            raise self._refused("look into", error) from error
        found = (str(name).rpartition("/")[2] for name in names)
        yield from sorted(name for name in found if _DIGEST.fullmatch(name))

    def _at(self, digest: str) -> str:
        return f"{self._root}/{digest[:2]}/{digest}"

    def _refused(self, wanted: str, error: Exception) -> StoreError:
        cause = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        return StoreError(
            f"Cannot {wanted} the archive {self._address}: {cause}. Nothing was half-written."
        )
