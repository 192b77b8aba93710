"""Planning: locations of every kind into batches of locations that can be checked anywhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from flows.reading import Failure, is_at_hand, reader_for
from provenance.model import ReadError
from provenance.sources.reader import Reader
from provenance.sources.warc import WarcReader

__all__ = ["Batch", "plan"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages one task checks, by where they are.

    `pictures` says whether any of them may have pictures at hand; `languages` are (location, tag)
    pairs for pages whose source is listed with a language.
    """

    locations: tuple[str, ...]
    pictures: bool = True
    languages: tuple[tuple[str, str], ...] = ()


def plan(
    locations: Iterable[str],
    batch_pages: int,
    readers: Sequence[Reader],
    languages: Mapping[str, str] | None = None,
) -> Iterator[Batch | Failure]:
    """Batches of about so many pages, in the order of the locations, and what cannot be planned.

    An archive on a disk is gone through once and its pages named one by one; one elsewhere is a
    batch of its own, since it is read as a stream. The pages of a host of the web stand in one
    batch, so that one reader keeps its pace there.

    >>> from provenance.sources.files import READER as FILES
    >>> [batch.locations for batch in plan(["a.html", "b.html", "c.html"], 2, (FILES,))]
    [('a.html', 'b.html'), ('c.html',)]
    """
    held: list[str] = []
    web: dict[str, list[str]] = {}
    for location in locations:
        try:
            reader = reader_for(location, readers)
        except ReadError as error:
            yield Failure(location, str(error))
            continue
        if reader.name == "web":
            web.setdefault(_host(location), []).append(location)
        elif is_at_hand(reader, location) and not isinstance(reader, WarcReader):
            held.append(location)
            if len(held) >= batch_pages:
                yield Batch((*held,))
                held = []
        else:
            if held:
                yield Batch((*held,))
                held = []
            if isinstance(reader, WarcReader) and is_at_hand(reader, location):
                yield from _archive(reader, location, batch_pages)
            else:
                yield Batch((location,))
    if held:
        yield Batch((*held,))
    yield from _hosts(web, batch_pages, languages or {})


def _archive(reader: WarcReader, location: str, batch_pages: int) -> Iterator[Batch | Failure]:
    """The pages of an archive by their locations, and what of it is damaged."""
    try:
        names, pictures, damage = reader.survey(location)
    except ReadError as error:
        yield Failure(location, str(error))
        return
    for begin in range(0, len(names), batch_pages):
        yield Batch((*names[begin : begin + batch_pages],), pictures)
    if damage:
        yield Failure(location, damage)


def _hosts(
    web: Mapping[str, Sequence[str]], batch_pages: int, languages: Mapping[str, str]
) -> Iterator[Batch]:
    """Whole hosts together; within a batch the hosts are asked in turn."""
    held: list[Sequence[str]] = []
    for number, pages in enumerate(web.values(), 1):
        held.append(pages)
        if sum(map(len, held)) >= batch_pages or number == len(web):
            turns = [
                pages[turn]
                for turn in range(max(map(len, held)))
                for pages in held
                if turn < len(pages)
            ]
            told = tuple((page, languages[page]) for page in turns if page in languages)
            yield Batch((*turns,), True, told)
            held = []


def _host(location: str) -> str:
    try:
        return urlsplit(location).netloc.lower()
    except ValueError:
        return ""
