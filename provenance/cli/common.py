"""What the commands share: exit statuses, consoles, and reading locations one by one."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from provenance.model import Capture, Concern, Interval, ProvenanceError, ReadError
from provenance.plugins import readers
from provenance.sources.files import list_pages
from provenance.sources.reader import Reader

__all__ = [
    "CLEAN",
    "CONCERNS",
    "ERROR",
    "FOUND",
    "UNREAD",
    "Day",
    "as_json",
    "captures_of",
    "clean",
    "dump",
    "flow_store",
    "known_keys",
    "paths_argument",
    "plural",
    "put",
    "say",
    "status_of",
    "tell",
    "told",
    "waiting",
]

CLEAN, FOUND, ERROR, UNREAD = 0, 1, 2, 3
CONCERNS = {concern.label: concern for concern in Concern}

_Command = TypeVar("_Command", bound=Callable[..., object])


def _complete_path(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Leaves the completion of a location to the shell, which knows the files."""
    return [CompletionItem(incomplete, type="file")]


def paths_argument(command: _Command) -> _Command:
    """Gives a command the pages it reads: files, folders, globs, or `-` for standard input."""
    return click.argument(
        "paths", nargs=-1, required=True, metavar="PATH…", shell_complete=_complete_path
    )(command)


def flow_store(address: str | None) -> str | None:
    """A store's address as a flow is asked for it, None if the settings say it.

    One that may hold a password goes through the environment: Prefect shows what flows were asked.
    """
    if address is None or "://" not in address:
        return address
    os.environ["CUTLINE_STORE"] = address
    return None


class Day(click.ParamType[Interval]):
    """A day, month or year in ISO 8601, or an EDTF interval."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Interval:
        """The interval the text means."""
        if isinstance(value, Interval):
            return value
        try:
            return Interval.parse(str(value))
        except ValueError as error:
            self.fail(f"{error}, such as {date(2020, 2, 26)}", param, ctx)


# Controls of terminals, and those that turn the order of letters round.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without control characters, so that a page cannot steer the reader's terminal.

    >>> clean("rain \\x1b[2J over\\tTarrow")
    'rain �[2J over\\tTarrow'
    """
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def tell(text: str = "", style: str | None = None, end: str = "\n") -> None:
    """Text on standard output, wrapped only on a terminal; nothing in it is markup."""
    out = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    out.print(clean(text), style=style, end=end, markup=False, emoji=False)


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(clean(message), err=True)


def told(location: str, reason: str) -> str:
    """A reason that names what it is about.

    >>> told("a.html", "Cannot read broken.jpg: it is broken.")
    'a.html: Cannot read broken.jpg: it is broken.'
    >>> told("a.html", "Cannot read a.html: it is empty.")
    'Cannot read a.html: it is empty.'
    """
    return reason if location in reason else f"{location}: {reason}"


def as_json(value: Any, indent: int | None = None) -> str:
    """A value as JSON; control characters are written as escapes, so that nothing is lost.

    >>> as_json("rain\\x9b over Tarrow")
    '"rain\\\\u009b over Tarrow"'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def dump(value: Any) -> None:
    """A value as indented JSON on standard output."""
    click.echo(as_json(value, 2))


def put(text: str) -> None:
    """Text that is formatted already (HTML, a table of scores) on standard output."""
    click.echo(clean(text))


def plural(count: int, thing: str) -> str:
    """A count and its noun.

    >>> plural(1, "page"), plural(3, "page")
    ('1 page', '3 pages')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def waiting(title: str, counted: bool = True) -> Progress:
    """A line of progress on a terminal's standard error, nothing elsewhere."""
    error = Console(stderr=True)
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}" + (" {task.completed:.0f}" if counted else " …")),
        console=error, disable=not error.is_terminal, transient=True,
    )  # fmt: skip
    shown.add_task(title, total=None)
    return shown


def captures_of(
    locations: Iterable[str], failures: list[tuple[str, str]]
) -> Iterator[tuple[Reader, Capture]]:
    """Every capture of the locations with its reader; what cannot be read goes into `failures`."""
    from provenance.settings import read_settings
    from provenance.sources.web import WebReader, with_manners

    offered = with_manners(readers(), read_settings().manners)
    try:
        for location in locations:
            yield from _captures_at(location, offered, failures)
    finally:
        for reader in offered:
            if isinstance(reader, WebReader):
                reader.close()


def _captures_at(
    location: str, offered: Iterable[Reader], failures: list[tuple[str, str]]
) -> Iterator[tuple[Reader, Capture]]:
    try:
        reader = next((r for r in offered if r.handles(location)), None)
        if reader is None:
            raise ReadError(location, "no reader handles such an address")
        pages = list_pages(location) if reader.name == "files" else [location]
    except ProvenanceError as error:
        failures.append((location, str(error)))
        return
    for page in pages:
        try:
            for capture in reader.read(page):
                yield reader, capture
        except ProvenanceError as error:
            failures.append((page, str(error)))


def known_keys(path: str | None) -> frozenset[str]:
    """Keys of findings already known: lines of keys, or of JSON objects with a `key`.

    Raises `ReadError` where the file cannot be read.
    """
    if path is None:
        return frozenset()
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path, str(getattr(error, "strerror", None) or error)) from error
    try:
        loaded = json.loads(text)
        rows = loaded if isinstance(loaded, list) else loaded.get("findings", [loaded])
        return frozenset(str(row["key"]) for row in rows)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    keys: set[str] = set()
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            keys.add(str(json.loads(line)["key"]))
        except (ValueError, KeyError, TypeError):
            keys.add(line.split()[0])
    return frozenset(keys)


def status_of(found: bool, unread: bool, error: bool = False) -> int:
    """The exit status: an error goes before findings, findings before unread input."""
    if error:
        return ERROR
    if found:
        return FOUND
    return UNREAD if unread else CLEAN
