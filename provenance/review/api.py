"""`POST /api/check`: a newsroom's own editor asks about a draft, with a token of its own role."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from provenance.model import Check, Interval, ProvenanceError, StoreError
from provenance.report.exported import Exported
from provenance.report.exports import exported_record
from provenance.report.sarif import to_sarif
from provenance.review.openapi import DOCUMENT, PARAMETERS

__all__ = ["MOST_BYTES", "Answer", "Busy", "Draft", "Gate", "api_routes"]

MOST_BYTES = 5_000_000
"""The largest draft that is read, in bytes as sent."""

_A_MINUTE = 120  # drafts a minute, and as many at once after a pause
_AT_ONCE = 4  # drafts read at once; a fifth is refused
_WRONG_SECONDS = 0.5  # how long a wrong token waits for its answer


class Busy(ProvenanceError):
    """A draft took more time or memory than one may."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was sent; what stands beside its `body` replaces what the page says. `keep`
    asks that the page and its findings are stored; it is not done unless `url` is given.
    """

    body: bytes
    media_type: str
    url: str | None = None
    published: Interval | None = None
    headline: str | None = None
    language: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in a draft: findings, what its page says of itself, what was not read."""

    findings: Sequence[Exported]
    page: dict[str, Any]
    unread: Sequence[str] = ()


@dataclass
class Gate:
    """Who may ask, from where, and how often. `origins` are those of web pages whose scripts may
    ask ("https://cms.example"); a program outside a browser needs the token alone.
    """

    token: str
    check: Callable[[Draft], Answer]
    checks: Sequence[Check] = ()
    origins: frozenset[str] = frozenset()
    clock: Callable[[], float] = time.monotonic
    _left: float = field(default=_A_MINUTE, init=False)
    _at: float = field(default=0.0, init=False)
    _running: int = field(default=0, init=False)

    def admits(self, header: str) -> bool:
        """Whether an Authorization header carries the token."""
        kind, _, token = header.partition(" ")
        given, right = (hashlib.sha256(text.encode()).digest() for text in (token, self.token))
        return kind.lower() == "bearer" and hmac.compare_digest(given, right)

    def waits(self) -> int:
        """Seconds to wait before the next draft is read; 0 takes one of the minute's drafts."""
        now = self.clock()
        self._left = min(_A_MINUTE, self._left + (now - self._at) * _A_MINUTE / 60)
        self._at = now
        if self._left < 1 or self._running >= _AT_ONCE:
            return 1 + int((1 - self._left) * 60 / _A_MINUTE) if self._left < 1 else 1
        self._left -= 1
        return 0

    async def ask(self, draft: Draft) -> Answer:
        """The answer of `check`, of at most `_AT_ONCE` at a time."""
        self._running += 1
        try:
            return await run_in_threadpool(self.check, draft)
        finally:
            self._running -= 1


def api_routes(gate: Gate) -> tuple[Route, ...]:
    """The addresses of the API: the check and its description in OpenAPI."""

    async def check(request: Request) -> Response:
        headers = _cross_origin(request, gate)
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
        answer = await _checked(request, gate)
        answer.headers.update(headers)
        return answer

    async def openapi(request: Request) -> Response:
        return JSONResponse(DOCUMENT, headers=_cross_origin(request, gate))

    return (
        Route("/api/check", check, methods=["POST", "OPTIONS"]),
        Route("/api/openapi.json", openapi),
    )


async def _checked(request: Request, gate: Gate) -> Response:
    if not gate.admits(request.headers.get("authorization", "")):
        await asyncio.sleep(_WRONG_SECONDS)
        return _trouble(401, "The token is missing or wrong.", {"www-authenticate": "Bearer"})
    if seconds := gate.waits():
        return _trouble(429, "Too many drafts at once.", {"retry-after": str(seconds)})
    try:
        draft, form = await _draft(request)
    except _Refused as refused:
        return _trouble(refused.status, str(refused))
    try:
        answer = await gate.ask(draft)
    except (Busy, StoreError) as error:
        return _trouble(503, str(error))
    except ProvenanceError as error:
        return _trouble(422, str(error))
    if form == "sarif":
        return JSONResponse(to_sarif(answer.findings, gate.checks),
                            media_type="application/sarif+json")  # fmt: skip
    found = [exported_record(item) for item in answer.findings]
    return JSONResponse(
        {"findings": found, "page": answer.page, "unread": list(answer.unread), "kept": draft.keep}
    )


class _Refused(Exception):
    def __init__(self, status: int, text: str) -> None:
        self.status = status
        super().__init__(text)


async def _draft(request: Request) -> tuple[Draft, str]:
    """The draft of a request, and the form the answer is asked in."""
    asked = dict(request.query_params)
    unknown = sorted(asked.keys() - PARAMETERS.keys())
    if unknown:
        raise _Refused(400, f"There is no parameter {unknown[0][:50]!r}.")
    for name, schema in PARAMETERS.items():
        if len(asked.get(name, "")) > schema.get("maxLength", 1000):
            raise _Refused(400, f"The parameter {name} is too long.")
        if asked.get(name, "") not in ("", *schema.get("enum", (asked.get(name, ""),))):
            raise _Refused(400, f"The parameter {name} is one of {', '.join(schema['enum'])}.")
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() not in DOCUMENT_TYPES:
        raise _Refused(415, f"A draft is one of {', '.join(DOCUMENT_TYPES)}.")
    try:
        published = Interval.parse(asked["published"]) if asked.get("published") else None
    except ValueError as error:
        raise _Refused(400, f"published: {error}.") from error
    keep = asked.get("keep") == "yes"
    if keep and not asked.get("url", "").startswith(("http://", "https://")):
        raise _Refused(400, "What is kept needs its url. Nothing was kept.")
    return Draft(
        await _body(request), kind, asked.get("url") or None, published,
        asked.get("headline") or None, asked.get("language") or None, keep,
    ), asked.get("format") or "json"  # fmt: skip


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise _Refused(413, f"A draft has at most {MOST_BYTES:,} bytes.")
    if not size:
        raise _Refused(400, "The draft is empty.")
    return b"".join(parts)


DOCUMENT_TYPES = tuple(DOCUMENT["paths"]["/api/check"]["post"]["requestBody"]["content"])


def _cross_origin(request: Request, gate: Gate) -> dict[str, str]:
    """What lets a script of a web page read the answer, where its origin is one of ours."""
    origin = request.headers.get("origin", "")
    headers = {"vary": "Origin"}
    if origin in gate.origins:
        headers |= {
            "access-control-allow-origin": origin,
            "access-control-allow-methods": "POST",
            "access-control-allow-headers": "authorization, content-type",
            "access-control-max-age": "600",
            "cross-origin-resource-policy": "cross-origin",
        }
    return headers


def _trouble(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": text}, status, headers)
