"""The desk as a web application: its addresses, and what each shows."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from provenance.model import ProvenanceError, ReadError
from provenance.report.heading import day_in_words, heading
from provenance.review.filters import AGES, STATES, Filter, read_filter
from provenance.review.guard import Guard, forged, form_of, token_of
from provenance.review.keys import KEYS, keys_of
from provenance.review.sheet import lay_out
from provenance.review.steps import BUTTONS, Unknown, draft, entries_of, said
from provenance.review.summary import summarise
from provenance.store.evidence import kept_picture
from provenance.store.log.chain import Act, Entry
from provenance.store.log.desk import Desk
from provenance.store.log.page import around
from provenance.store.log.write import Stale
from provenance.store.store import QueueItem

__all__ = ["Outside", "desk_app", "new_ticket"]

_STATIC = Path(__file__).parent / "static"
_PAGE = 50  # matters on a page of the queue
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


def new_ticket() -> str:
    """A one-time address's secret part."""
    return secrets.token_urlsafe(24)


def desk_app(
    store: Desk,
    outside: Outside,
    *,
    reviewer: str,
    hosts: frozenset[str],
    ticket: str,
    links: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    more: tuple[Route, ...] = (),
) -> ASGIApp:
    """The desk on a store. `links` shows links that lead out of the machine; `more` are routes
    that check a token of their own.
    """
    desk = _Desk(store, outside, reviewer, links, clock)
    static = StaticFiles(directory=_STATIC)
    app = Starlette(
        routes=[
            Route("/", desk.queue),
            Route("/next", desk.next),
            Route("/finding/{key}", desk.finding),
            Route("/finding/{key}/step", desk.step, methods=["POST"]),
            Route("/finding/{key}/picture", desk.picture),
            Route("/finding/{key}/page", desk.page),
            Route("/finding/{key}/request", desk.request),
            Route("/undo", desk.undo, methods=["POST"]),
            Route("/rule", desk.rule, methods=["POST"]),
            Route("/summary", desk.summary),
            Route("/keys", desk.keys, methods=["GET", "POST"]),
            *more,
            Mount("/static", static),
        ],
        exception_handlers={ProvenanceError: desk.trouble, 404: desk.trouble},
    )
    return Guard(app, hosts, ticket, tuple(route.path for route in more))


