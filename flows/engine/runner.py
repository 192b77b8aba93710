"""Which engine runs the tasks of a flow: threads of this process, or a Dask cluster."""

import asyncio
from types import TracebackType
from typing import Any, Self

from prefect import Task
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.engine.pool import end_pools
from provenance.settings import Settings

__all__ = ["Runner"]


class Runner:
    """Runs tasks on the engine of the settings; `abreast` is how many at once.

    The engine "local" runs one batch at a time, whose pages fill every core of this machine, so
    that pages are kept in the order they were named.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runner: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=1)
        self.abreast = 1

    def __enter__(self) -> Self:
        self._runner.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._runner.__exit__(kind, error, trace)
        finally:
            end_pools()

    async def run(
        self, task: Task[..., dict[str, Any]], asked: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Runs a task with its parameters; gives back both them and what came of it.

        Raises what the task raised.
        """
        future = self._runner.submit(task, asked)
        return asked, await asyncio.to_thread(future.result)
