"""Pool: a question to its answer, worked out by one of a few processes, within a time, or not at all.

A process that takes too long is killed, and another one takes its place: nothing else stops what Python
computes. So no question holds a process for longer than it may.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol, TypeVar, TypeVarTuple

from anyio import CapacityLimiter, Semaphore, create_task_group, move_on_after, to_process, to_thread

from kompass_core.serve.answer import refused
from kompass_core.serve.work import furnish, work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.serve.answer import Answer
    from kompass_core.serve.settings import Settings

Made = TypeVar("Made")
Given = TypeVarTuple("Given")


class Run(Protocol):
    """How a function is called: elsewhere, so that whoever waits for it can give up."""

    async def __call__(
        self, function: Callable[[*Given], Made], *given: *Given, limiter: CapacityLimiter
    ) -> Made:
        """What the function returns; it raises what that raises."""


async def in_a_process(function: Callable[[*Given], Made], *given: *Given, limiter: CapacityLimiter) -> Made:
    """Call in a process, which is killed where nobody waits any more."""
    return await to_process.run_sync(function, *given, cancellable=True, limiter=limiter)


async def in_a_thread(function: Callable[[*Given], Made], *given: *Given, limiter: CapacityLimiter) -> Made:
    """Call in a thread of this process, for tests: one that takes too long goes on for nobody."""
    return await to_thread.run_sync(function, *given, abandon_on_cancel=True, limiter=limiter)


class Pool:
    """The processes; it begins, and ends, with an event loop."""

    def __init__(self, settings: Settings, run: Run = in_a_process) -> None:
        """Nothing is started yet."""
        self.settings = settings
        self.run = run
        self.waiting = 0
        self._free = Semaphore(settings.limits.workers)
        self._limiter = CapacityLimiter(settings.limits.workers)

    async def furnished(self) -> Mapping[str, Answer]:
        """Start all processes; what is always answered alike, by its address."""
        made: list[Mapping[str, Answer]] = []
        furnishing = partial(furnish, token=self.settings.token is not None)

        async def start() -> None:
            made.append(await self.run(furnishing, self.settings.choice, limiter=self._limiter))

        async with create_task_group() as group:
            for _ in range(self.settings.limits.workers):
                group.start_soon(start)
        return made[0]

    async def answer(self, name: str, body: bytes) -> Answer:
        """The answer to a question, in time, or that there is none."""
        limits = self.settings.limits
        with move_on_after(limits.seconds) as patience:
            await self._free.acquire()
        if patience.cancelled_caught:
            return busy()
        try:
            with move_on_after(limits.seconds):
                return await self.run(work, self.settings.choice, name, body, limiter=self._limiter)
        finally:
            self._free.release()
        detail = f"this took longer than {limits.seconds:g} seconds to work out"
        return refused(HTTPStatus.GATEWAY_TIMEOUT, detail)


def busy() -> Answer:
    """The answer that there is no time for a question now."""
    return refused(HTTPStatus.SERVICE_UNAVAILABLE, "too much is asked for at once; ask again in a moment")
