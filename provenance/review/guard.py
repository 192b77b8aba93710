"""Who may ask the desk what: hosts, one-time address, sessions, forged requests, headers."""

import hmac
import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from provenance.review.access import Person, Role, Sessions, Users

__all__ = [
    "MOST_FORM_BYTES",
    "OWNER",
    "Door",
    "Guard",
    "forged",
    "form_of",
    "person_of",
    "token_of",
]

MOST_FORM_BYTES = 200_000
"""The largest form that is read; the largest of ours has a note and 200 keys."""

_COOKIE = "cutline-desk"
_MOST_NAMES = 10_000
_HEADERS = {
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src "
    "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


OWNER = Person("unnamed", Role.ADMIN)
"""Whoever opens the one-time address, where nobody is named."""


@dataclass(frozen=True, slots=True)
class Door:
    """How people come in: by a one-time `ticket` as `owner`, by name and password (`users`), or by
    the name that a trusted proxy puts into the header `proxy`.

    The proxy's header counts from the addresses in `proxies` alone; people it names have the role
    of the table of users, `otherwise` where they are not in it. `secure` keeps cookies to https.
    """

    ticket: str | None = None
    owner: Person = OWNER
    users: Users | None = None
    proxy: str | None = None
    proxies: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    otherwise: Role = Role.VIEWER
    secure: bool = False


class Guard:
    """Lets through what comes to a host it knows, from somebody who came in by the door.

    `ticket` opens the desk once: the browser that brings it gets a session. Paths in `bearers` are
    left to their own token.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], door: Door, bearers: tuple[str, ...] = ()
    ) -> None:
        self._app, self._hosts, self._door, self._bearers = app, hosts, door, bearers
        self._ticket = door.ticket
        self._sessions = Sessions()
        self._proxied: dict[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers or passes on; every answer carries the headers of this room."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                mine = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message["headers"] = [
                    *message["headers"],
                    *(header for header in mine if header[0] not in present),
                ]
            await send(message)

        request = Request(scope, receive)
        answer = self._refusal(request)
        if answer is None and request.url.path == "/login" and self._door.users:
            answer = await self._login(request)
        if answer is not None:
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refusal(self, request: Request) -> Response | None:
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This desk does not answer to that host.", 421)
        path = request.url.path
        if path in self._bearers or path.startswith("/static/"):
            return None
        ticket = request.query_params.get("ticket", "")
        if ticket and self._ticket and hmac.compare_digest(ticket.encode(), self._ticket.encode()):
            self._ticket = None
            return self._opened(self._door.owner)
        found = self._proxied_person(request) or self._sessions.of(_cookie_of(request))
        if found is None:
            return self._closed(path)
        request.scope["desk_person"], request.scope["desk_token"] = found
        request.scope["desk_logout"] = self._door.users is not None and self._door.proxy is None
        if path == "/logout" and request.method == "POST":
            return self._logged_out(request)
        return None

    def _proxied_person(self, request: Request) -> tuple[Person, str] | None:
        name = request.headers.get(self._door.proxy, "").strip() if self._door.proxy else ""
        peer = request.client.host if request.client else ""
        if not name or len(name) > 200 or peer not in self._door.proxies:
            return None
        known = self._door.users.people.get(name) if self._door.users else None
        person = known[0] if known else Person(name, self._door.otherwise)
        if len(self._proxied) >= _MOST_NAMES:
            self._proxied.clear()
        return person, self._proxied.setdefault(name, secrets.token_urlsafe(32))

    def _closed(self, path: str) -> Response | None:
        if self._door.proxy:
            return PlainTextResponse("This desk is open to people whom its proxy names.", 403)
        if self._door.users:
            return None if path == "/login" else RedirectResponse("/login", 303)
        return PlainTextResponse(
            "This desk is open to the browser that used its one-time address. Start "
            "`cutline review` again for a new one.", 403,
        )  # fmt: skip

    def _opened(self, person: Person) -> Response:
        answer = RedirectResponse("/", 303)
        answer.set_cookie(_COOKIE, self._sessions.begin(person), httponly=True, samesite="strict",
                          path="/", secure=self._door.secure)  # fmt: skip
        return answer

    async def _login(self, request: Request) -> Response:
        assert self._door.users is not None
        if request.method != "POST":
            return _login_page()
        form = await form_of(request)
        if form is None or _foreign(request):
            return _login_page("This form did not come from this desk.", 403)
        name, password = (form.get(field, [""])[-1] for field in ("name", "password"))
        if self._door.users.waits(name):
            return _login_page("Too many tries. Wait some seconds, then try again.", 429)
        person = await run_in_threadpool(self._door.users.admits, name, password)
        if person is None:
            return _login_page("Name and password do not belong together.", 403)
        return self._opened(person)

    def _logged_out(self, request: Request) -> Response:
        if _foreign(request):
            return PlainTextResponse("This did not come from this desk.", 403)
        self._sessions.end(_cookie_of(request))
        return RedirectResponse("/login" if self._door.users else "/", 303)


_LOGIN = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,\
 initial-scale=1"><title>Cutline desk</title><link rel="icon" href="/static/none.svg">
<link rel="stylesheet" href="/static/desk.css"></head><body><main id="main"><h1>Cutline desk</h1>
{problem}<form class="login" method="post" action="/login">
<p><label>Name <input name="name" autocomplete="username" required autofocus></label></p>
<p><label>Password <input type="password" name="password" autocomplete="current-password" required>
</label></p><p><button>Log in</button></p></form></main></body></html>
"""


def _login_page(problem: str = "", status: int = 200) -> Response:
    told = f'<p class="problem" role="alert">{problem}</p>' if problem else ""
    return HTMLResponse(_LOGIN.replace("{problem}", told), status)


def _cookie_of(request: Request) -> str:
    try:
        cookie = SimpleCookie(request.headers.get("cookie", "")).get(_COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def person_of(request: Request) -> Person:
    """Who asks."""
    person = request.scope.get("desk_person")
    return person if isinstance(person, Person) else Person("nobody", Role.VIEWER)


def token_of(request: Request) -> str:
    """The token that forms of this session carry."""
    return str(request.scope.get("desk_token", ""))


def forged(request: Request, token: str) -> bool:
    """Whether a POST does not come from a page of ours.

    `Sec-Fetch-Site` and `Origin`, where a browser sends them, and in any case the session's token.
    """
    if _foreign(request):
        return True
    return not token or not hmac.compare_digest(token.encode(), token_of(request).encode())


def _foreign(request: Request) -> bool:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site != "same-origin":
        return True
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


async def form_of(request: Request) -> dict[str, list[str]] | None:
    """The fields of a plain form; None where it is another kind or too large."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_FORM_BYTES:
            return None
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=500)
    except ValueError:
        return None
