"""Progress: how far something is, to a person who would have to wait for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

One = TypeVar("One")

MANY = 5
"""From so many on a person is shown how far it is."""


def progress(ones: Sequence[One], label: str) -> Iterator[One]:
    """Each in turn; a bar on standard error where that is a terminal and they are many."""
    if len(ones) < MANY or not sys.stderr.isatty():
        yield from ones
        return
    with click.progressbar(ones, label=label, file=sys.stderr) as bar:
        yield from bar


def counted(sizes: Iterable[int], whole: int, label: str) -> Iterator[int]:
    """Each in turn, of which each says how much of the whole is done with it; a bar as above."""
    if not sys.stderr.isatty():
        yield from sizes
        return
    with click.progressbar(length=whole, label=label, file=sys.stderr) as bar:
        for size in sizes:
            bar.update(size)
            yield size
