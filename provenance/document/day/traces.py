"""What a page has of days, as it stands: values of machines, and lines printed for readers."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Dated", "Mark", "Printed", "Stated", "Traces"]


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of a line that only dates, and what its words say of it (`labels.PUBLISHED` …)."""

    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a machine wrote. `source` is the row of the weights' table it counts for,
    `place` names it for people; `worth` (0 to 1) is how surely it is about this page.
    """

    source: str
    place: str
    value: str
    worth: float = 1.0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around a part of a printed line that holds a day for machines."""

    start: int
    stop: int
    value: str
    kind: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A short line. `near` (0 to 1) is how close to the headline it stands, `aside` (0 to 1) how
    much speaks for its being another piece's; `kind` is what its markup says of it.
    """

    text: str
    place: str
    near: float
    aside: float = 0.0
    kind: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """All of a page. `month_first` is how its unmistakable dates in figures are written, 0 or 1,
    None where there are none.
    """

    stated: tuple[Stated, ...] = ()
    lines: tuple[Printed, ...] = ()
    addresses: tuple[str, ...] = ()
    month_first: float | None = None
