"""Shape: which keys a table of a file may have, and of what kind their values are.

One description serves the check of a file, its errors, and whatever else has to know the shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


@frozen
class Text:
    """Text; `pattern` is a regular expression it matches as a whole, `described` in words."""

    pattern: str | None = None
    described: str = "text"
    longest: int = 10_000
    empty: bool = False


@frozen
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]


@frozen
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int


@frozen
class Number:
    """An exact number from `least` to `most`; with `share`, text such as `'25%'` is one too."""

    least: Fraction | int
    most: Fraction | int
    share: bool = False


@frozen
class Day:
    """A calendar day, unquoted."""


@frozen
class ListOf:
    """An array, of `least` members or more."""

    member: Kind
    least: int = 0


@frozen
class Either:
    """The first kind that the value looks like; `described` in words."""

    kinds: tuple[Kind, ...]
    described: str


@frozen
class Anything:
    """What is checked elsewhere, once it stands where it belongs."""


@frozen
class Key:
    """One key of a table: the kind of its value, and whether it has to be there.

    `about` says in one line what it is for, to whoever edits the file; `usual` is what holds where
    the key is left out, as far as that is one value.
    """

    kind: Kind
    required: bool = False
    about: str = ""
    usual: str | int | None = None


@frozen
class Table:
    """A table: the keys that are named, and the kind of all others where any other name will do.

    `what` is what the table is to its author, such as "a scale"; `names` is the pattern of the
    other names. `about` says in one line what a table of a name of its own is for.
    """

    what: str
    keys: Mapping[str, Key] = field(factory=dict)
    others: Kind | None = None
    names: Text = Text()
    about: str = ""


Kind: TypeAlias = Anything | Text | OneOf | Whole | Number | Day | ListOf | Either | Table
