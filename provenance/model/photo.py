"""An image file as read: its fingerprint, its embedded texts and dates, its credentials."""

from dataclasses import dataclass
from datetime import datetime

from provenance.model.time import Interval

__all__ = ["Credentials", "Fingerprint", "Photo", "PhotoMetadata"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A perceptual hash of 256 bits, and hashes of further views that survive crops and mirrors.

    Raises `ValueError` for a hash outside 256 bits.

    >>> Fingerprint(0b1011).bits_apart(Fingerprint(0b0001))
    2
    """

    bits: int
    views: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not all(0 <= value < 1 << 256 for value in (self.bits, *self.views)):
            raise ValueError("a fingerprint has 256 bits")

    @classmethod
    def parse(cls, digits: str) -> "Fingerprint":
        """The fingerprint written as 64 hexadecimal digits; raises `ValueError` for others.

        >>> Fingerprint.parse("0" * 63 + "f").bits
        15
        """
        if len(digits) != 64:
            raise ValueError(f"a fingerprint has 64 hexadecimal digits, not {len(digits)}")
        return cls(int(digits, 16))

    def bits_apart(self, other: "Fingerprint") -> int:
        """The smallest number of differing bits between any two views, 0 to 256."""
        mine, theirs = (self.bits, *self.views), (other.bits, *other.views)
        return min((one ^ two).bit_count() for one in mine for two in theirs)


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What the image file says of itself, under the names of the IPTC photo metadata standard.

    `date_created` is the likeliest day the picture was taken; `dates` keeps every date in the file
    as (block, interval), for they often disagree; `origins` names the block each field was read
    from: ("date_created", "IIM 2:55"). `software` names the programs and the camera or scanner.

    >>> PhotoMetadata(creators=("Jane Doe",)).credit_line is None
    True
    """

    description: str | None = None
    credit_line: str | None = None
    source: str | None = None
    instructions: str | None = None
    creators: tuple[str, ...] = ()
    date_created: Interval | None = None
    dates: tuple[tuple[str, Interval], ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    digital_source_type: str | None = None
    software: str | None = None

    def origin(self, field: str) -> str:
        """The block a field was read from, or "image file" where that is not recorded.

        >>> PhotoMetadata(origins=(("source", "IIM 2:115"),)).origin("source")
        'IIM 2:115'
        """
        return dict(self.origins).get(field, "image file")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A C2PA manifest as validated. `state` "Invalid" does not mean tampered.

    >>> Credentials("Valid").actions
    ()
    """

    state: str
    codes: tuple[str, ...] = ()
    signer: str | None = None
    signed_at: datetime | None = None
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """An image file: where it was, its SHA-256 in hex, its size in pixels, and what it says.

    >>> Photo("img/flood.jpg", "", 640, 480).metadata.creators
    ()
    """

    url: str
    digest: str
    width: int
    height: int
    fingerprint: Fingerprint | None = None
    metadata: PhotoMetadata = PhotoMetadata()
    credentials: Credentials | None = None
