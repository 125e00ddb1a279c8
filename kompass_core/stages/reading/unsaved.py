"""Unsaved: what an editor holds of files, for as long as it is read instead of them.

Kept for the one who reads and nobody else: another thread, or another editor, sees the files.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_HELD: ContextVar[Mapping[str, str] | None] = ContextVar("unsaved", default=None)


@contextmanager
def unsaved(texts: Mapping[Path, str]) -> Iterator[None]:
    """Read the texts instead of the files, whether these are there or not."""
    token = _HELD.set({os.path.realpath(path): text for path, text in texts.items()})
    try:
        yield
    finally:
        _HELD.reset(token)


def holding() -> bool:
    """Whether anything is read instead of files, so that nothing made of it is worth keeping."""
    return bool(_HELD.get())


def held(name: str) -> bytes | None:
    """What is held of the file of this name, as it would be saved; None where nothing is."""
    texts = _HELD.get()
    text = None if texts is None else texts.get(os.path.realpath(name))
    return None if text is None else text.encode("utf-8", "surrogatepass")
