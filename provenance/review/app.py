"""The desk as a web application: its addresses, and what each shows."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from provenance.model import ProvenanceError
from provenance.review.access import Role
from provenance.review.api import Gate, api_routes
from provenance.review.filters import Filter, read_filter
from provenance.review.guard import Door, Guard, forged, form_of, person_of
from provenance.review.keys import KEYS
from provenance.review.pages import STATIC, Outside, Pages, address
from provenance.review.steps import Unknown, entries_of
from provenance.store.log.chain import Act, Entry
from provenance.store.log.desk import Desk
from provenance.store.log.write import Stale

__all__ = ["desk_app", "new_ticket"]


def new_ticket() -> str:
    """A one-time address's secret part."""
    return secrets.token_urlsafe(24)


def desk_app(
    store: Desk,
    outside: Outside,
    *,
    hosts: frozenset[str],
    door: Door,
    links: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    gate: Gate | None = None,
) -> ASGIApp:
    """The desk on a store, for those who come in by the `door`. `links` shows links that lead out
    of the machine; `gate` lets an editor's system ask about drafts.
    """
    desk = _Desk(store, outside, links, clock)
    more = api_routes(gate) if gate else ()
    static = StaticFiles(directory=STATIC)
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
    return Guard(app, hosts, door, tuple(route.path for route in more))


class _Desk(Pages):
    """And what it takes: steps, undoing, rules, keys."""

    def _refused(
        self, request: Request, form: dict[str, list[str]] | None, least: Role = Role.REVIEWER
    ) -> Response | None:
        """Why nothing is written, as a page: a foreign form, or a role that may not."""
        if form is None or forged(request, _last(form, "token")):
            return self.show(request, "trouble.html", 403, text=_FORGED)
        role = person_of(request).role
        if role < least:
            text = f"A {role.label} may not do this, {least.label}s may. Nothing was changed."
            return self.show(request, "trouble.html", 403, text=text)
        return None

    async def step(self, request: Request) -> Response:
        """A decision or another step on a finding and, if asked, on all of its matter."""
        form = await form_of(request)
        if refused := self._refused(request, form):
            return refused
        assert form is not None
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
            entries = entries_of(fields, whole or [item], person_of(request).name, self.clock())
            keys = {entry.finding for entry in entries}
            done = self.store.take(entries, {k: v for k, v in versions.items() if k in keys})
        except (Unknown, ValueError) as error:
            return self._sheet(request, item, chosen, 422, problem=str(error), typed=fields)
        except Stale as error:
            fresh = self.store.finding(item.finding.key)
            return self._sheet(request, fresh, chosen, 409, stale=error, typed=fields)
        stays = fields["step"] in ("note", "assign", "reopen")
        target = item.finding.key if stays else behind or self.store.following(wanted)
        return RedirectResponse(address(target, chosen, str(done[0].number)), 303)

    async def undo(self, request: Request) -> Response:
        """Undoes the reviewer's last step."""
        form = await form_of(request)
        if refused := self._refused(request, form):
            return refused
        assert form is not None
        given = _last(form, "number")
        number = int(given) if given.isdecimal() and given.isascii() and len(given) < 13 else None
        who = person_of(request).name
        undone = await run_in_threadpool(self.store.undo, who, self.clock(), number)
        key = undone[0].finding
        return RedirectResponse(address(key, Filter(), None) if key else "/summary", 303)

    async def rule(self, request: Request) -> Response:
        """Puts a check to shadow, for a source or (admins) everywhere, or takes it back."""
        form = await form_of(request)
        source = _last(form or {}, "source")[:200] or None
        least = Role.REVIEWER if source else Role.ADMIN
        if refused := self._refused(request, form, least):
            return refused
        assert form is not None
        told = {"check": _last(form, "check")[:200], "source": source,
                "reason": _last(form, "reason")[:500], "on": _last(form, "on") == "1"}  # fmt: skip
        entry = Entry(Act.RULE, person_of(request).name, self.clock(), None, told)
        await run_in_threadpool(self.store.take, [entry])
        return RedirectResponse("/summary#rules", 303)

    async def keys(self, request: Request) -> Response:
        """Which key does what; kept in a cookie of this browser."""
        if request.method == "GET":
            return self.show(request, "keys.html", KEYS=KEYS, problem=None)
        form = await form_of(request)
        if refused := self._refused(request, form, Role.VIEWER):
            return refused
        assert form is not None
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
