"""An image file as read: its fingerprint, its embedded texts and dates, its credentials."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from provenance.model.time import Interval

__all__ = ["Credentials", "EmbeddedValue", "Fingerprint", "Photo", "PhotoMetadata", "View"]


class View(NamedTuple):
    """The hash of a part of a picture: `box` is left, top, right and bottom as parts of its width
    and height, `mirrored` whether it was turned left to right.

    >>> View(0b1011).box
    (0.0, 0.0, 1.0, 1.0)
    """

    bits: int
    box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A perceptual hash of 256 bits, and what else is known of how the picture looks.

    `views` are the parts of it whose hashes are kept, so that a crop of it is found; `asked` the
    hashes under which it is looked for: as it is, mirrored, and without the bars around it;
    `thumbnail` is grey, square, a byte a pixel.

    Raises `ValueError` for a hash outside 256 bits.

    >>> Fingerprint(0b1011).bits_apart(Fingerprint(0b0001))
    2
    """

    bits: int
    views: tuple[View, ...] = ()
    asked: tuple[View, ...] = ()
    thumbnail: bytes = b""

    def __post_init__(self) -> None:
        hashes = (self.bits, *(view.bits for view in (*self.views, *self.asked)))
        if not all(0 <= value < 1 << 256 for value in hashes):
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
        """The fewest bits in which what this picture is looked for under differs from a view of
        the other, 0 to 256.
        """
        mine = {self.bits, *(view.bits for view in self.asked)}
        theirs = {other.bits, *(view.bits for view in other.views)}
        return min((one ^ two).bit_count() for one in mine for two in theirs)


@dataclass(frozen=True, slots=True)
class EmbeddedValue:
    """One value of one block. `field` is the question it answers, under the name it has in
    `PhotoMetadata`, `block` where it stands ("IIM 2:80"); `used` marks the one that won.

    `doubt` says why it is no evidence: "a placeholder" that a camera or program writes by itself,
    or "unsure letters" of a character set that could only be guessed at. Dates are ISO text with
    the time of day and the offset the file gives.

    >>> EmbeddedValue("creators", "IIM 2:80", "Ida Orde").doubt is None
    True
    """

    field: str
    block: str
    text: str
    used: bool = False
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What the image file says of itself, under the names of the IPTC photo metadata standard.

    `date_created` is the likeliest day the picture was taken; `dates` keeps every date in the file
    as (block, interval), for they often disagree; `origins` names the block each field was read
    from: ("date_created", "IIM 2:55"). `software` names the programs and the camera or scanner,
    `ai` the fields of IPTC 2025.1 that say how a picture was generated, as (block, text).
    `values` keeps every value of every block, `unsure` the fields whose winning text is in doubt,
    and `damage` what was broken and how far it was read.

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
    ai: tuple[tuple[str, str], ...] = ()
    values: tuple[EmbeddedValue, ...] = ()
    unsure: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()

    def origin(self, field: str) -> str:
        """The block a field was read from, or "image file" where that is not recorded.

        >>> PhotoMetadata(origins=(("source", "IIM 2:115"),)).origin("source")
        'IIM 2:115'
        """
        return dict(self.origins).get(field, "image file")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A C2PA manifest as validated. `state` is "Trusted", "Valid" (sound, by a signer no list
    vouches for), "Invalid", "Remote" (the manifest lies elsewhere and was not fetched) or "Unread".
    "Invalid" does not mean tampered: `codes` say what failed, and `meaning` in words. `actions` and
    `source_types` are those of the picture's own manifest and of what it was composed of.

    >>> Credentials("Valid").actions
    ()
    """

    state: str
    codes: tuple[str, ...] = ()
    signer: str | None = None
    signed_at: datetime | None = None
    actions: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    meaning: str = ""
    warnings: tuple[str, ...] = ()


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
