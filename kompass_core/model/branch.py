"""Branch: a part of a definition with the places where all that it says stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from kompass_core.problems import Span


@frozen
class Branch:
    """What a part says or is called, on one line, what is in it, and where a value stands."""

    label: str
    parts: tuple[Branch, ...] = ()
    place: Span | None = None
