"""Who may ask the desk what: hosts, one-time address, sessions, forged requests, headers."""

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["MOST_FORM_BYTES", "Guard", "forged", "form_of", "token_of"]

MOST_FORM_BYTES = 200_000
"""The largest form that is read; the largest of ours has a note and 200 keys."""

_COOKIE = "cutline-desk"
_MOST_SESSIONS = 1000
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


class Guard:
    """Lets through what comes to a host it knows, from a browser that opened the one-time address.

    `ticket` opens the desk once: the browser that brings it gets a session. Paths in `bearers` are
    left to their own token.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], ticket: str, bearers: tuple[str, ...] = ()
    ) -> None:
        self._app, self._hosts, self._bearers = app, hosts, bearers
        self._ticket: str | None = ticket
        self._sessions: dict[str, str] = {}

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

        answer = self._refusal(Request(scope))
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
            return self._opened()
        session = self._session(request)
        if session is None:
            return PlainTextResponse(
                "This desk is open to the browser that used its one-time address. Start "
                "`cutline review` again for a new one.", 403,
            )  # fmt: skip
        request.scope["desk_token"] = self._sessions[session]
        return None

    def _opened(self) -> Response:
        self._ticket = None
        session, token = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._sessions[_digest(session)] = token
        answer = RedirectResponse("/", 303)
        answer.set_cookie(_COOKIE, session, httponly=True, samesite="strict", path="/")
        return answer

    def _session(self, request: Request) -> str | None:
        try:
            cookie = SimpleCookie(request.headers.get("cookie", "")).get(_COOKIE)
        except CookieError:
            return None
        name = _digest(cookie.value) if cookie else ""
        return name if name in self._sessions else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def token_of(request: Request) -> str:
    """The token that forms of this session carry."""
    return str(request.scope.get("desk_token", ""))


def forged(request: Request, token: str) -> bool:
    """Whether a POST does not come from a page of ours.

    `Sec-Fetch-Site` and `Origin`, where a browser sends them, and in any case the session's token.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None and site != "same-origin":
        return True
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return True
    return not token or not hmac.compare_digest(token.encode(), token_of(request).encode())


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
