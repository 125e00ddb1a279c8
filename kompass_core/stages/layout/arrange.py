"""Arrange: the pieces of a file in the order of its shape, where that order means nothing.

Only the lines of one table change places, and the members in braces: tables stay where they are. Names that
the author has given, such as codes, steps and measures, keep their order among each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.model.files.whole import rank, under
from kompass_core.stages.layout.pieces import Group, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.shape import Kind
    from kompass_core.stages.layout.pieces import Line, Pieces, Value


@frozen
class Part:
    """A header, none at the top of a file, with the lines below it and the kind of their table."""

    header: Line | None
    lines: tuple[Line, ...]
    kind: Kind | None


def arrange(pieces: Pieces, shape: Kind | None) -> tuple[Part, ...]:
    """The parts of a file, the lines of each in the order of the shape."""
    parts = [Part(None, (), shape)]
    for line in pieces.lines:
        if line.value is None:
            parts.append(Part(line, (), _below(shape, line)))
        else:
            parts[-1] = evolve(parts[-1], lines=(*parts[-1].lines, line))
    return tuple(evolve(part, lines=_sorted(part.lines, part.kind)) for part in parts)


def kind_of(kind: Kind | None, line: Line) -> Kind | None:
    """The kind of the value that a line gives to a name in a table of the kind."""
    for name in line.path:
        kind = under(kind, name)
    return kind


def _below(shape: Kind | None, header: Line) -> Kind | None:
    """The kind of the table below a header; on the way to it may stand lists, whose last member is meant."""
    kind = shape
    for name in header.path:
        kind = under(kind, name)
        kind = under(kind, None) or kind
    return kind


def _sorted(lines: Sequence[Line], kind: Kind | None) -> tuple[Line, ...]:
    made = [
        evolve(line, value=line.value and _members_sorted(line.value, kind_of(kind, line))) for line in lines
    ]
    places = sorted(range(len(made)), key=lambda at: rank(kind, made[at].path[0]))
    if places == list(range(len(made))):
        return tuple(made)
    # What stands on top of the table, or of the file, stays there, and so does what stands at its end.
    top, end = made[0].above, made[-1].after
    made[0], made[-1] = evolve(made[0], above=()), evolve(made[-1], after=())
    first, last = places[0], places[-1]
    made[first] = evolve(made[first], above=(*top, *filter(None, made[first].above)))
    made[last] = evolve(made[last], after=(*made[last].after, *end))
    return tuple(made[at] for at in places)


def _members_sorted(value: Value, kind: Kind | None) -> Value:
    if isinstance(value, Scalar):
        return value
    made = []
    for member in value.members:
        there = kind if member.name else under(kind, None)
        for word in member.name:
            there = under(there, word.meant)
        made.append(evolve(member, value=_members_sorted(member.value, there)))
    if value.opening == "{":
        made.sort(key=lambda member: rank(kind, member.name[0].meant))
    return Group(value.opening, tuple(made), value.below)
