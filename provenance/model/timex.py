"""A time expression: the words, and the days they can mean.

Terms follow TimeML: TIMEX3, anchor, modifier, document creation time (DCT).
"""

from dataclasses import dataclass
from enum import StrEnum

from provenance.model.text import Span
from provenance.model.time import Interval

__all__ = ["Anchor", "Timex", "TimexKind"]


class TimexKind(StrEnum):
    """The four types of TIMEX3.

    >>> TimexKind.DATE.value
    'DATE'
    """

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a time expression leans on.

    `WRITTEN` is complete in itself, `DCT` leans on the publication date, `NEIGHBOUR` on another
    date in its passage, `PAGE` on one elsewhere on the page.

    >>> Anchor.DCT.value
    'DCT'
    """

    WRITTEN = "written"
    DCT = "DCT"
    NEIGHBOUR = "neighbour"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression and the days it can mean.

    `readings`: best first; several where it is ambiguous ("03/04/2019"), none where it cannot be
    resolved yet. `value` and `modifier` as in TIMEX3 ("2019-05-14", "APPROX"). `weekday` is the
    one written beside the date, Monday 0. `impossible` where there is no such day. `calendar` is
    "gregorian" unless the date was converted. `offset` is what "nine years after" adds, as an ISO
    8601 duration ("P9Y", "-P2D").

    >>> from provenance.model.text import Passage, Role
    >>> words = Passage(Role.CAPTION, "in Tarrow on May 14, 2019", 2).span("May 14, 2019")
    >>> Timex(words, TimexKind.DATE, "2019-05-14", (Interval.parse("2019-05-14"),)).best.edtf
    '2019-05-14'
    """

    span: Span
    kind: TimexKind
    value: str
    readings: tuple[Interval, ...]
    anchor: Anchor = Anchor.WRITTEN
    modifier: str | None = None
    weekday: int | None = None
    impossible: bool = False
    calendar: str = "gregorian"
    offset: str | None = None

    @property
    def best(self) -> Interval | None:
        """The likeliest reading, None where there is none."""
        return self.readings[0] if self.readings else None
