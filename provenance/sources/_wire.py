"""The connection below the client: names resolved and checked here, the checked address pinned."""

import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from provenance.model import Manners
from provenance.sources._guard import Resolver, usable

__all__ = ["GuardedBackend", "GuardedTransport"]

_TRIED_ADDRESSES = 3


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only, and ends them at the request's time limit.

    The address that was checked is the one that is connected to: a name that answers otherwise a
    moment later changes nothing. `inner` opens the sockets.
    """

    def __init__(
        self,
        manners: Manners,
        resolver: Resolver,
        inner: httpcore.NetworkBackend,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._manners = manners
        self._resolver = resolver
        self._inner = inner
        self._clock = clock
        self._limit = threading.local()

    @contextmanager
    def until(self, moment: float) -> Iterator[None]:
        """Whatever this thread reads or writes within must be done by then (on the clock)."""
        before = getattr(self._limit, "moment", None)
        self._limit.moment = moment
        try:
            yield
        finally:
            self._limit.moment = before

    def left(self, timeout: float | None) -> float | None:
        """The seconds left of a time limit, cut where the request's own ends earlier.

        Raises `httpcore.ReadTimeout` where nothing is left.
        """
        moment: float | None = getattr(self._limit, "moment", None)
        if moment is None:
            return timeout
        left = moment - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the request's time is over")
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's checked addresses, the first that answers."""
        addresses = self._resolved(host, port, timeout)
        options = list(socket_options or ())
        failure: Exception | None = None
        for address in addresses[:_TRIED_ADDRESSES]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self.left(timeout), local_address, options
                )
                return _TimedStream(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no address answered")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Never: raises `httpcore.ConnectError`."""
        raise httpcore.ConnectError("sockets of this machine are not asked")

    def sleep(self, seconds: float) -> None:
        """Waits as the inner backend does."""
        self._inner.sleep(seconds)

    def _resolved(self, host: str, port: int, timeout: float | None) -> tuple[str, ...]:
        """The checked addresses, looked up beside this thread: a resolver knows no time limit."""
        done: list[tuple[str, ...] | BaseException] = []

        def look_up() -> None:
            try:
                done.append(usable(host, port, self._manners, self._resolver))
            except BaseException as error:
                done.append(error)

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self.left(timeout))
        if not done:
            raise httpcore.ConnectTimeout("the host's name was not resolved in time")
        if isinstance(done[0], BaseException):
            raise done[0]
        return done[0]


class _TimedStream(httpcore.NetworkStream):
    """A connection that keeps to the time limit of the request that uses it."""

    def __init__(self, inner: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._backend.left(timeout)
        return _TimedStream(
            self._inner.start_tls(ssl_context, server_hostname, left), self._backend
        )

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """httpx over a pool of guarded connections, HTTP/2 where the host speaks it, no proxies.

    Errors of the connection come as httpcore's own; what the guard refuses as `Refused`.
    """

    def __init__(
        self, backend: GuardedBackend, connections: int, tls: ssl.SSLContext | None = None
    ) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls or httpx.create_ssl_context(trust_env=False),
            http1=True,
            http2=True,
            max_connections=max(100, connections),
            max_keepalive_connections=20,
            keepalive_expiry=30,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request, its body still to be read."""
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Closes every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
