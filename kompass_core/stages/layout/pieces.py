"""Pieces: a TOML file as its author has put it together, remarks included.

A value knows how it is written, not what it means: that is in the document.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

Remarks: TypeAlias = tuple[str, ...]
"""Lines of remark, each with its `#`; between the pieces of a file an empty one is an empty line."""


@frozen
class Word:
    """A name, as it is written and as it is meant."""

    written: str
    meant: str


@frozen
class Scalar:
    """A text, a number, a day or a truth, as it is written, and where it begins."""

    written: str
    start: int


@frozen
class Member:
    """One of the values in brackets; in braces it has a name."""

    name: tuple[Word, ...]
    value: Value
    above: Remarks = ()
    beside: str = ""


@frozen
class Group:
    """A list in brackets or a table in braces; `below` stands before what closes it."""

    opening: str
    members: tuple[Member, ...]
    below: Remarks = ()

    @property
    def closing(self) -> str:
        """The bracket or brace that closes it."""
        return "]" if self.opening == "[" else "}"


Value: TypeAlias = Scalar | Group


@frozen
class Line:
    """A name with its value; or a header, which has no value, and with `adds` two brackets.

    `above` are the empty lines and remarks before it, `after` the remarks that follow it at once and belong
    to no line below.
    """

    name: tuple[Word, ...]
    value: Value | None
    adds: bool = False
    above: Remarks = ()
    beside: str = ""
    after: Remarks = ()

    @property
    def path(self) -> tuple[str, ...]:
        """What its names mean."""
        return tuple(word.meant for word in self.name)


@frozen
class Pieces:
    """All lines of a file, and the empty lines and remarks after the last."""

    lines: tuple[Line, ...]
    end: Remarks = ()
