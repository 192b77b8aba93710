"""What the desk shows: the queue, one finding, its picture and page, the summary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from provenance.model import ProvenanceError, ReadError
from provenance.report.heading import day_in_words, heading
from provenance.review.filters import AGES, STATES, Filter, read_filter
from provenance.review.guard import person_of, token_of
from provenance.review.keys import keys_of
from provenance.review.sheet import lay_out
from provenance.review.steps import BUTTONS, draft, said
from provenance.review.summary import summarise
from provenance.store.controls import CONTROL
from provenance.store.evidence import kept_picture
from provenance.store.log.desk import Desk
from provenance.store.log.page import around
from provenance.store.store import QueueItem

__all__ = ["STATIC", "Outside", "Pages", "address", "asked"]

STATIC = Path(__file__).parent / "static"
"""The folder of what is the same for everyone."""

_PAGE = 50  # matters on a page of the queue
_MANY = 1000  # from so many on, a finding's page does not say how many are left
_SIZES = {"": 640, "large": 1600}
_FACETS = ("check", "source", "language", "reviewer")
_REPLACED = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Outside:
    """What the desk needs from rooms it does not know.

    `thumbnail` makes a small JPEG of an image file's bytes, given its longest side; `describe`
    says what an image file says of itself, as names and values; `text` gives the passages of a
    stored page, role and text; all three may raise `ProvenanceError`. `innocent` completes
    "Innocent if …" for each check.
    """

    thumbnail: Callable[[bytes, int], bytes]
    describe: Callable[[str, bytes], list[tuple[str, str]]]
    text: Callable[[str, str, bytes], list[tuple[str, str]]]
    innocent: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Pages:
    """What the desk shows: every method answers one address. `links` shows those that lead out."""

    store: Desk
    outside: Outside
    links: bool
    clock: Callable[[], datetime]
    templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.templates = Environment(
            loader=PackageLoader("provenance.review"), autoescape=True, trim_blocks=True,
            lstrip_blocks=True, undefined=StrictUndefined,
        )  # fmt: skip
        self.templates.globals |= {"heading": heading, "said": said, "day": day_in_words,
                                   "STATES": STATES, "AGES": AGES, "BUTTONS": BUTTONS}  # fmt: skip
        self.templates.filters["printable"] = _printable
        self.templates.filters["asked"] = asked
        self.templates.filters["moment"] = lambda at: f"{at.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
        self._small = lru_cache(maxsize=256)(self._thumbnail)

    def show(self, request: Request, name: str, status: int = 200, **given: Any) -> Response:
        """A page of the desk."""
        keys = keys_of(request.cookies)
        page = self.templates.get_template(name).render(
            token=token_of(request), person=person_of(request), keys=keys, links=self.links,
            logout=request.scope.get("desk_logout", False), flash=given.pop("flash", None), **given,
        )  # fmt: skip
        return HTMLResponse(page.encode("utf-8", "replace"), status)

    def trouble(self, request: Request, error: Exception) -> Response:
        """An error as a page that says what stood in the way."""
        missing = not isinstance(error, ProvenanceError) or "no finding begins" in str(error)
        text = str(error) if isinstance(error, ProvenanceError) else "There is no such page."
        return self.show(request, "trouble.html", 404 if missing else 500, text=text)

    def _flash(self, request: Request) -> Any:
        """The step a person just took, from its number in the address."""
        number = request.query_params.get("saved", "")
        if not number.isascii() or not number.isdecimal() or len(number) > 12:
            return None
        return self.store.event(int(number))

    def queue(self, request: Request) -> Response:
        """The list of what waits, or of what is asked for."""
        chosen = read_filter(request.query_params)
        wanted = chosen.wanted(self.clock(), self.store.quiet())
        given = request.query_params.get("page", "1")
        page = int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else 1
        count, matters = self.store.count(wanted)
        groups = self.store.groups(wanted, _PAGE, max(0, page - 1) * _PAGE)
        return self.show(
            request, "queue.html", chosen=chosen, groups=groups, count=count, matters=matters,
            page=page, pages=-(-matters // _PAGE), facets=self.store.facets(wanted, _FACETS),
            flash=self._flash(request),
        )  # fmt: skip

    def next(self, request: Request) -> Response:
        """To the first finding of a filter, or to the one behind `after`."""
        chosen = read_filter(request.query_params)
        wanted = chosen.wanted(self.clock(), self.store.quiet())
        key = self.store.following(wanted, request.query_params.get("after"))
        return RedirectResponse(address(key, chosen, request.query_params.get("saved")), 303)

    def finding(self, request: Request) -> Response:
        """One finding."""
        item = self.store.finding(request.path_params["key"])
        return self._sheet(request, item, read_filter(request.query_params))

    def _sheet(
        self, request: Request, item: QueueItem, chosen: Filter, status: int = 200, **given: Any
    ) -> Response:
        now, before = self.store.reading_now(item)
        here = around(self.store, now)
        members = self.store.members(item.grouped)
        wanted = chosen.wanted(self.clock(), self.store.quiet())
        says, unsaid = self._described(item, here.picture)
        return self.show(
            request, "finding.html", status, item=item, sheet=lay_out(now, here), around=here,
            former=lay_out(before, around(self.store, before)) if before else None, chosen=chosen,
            others=[other for other in members if other.finding.key != item.finding.key],
            events=self.store.events(item.finding.key)[::-1],
            left=self.store.count(wanted, _MANY)[1],
            behind=self.store.following(wanted, item.finding.key), says=says, unsaid=unsaid,
            innocent=self.outside.innocent.get(asked(item.finding.check), ""),
            flash=self._flash(request), stale=given.get("stale"), problem=given.get("problem"),
            typed=given.get("typed", {}),
        )  # fmt: skip

    def _described(self, item: QueueItem, picture: str | None) -> tuple[list[Any], str]:
        """What the image file says, or why there is nothing."""
        if picture is None or self.store.archive is None:
            return [], "The picture was not kept, so its file says nothing here."
        try:
            data = self.store.archive.read(picture)
            said_of = self.outside.describe(item.finding.image or "", data) if data else []
        except ProvenanceError as error:
            return [], str(error)
        return said_of, "" if said_of else "The file says nothing of itself, as is usual."

    def picture(self, request: Request) -> Response:
        """The picture of a finding: small, re-encoded, without its metadata."""
        item = self.store.finding(request.path_params["key"])
        longest = _SIZES.get(request.query_params.get("size", ""), _SIZES[""])
        now, _ = self.store.reading_now(item)
        data = self._small(now.digest, item.finding.image or "", longest)
        if data is None:
            return FileResponse(STATIC / "none.svg")
        headers = {"cache-control": "private, max-age=3600"}
        return Response(data, media_type="image/jpeg", headers=headers)

    def _thumbnail(self, page: str, image: str, longest: int) -> bytes | None:
        try:
            data = kept_picture(self.store, page, image)
            return self.outside.thumbnail(data, longest) if data else None
        except ProvenanceError:
            return None

    def page(self, request: Request) -> Response:
        """The archived page as text, each passage in its role."""
        item = self.store.finding(request.path_params["key"])
        now, _ = self.store.reading_now(item)
        here = around(self.store, now)
        body = self.store.body(now.digest)
        try:
            parts = self.outside.text(item.location, here.media_type, body) if body else []
            problem = "" if body else "The page itself was not kept."
        except ReadError as error:
            parts, problem = [], str(error)
        return self.show(request, "page.html", item=item, around=here, parts=parts,
                         problem=problem)  # fmt: skip

    def request(self, request: Request) -> Response:
        """A draft of the message that asks for a correction."""
        item = self.store.finding(request.path_params["key"])
        now, _ = self.store.reading_now(item)
        here = around(self.store, now)
        sheet = lay_out(now, here)
        caption = "".join(part.text for part in sheet.caption.parts) if sheet.caption else ""
        sentence = "".join(part.text for part in sheet.sentence.parts) if sheet.sentence else ""
        seen = here.visits[-1][1] if here.visits else item.found_at
        archived = f"{seen:%-d %B %Y}, SHA-256 {here.digest}"
        return self.show(request, "request.html", item=item, sheet=sheet,
                         chosen=read_filter(request.query_params),
                         text=draft(now, caption, sentence, archived))  # fmt: skip

    def summary(self, request: Request) -> Response:
        """Findings and verdicts in numbers, the rules in force, the last steps."""
        return self.show(request, "summary.html", numbers=summarise(self.store, self.clock()),
                         rules=self.store.rules(), steps=self.store.steps(30))  # fmt: skip


def address(key: str | None, chosen: Filter, saved: str | None) -> str:
    """The address of a finding, else of the queue, with the filter and the step just saved."""
    parts = [part for part in (chosen.address, f"saved={saved}" if saved else "") if part]
    query = f"?{'&'.join(parts)}" if parts else ""
    return f"/finding/{key}{query}" if key else f"/{query}"


def asked(check: str) -> str:
    """A check's name as it is shown: a control looks like what it stands for."""
    return "undisclosed-archive-photo" if check == CONTROL else check


def _printable(value: object) -> str:
    """Text without the controls that would reorder what stands around it."""
    return "".join(
        _REPLACED if c in _BIDI or (c < " " and c not in "\n\t") else c for c in str(value)
    )


_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