@dataclass
class _Desk:
    store: Desk
    outside: Outside
    reviewer: str
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
        self.templates.filters["moment"] = lambda at: f"{at.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
        self._small = lru_cache(maxsize=256)(self._thumbnail)

    def show(self, request: Request, name: str, status: int = 200, **given: Any) -> Response:
        """A page of the desk."""
        keys = keys_of(request.cookies)
        page = self.templates.get_template(name).render(
            token=token_of(request), reviewer=self.reviewer, keys=keys, links=self.links,
            flash=given.pop("flash", None), **given,
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
        return RedirectResponse(_address(key, chosen, request.query_params.get("saved")), 303)

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
            events=self.store.events(item.finding.key)[::-1], left=self.store.count(wanted)[1],
            behind=self.store.following(wanted, item.finding.key), says=says, unsaid=unsaid,
            innocent=self.outside.innocent.get(item.finding.check, ""),
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

    async def step(self, request: Request) -> Response:
        """A decision or another step on a finding and, if asked, on all of its matter."""
        form = await form_of(request)
        if form is None or forged(request, _last(form, "token")):
            return self.show(request, "trouble.html", 403, text=_FORGED)
        return await run_in_threadpool(self._step, request, form)

    def _step(self, request: Request, form: dict[str, list[str]]) -> Response:
        fields = {name: values[-1] for name, values in form.items()}
        chosen = read_filter({name[2:]: v for name, v in fields.items() if name.startswith("f.")})
        item = self.store.finding(request.path_params["key"])
        seen = dict(pair.rsplit(":", 1) for pair in form.get("seen", ()) if ":" in pair)
        try:
            versions = {key: int(version) for key, version in seen.items()}
            whole = [item] if "alone" in fields or fields.get("step") == "note" else [
                member for member in self.store.members(item.grouped)
                if member.finding.key in versions
            ]  # fmt: skip
            wanted = chosen.wanted(self.clock(), self.store.quiet())
            behind = self.store.following(wanted, item.finding.key)
            entries = entries_of(fields, whole or [item], self.reviewer, self.clock())
            keys = {entry.finding for entry in entries}
            done = self.store.take(entries, {k: v for k, v in versions.items() if k in keys})
        except (Unknown, ValueError) as error:
            return self._sheet(request, item, chosen, 422, problem=str(error), typed=fields)
        except Stale as error:
            fresh = self.store.finding(item.finding.key)
            return self._sheet(request, fresh, chosen, 409, stale=error, typed=fields)
        stays = fields["step"] in ("note", "assign", "reopen")
        target = item.finding.key if stays else behind or self.store.following(wanted)
        return RedirectResponse(_address(target, chosen, str(done[0].number)), 303)

    async def undo(self, request: Request) -> Response:
        """Undoes the reviewer's last step."""
        form = await form_of(request)
        if form is None or forged(request, _last(form, "token")):
            return self.show(request, "trouble.html", 403, text=_FORGED)
        given = _last(form, "number")
        number = int(given) if given.isdecimal() and given.isascii() and len(given) < 13 else None
        undone = await run_in_threadpool(self.store.undo, self.reviewer, self.clock(), number)
        key = undone[0].finding
        return RedirectResponse(_address(key, Filter(), None) if key else "/summary", 303)

    async def rule(self, request: Request) -> Response:
        """Puts a check to shadow, everywhere or for a source, or takes it back."""
        form = await form_of(request)
        if form is None or forged(request, _last(form, "token")):
            return self.show(request, "trouble.html", 403, text=_FORGED)
        told = {"check": _last(form, "check")[:200], "source": _last(form, "source")[:200] or None,
                "reason": _last(form, "reason")[:500], "on": _last(form, "on") == "1"}  # fmt: skip
        entry = Entry(Act.RULE, self.reviewer, self.clock(), None, told)
        await run_in_threadpool(self.store.take, [entry])
        return RedirectResponse("/summary#rules", 303)

    def picture(self, request: Request) -> Response:
        """The picture of a finding: small, re-encoded, without its metadata."""
        item = self.store.finding(request.path_params["key"])
        longest = _SIZES.get(request.query_params.get("size", ""), _SIZES[""])
        now, _ = self.store.reading_now(item)
        data = self._small(now.digest, item.finding.image or "", longest)
        if data is None:
            return FileResponse(_STATIC / "none.svg")
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

    async def keys(self, request: Request) -> Response:
        """Which key does what; kept in a cookie of this browser."""
        if request.method == "GET":
            return self.show(request, "keys.html", KEYS=KEYS, problem=None)
        form = await form_of(request)
        if form is None or forged(request, _last(form, "token")):
            return self.show(request, "trouble.html", 403, text=_FORGED)
        chosen = {name: _last(form, name).strip().lower()[:1] for name in KEYS}
        used = [key for key in chosen.values() if key]
        if len(used) != len(set(used)):
            text = "Two steps have the same key; nothing was changed."
            return self.show(request, "keys.html", 422, KEYS=KEYS, problem=text)
        answer = RedirectResponse("/keys", 303)
        on = "1" if _last(form, "on") == "1" else "0"
        value = on + "".join(key or "_" for key in chosen.values())
        answer.set_cookie("desk-keys", value.encode().hex(), httponly=True, samesite="strict",
                          max_age=31_536_000)  # fmt: skip
        return answer


_FORGED = "This form did not come from this desk, or its session has ended. Nothing was changed."


def _last(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[-1]


def _address(key: str | None, chosen: Filter, saved: str | None) -> str:
    parts = [part for part in (chosen.address, f"saved={saved}" if saved else "") if part]
    query = f"?{'&'.join(parts)}" if parts else ""
    return f"/finding/{key}{query}" if key else f"/{query}"


def _printable(value: object) -> str:
    """Text without the controls that would reorder what stands around it."""
    return "".join(
        _REPLACED if c in _BIDI or (c < " " and c not in "\n\t") else c for c in str(value)
    )


_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
