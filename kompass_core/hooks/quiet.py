"""Quiet: standard output kept from plugins while they are loaded; a result may be on its way there."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from threading import RLock, current_thread
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Thread

ONE_AT_A_TIME = RLock()
"""`sys.stdout` belongs to the whole process: two that put it back in the wrong order would lose it."""

KEPT: Final = 200
"""Characters of what was printed that are kept, to say what it was."""


class Aside(TextIOWrapper):
    """Takes what one thread prints, and passes on what the others do.

    `taken` counts the characters, `begins` holds the first of them.
    """

    def __init__(self, thread: Thread, onward: TextIO | None) -> None:
        """Begin with nothing taken."""
        super().__init__(BytesIO(), "utf-8")
        self.thread = thread
        self.onward = onward
        self.taken = 0
        self.begins = ""

    def write(self, text: str) -> int:
        """Take the text, or pass it on."""
        if current_thread() is self.thread:
            self.taken += len(text)
            self.begins = f"{self.begins}{text[:KEPT]}"[:KEPT]
        elif self.onward is not None:
            self.onward.write(text)
        return len(text)


@contextmanager
def quiet(thread: Thread) -> Iterator[Aside]:
    """Within it, what the thread prints is taken aside.

    Only what goes through `sys.stdout`: not what is written to the file below it by number, which a
    program that the plugin starts does as well.
    """
    with ONE_AT_A_TIME:
        before = sys.stdout
        aside = Aside(thread, before)
        sys.stdout = aside
        try:
            yield aside
        finally:
            sys.stdout = before
