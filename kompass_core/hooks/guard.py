"""Guard: what a plugin's code makes, if it makes it in time, and what it printed meanwhile.

The code runs in a thread of its own, and we wait for that thread no longer than it may take. Then an
exception is raised in it, and whether or not that ends it, we go on: it cannot keep the process alive.
So a plugin that waits for ever (for a network, a lock, an answer) costs its time and nothing else.

What no thread can help against: code that keeps the interpreter to itself (a C function that never lets
other threads run), that ends the process or breaks its memory, or that catches every exception, which
goes on in the background and may print later. As long as it does, its module is locked, so that a second
attempt in the same process takes its time again. A plugin is a program with all our rights; this guards
against mistakes, not against malice.

A module that is being imported belongs to the thread that imports it. So if the caller itself is only
being imported, the code runs in the caller's thread and without a limit: in one of its own it might wait
for that import, and the import for it. So it does where Python has no threads, as in a browser.
"""

from __future__ import annotations

import sys
from contextvars import copy_context
from threading import Lock, Thread, current_thread
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

from kompass_core.hooks.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SECONDS: Final = 10.0
"""What a plugin may take, unless somebody says otherwise: long for an import, short for a person."""

GRACE: Final = 0.1
"""Seconds in which what was told to stop may do so, and clean up behind it."""

IMPORTING: Final = "<frozen importlib"

THREADLESS: Final = ("emscripten", "wasi")
"""Platforms on which Python cannot start a thread."""

Made = TypeVar("Made")


@frozen
class Guarded(Generic[Made]):
    """What was made, how many characters were printed meanwhile, and the first of them."""

    made: Made
    printed: int
    begins: str


class OverdueError(Exception):
    """The code took too long; `place` is where it was then, as ` (file:line)`, as far as that is known."""

    def __init__(self, seconds: float, place: str) -> None:
        """Keep how long it was waited for, and where it was."""
        super().__init__(f"more than {seconds:g} s{place}")
        self.place = place


class _Stop(BaseException):
    """Raised in a thread that has to stop; not an Exception, or plugins would catch it."""


class _Worker(Thread, Generic[Made]):
    """A thread that makes one thing, and can be told to stop."""

    def __init__(self, work: Callable[[], Made]) -> None:
        super().__init__(name="kompass: a plugin is loaded", daemon=True)
        self.work = work
        self.context = copy_context()
        self.made: list[Made] = []
        self.fault: BaseException | None = None
        self._ending = Lock()
        self._ended = False

    def run(self) -> None:
        try:
            try:
                self.made.append(self.context.run(self.work))
            finally:
                with self._ending:
                    self._ended = True
        except BaseException as error:  # noqa: BLE001 - it is raised again by who waits for it
            self.fault = error

    def stop(self) -> None:
        """Raise an exception in it at its next step, unless it has ended, and give it a moment."""
        import ctypes  # noqa: PLC0415 - slow, and only needed when something hangs

        with self._ending:
            if not self._ended and self.ident is not None and hasattr(ctypes, "pythonapi"):
                thread = ctypes.c_ulong(self.ident)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(_Stop))
        self.join(GRACE)

    def place(self) -> str:
        """Where it is, as ` (file:line)`."""
        frame = sys._current_frames().get(self.ident or 0)  # noqa: SLF001 - there is no other way to see it
        return _place(frame)


def guarded(work: Callable[[], Made], seconds: float = SECONDS) -> Guarded[Made]:
    """What the work makes. Whatever it raises is raised here.

    Raises:
        OverdueError: it took longer than so many seconds.
    """
    if isinstance(current_thread(), _Worker):
        return Guarded(work(), 0, "")  # whoever guards this thread guards this work, too
    if sys.platform in THREADLESS or _being_imported():
        with quiet(current_thread()) as aside:
            made = work()
        return Guarded(made, aside.taken, aside.begins)
    worker = _Worker(work)
    with quiet(worker) as aside:
        worker.start()
        try:
            worker.join(seconds)
        except BaseException:
            worker.stop()
            raise
        if worker.is_alive():
            place = worker.place()
            worker.stop()
            raise OverdueError(seconds, place)
    if worker.fault is not None:
        raise worker.fault
    return Guarded(worker.made[0], aside.taken, aside.begins)


def _being_imported() -> bool:
    """Whether an import that is under way in this thread has called us."""
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - as `inspect` does, which is slow to import
    while frame and not frame.f_code.co_filename.startswith(IMPORTING):
        frame = frame.f_back
    return frame is not None


def _place(frame: FrameType | None) -> str:
    """The last line of somebody's own code, or of Python's where there is none."""
    import sysconfig  # noqa: PLC0415 - only needed when something hangs

    library = sysconfig.get_path("stdlib")
    places = []
    while frame:
        name = frame.f_code.co_filename
        if not name.startswith(IMPORTING):
            own = not name.startswith(library) or "-packages" in name.removeprefix(library)
            places.append((own, f" ({name}:{frame.f_lineno})"))
        frame = frame.f_back
    return next((place for own, place in places if own), places[0][1] if places else "")
