"""Shown: what stands on a page, each with all that a template prints of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from typing import TypeAlias

    from kompass_html.grid import Grid
    from kompass_html.picture import Picture

    Shown: TypeAlias = "Head | Text | Points | Grid | Picture | Apart"


@frozen
class Head:
    """A heading with its id."""

    kind = "head"
    id: str
    text: str
    level: int


@frozen
class Text:
    """A paragraph, and whether it announces the list after it."""

    kind = "text"
    text: str
    announces: bool


@frozen
class Points:
    """A list."""

    kind = "points"
    items: tuple[str, ...]


@frozen
class Apart:
    """A box: its title, and what stands in it."""

    kind = "apart"
    id: str
    title: str
    parts: tuple[Shown, ...]


@frozen
class How:
    """How a figure came about; `back` is the id of the first figure that leads to it."""

    id: str
    title: str
    back: str
    parts: tuple[Shown, ...]
