"""Progress of a run while its batches are at work: an artifact, and a bar on a terminal."""

import asyncio
import contextlib
from collections.abc import Callable
from contextvars import ContextVar
from types import TracebackType
from typing import Self

from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from flows.work import RunSummary

__all__ = ["Progress", "heard"]

_SECONDS = 10.0

_HEARD: ContextVar[Callable[[int], None] | None] = ContextVar("heard", default=None)


def heard(count: int) -> None:
    """Says that a batch has done so many pages, if its flow is in this process."""
    tell = _HEARD.get()
    if tell is not None:
        tell(count)


class Progress:
    """Shows how many pages of a run are done; what cannot be shown stops nothing.

    `total` is None if nobody knows how many pages come.
    """

    def __init__(self, summary: RunSummary, total: int | None, key: str) -> None:
        self._summary, self._total, self._key = summary, total, key
        self._done = 0
        console = Console(stderr=True)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._row = self._bar.add_task("checking pages", total=total)

    def catch_up(self) -> None:
        """Shows what the summary has counted by now."""
        self._advance(0)

    def _advance(self, under_way: int) -> None:
        """Shows the pages of ended batches and those of the one under way here."""
        self._done = self._summary.read + self._summary.failed + under_way
        self._bar.update(self._row, completed=self._done)

    async def __aenter__(self) -> Self:
        self._token = _HEARD.set(self._advance)
        self._bar.start()
        self._made = None
        with contextlib.suppress(Exception):
            self._made = await acreate_progress_artifact(
                0.0, key=self._key, description=self._told()
            )
        self._following = asyncio.create_task(self._follow())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()
        _HEARD.reset(self._token)
        self._following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._following
        if error is None:
            await self._show(100.0)

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            await self._show(min(100.0, 100.0 * self._done / self._total) if self._total else 0.0)

    async def _show(self, progress: float) -> None:
        if self._made is not None:
            with contextlib.suppress(Exception):
                await aupdate_progress_artifact(self._made, progress, description=self._told())

    def _told(self) -> str:
        summary = self._summary
        of = f" of {self._total:,}" if self._total is not None else " (nobody knows of how many)"
        return (
            f"{summary.name}: {self._done:,}{of} pages · {summary.read:,} read · "
            f"{summary.failed:,} failed · {summary.new:,} new findings"
        )
