"""Taking turns: per host a pause between requests, few at once, and rest where it is asked for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from provenance.model import Manners, Refused

__all__ = ["Hosts"]

_MOST_FAILURES = 4
_REST_SECONDS = 600.0


class _Host:
    def __init__(self, manners: Manners) -> None:
        self.lock = threading.Lock()
        self.free = threading.BoundedSemaphore(max(1, manners.host_connections))
        self.gap = manners.host_seconds
        self.ready = 0.0  # when the next request may begin
        self.rest = 0.0  # before when none may be made
        self.cause = ""  # why
        self.failures = 0  # in a row


class Hosts:
    """Hands out turns per host; times are seconds of `clock`, pauses are slept with `sleep`."""

    def __init__(
        self, manners: Manners, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._manners, self._clock, self._sleep = manners, clock, sleep
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, host: str, url: str) -> Iterator[None]:
        """One request to a host, begun after its pause; raises `Refused` while the host rests."""
        state = self._of(host)
        self._refuse_rest(state, url)
        with state.free:
            with state.lock:
                now = self._clock()
                begin = max(now, state.ready)
                state.ready = begin + state.gap
            if begin > now:
                self._sleep(begin - now)
            self._refuse_rest(state, url)
            yield

    def slow_down(self, host: str, seconds: float) -> None:
        """Sets the pause a host asks for (Crawl-delay), not below ours nor beyond the longest."""
        state = self._of(host)
        with state.lock:
            longest = max(self._manners.wait_seconds, self._manners.host_seconds)
            state.gap = min(max(seconds, self._manners.host_seconds), longest)

    def pause(self, host: str, seconds: float) -> None:
        """Lets the next request to a host begin no earlier than in so many seconds."""
        state = self._of(host)
        with state.lock:
            state.ready = max(state.ready, self._clock() + seconds)

    def rest(self, host: str, seconds: float, cause: str) -> None:
        """Makes no request to a host for so many seconds; they are refused, not waited for."""
        state = self._of(host)
        with state.lock:
            state.rest, state.cause = max(state.rest, self._clock() + seconds), cause

    def answered(self, host: str) -> None:
        """Notes that a host answered."""
        self._of(host).failures = 0

    def failed(self, host: str) -> None:
        """Notes that a host did not answer in time or at all; too often in a row, it rests.

        A host that hangs would else cost its whole time limit with every page.
        """
        state = self._of(host)
        with state.lock:
            state.failures += 1
            often = state.failures >= _MOST_FAILURES
        if often:
            state.failures = 0
            self.rest(host, _REST_SECONDS, f"failed {_MOST_FAILURES} times in a row")

    def _of(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host(self._manners))

    def _refuse_rest(self, state: _Host, url: str) -> None:
        left = state.rest - self._clock()
        if left > 0:
            raise Refused(url[:200], f"its host {state.cause} and is left alone for {left:.0f} s")
