"""From an image file, or from fields read elsewhere, to a `Photo`."""

import hashlib

from provenance.model import Fingerprint, Photo
from provenance.photo.credentials import NO_TRUST, Trust, read_credentials
from provenance.photo.embedded import Blocks, read_blocks
from provenance.photo.merge import merged

__all__ = ["Blocks", "photo_from_fields", "read_photo"]


def read_photo(url: str, data: bytes, trust: Trust = NO_TRUST) -> Photo:
    """The photo in a file's bytes. Raises `ReadError` for what is no picture of a known kind.

    No pixels are decoded; a picture whose pixels are broken or too many still says who made it.
    Content credentials are validated where the file carries them and `cutline[c2pa]` is installed;
    `trust` are the certificates that vouch for their signers.
    """
    held = read_blocks(url, data)
    credentials = read_credentials(data, held.kind, trust) if held.credentials else None
    blocks: Blocks = held.blocks
    if credentials is not None and credentials.source_types:
        blocks = {**held.blocks, "c2pa": {"digitalsourcetype": list(credentials.source_types)}}
    return Photo(
        url,
        hashlib.sha256(data).hexdigest(),
        held.width,
        held.height,
        None,
        merged(blocks, held.unsure, held.damage),
        credentials,
    )


def photo_from_fields(
    url: str,
    blocks: Blocks,
    fingerprint: Fingerprint | None = None,
    *,
    digest: str = "",
    width: int = 0,
    height: int = 0,
) -> Photo:
    """The photo whose metadata were read into blocks.

    >>> found = photo_from_fields("a.jpg", {"exif": {"DateTimeOriginal": "2019:04:02 13:10:09"}})
    >>> found.metadata.date_created.edtf, found.metadata.dates[0][0]
    ('2019-04-02', 'EXIF DateTimeOriginal')
    """
    return Photo(url, digest, width, height, fingerprint, merged(blocks))
