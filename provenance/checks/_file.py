"""When an image file says its picture was taken."""

import re

from provenance.checks.old.pairs import Dated
from provenance.model import Case, ClaimKind, Granularity, Interval, Passage, PhotoMetadata, Role

__all__ = ["FIRST_DIGITAL", "file_date", "trusted_dates"]

_SCAN = re.compile(
    r"scan|epson|perfection|coolscan|vuescan|silverfast|reflecta|plustek|flatbed", re.I
)
FIRST_DIGITAL = 1995
# Days that clocks start from when they were never set.
_UNSET = re.compile(
    r"^(?:1970|1980|1904|1900|1601)-|^(?:19|20)\d\d-01-01$|^(?:1969|1979|1999)-12-31$|^2002-12-08$"
)


def trusted_dates(metadata: PhotoMetadata) -> tuple[tuple[str, Interval], ...]:
    """The dates of the file that say when the picture was taken: none of a scan, and none of a
    clock that was never set.
    """
    if metadata.software and _SCAN.search(metadata.software):
        return ()
    return tuple(
        (block, day)
        for block, day in metadata.dates
        if day.granularity is Granularity.DAY and not _UNSET.match(day.edtf)
        and day.first is not None and day.first.year >= FIRST_DIGITAL
    )  # fmt: skip


def file_date(case: Case) -> Dated | None:
    """The picture's date from its file, latest first, where no text of the figure dates it; None
    where one does, where there is no caption to say what it shows, or the file says nothing.
    """
    if case.photo is None or case.figure.caption is None:
        return None
    if any(claim.when is not None and claim.kind is ClaimKind.SHOWS for claim in case.shown):
        return None
    days = sorted(trusted_dates(case.photo.metadata), key=lambda row: row[1].edtf, reverse=True)
    if not days:
        return None
    block, day = days[0]
    words = Passage(Role.EMBEDDED, f"{block} {day.edtf}", case.figure.ordinal)
    readings = tuple(found for _, found in days)
    return Dated(readings, words.span(day.edtf), f"from {block}", "image file")
