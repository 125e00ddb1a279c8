"""Quiet: standard output kept from plugins while they are loaded; a result may be on its way there."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from threading import RLock, get_ident
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_AT_A_TIME = RLock()
"""`sys.stdout` belongs to the whole process: two that put it back in the wrong order would lose it."""


class _Aside(TextIOWrapper):
    """Takes what the thread that made it prints, and passes on what the others do."""

    def __init__(self, onward: TextIO | None) -> None:
        super().__init__(BytesIO(), "utf-8")
        self.onward = onward
        self.thread = get_ident()
        self.taken = 0

    def write(self, text: str) -> int:
        if get_ident() == self.thread:
            self.taken += len(text)
        elif self.onward is not None:
            self.onward.write(text)
        return len(text)


@contextmanager
def quiet() -> Iterator[_Aside]:
    """Within it, what this thread prints is counted (`taken`, in characters) and dropped."""
    with ONE_AT_A_TIME:
        before = sys.stdout
        aside = _Aside(before)
        sys.stdout = aside
        try:
            yield aside
        finally:
            sys.stdout = before
