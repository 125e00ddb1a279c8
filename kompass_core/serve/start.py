"""Start: settings to a service that listens until it is told to stop, and then finishes what it began."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

import uvicorn

from kompass_core.serve.pool import in_a_process
from kompass_core.serve.service import service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.serve.pool import Run
    from kompass_core.serve.settings import Settings

QUEUE: Final = 128
"""Connections that the system keeps until we take them."""


class _Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As in the class above."""
        await super().startup(sockets)
        if self.started and not self.should_exit:
            self._listening()


def start(settings: Settings, place: socket.socket, listening: Callable[[], None]) -> bool:
    """Serve at a place until a signal says stop; whether it came to listen, of which it tells once."""
    server = _Server(_config(settings, in_a_process), listening)
    server.run([place])
    return server.started


@contextmanager
def running(settings: Settings, run: Run = in_a_process) -> Iterator[str]:
    """The address of a service that runs in a thread of this process, for tests and benchmarks."""
    place = bound("127.0.0.1", 0)
    listening = Event()
    server = _Server(_config(settings, run), listening.set)
    thread = Thread(target=server.run, args=([place],), name="kompass-serve")
    thread.start()
    try:
        while not listening.wait(0.05):
            if not thread.is_alive():
                message = "the service did not start"
                raise RuntimeError(message)
        yield address(place)
    finally:
        server.should_exit = True
        thread.join()
        place.close()


def bound(host: str, port: int) -> socket.socket:
    """A place to listen at; port 0 is any that is free. Raises OSError."""
    family, kind, protocol, _, where = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    place = socket.socket(family, kind, protocol)
    try:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind(where)
    except BaseException:
        place.close()
        raise
    return place


def address(place: socket.socket) -> str:
    """The address of a place, for a browser."""
    host, port = place.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _config(settings: Settings, run: Run) -> uvicorn.Config:
    limits = settings.limits
    return uvicorn.Config(
        service(settings, run),
        log_level="warning",
        access_log=False,
        server_header=False,
        backlog=QUEUE,
        lifespan="on",
        ws="none",
        # A request may wait for its body, for a process, and for its answer.
        timeout_graceful_shutdown=int(3 * limits.seconds) + 1,
    )
