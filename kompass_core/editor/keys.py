"""Keys: a place in a file to the shape that the table there has to have, and what its keys are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.hooks.file_shape import file_shape
from kompass_core.model.shape import (
    Anything,
    Day,
    Either,
    ListOf,
    Number,
    OneOf,
    Table,
    Text,
    Whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.editor.context import Context
    from kompass_core.editor.standing import Standing
    from kompass_core.model.shape import (
        Key,
        Kind,
    )


def about(at: Standing, known: Context) -> str | None:
    """What the key at a place is for; None where nothing is said of it."""
    *above, name = at.path
    for table in tables_at(tuple(above), known):
        key = table.keys.get(name)
        if key is not None and key.about:
            return key.about
    return None


def tables_at(path: tuple[str, ...], known: Context) -> tuple[Table, ...]:
    """The shapes that a table at a path may have: none where there can be none."""
    framework = known.program.framework if known.program else None
    found: tuple[Table, ...] = (file_shape(known.kind, framework),)
    for name in path:
        found = tuple(below for table in found for below in _below(table, name))
    return found


def key_at(path: tuple[str, ...], name: str, known: Context) -> Iterator[Kind]:
    """The kinds that the value under a name may be of, in the table at a path."""
    for table in tables_at(path, known):
        if name in table.keys:
            yield table.keys[name].kind
        elif table.others is not None:
            yield table.others


def _below(table: Table, name: str) -> Iterator[Table]:
    kind = table.keys[name].kind if name in table.keys else table.others
    if kind is not None:
        yield from tables_of(kind)


def tables_of(kind: Kind) -> Iterator[Table]:
    """The tables that a value of a kind may be, or have as members."""
    match kind:
        case Table():
            yield kind
        case Either():
            for one in kind.kinds:
                yield from tables_of(one)
        case ListOf():
            yield from tables_of(kind.member)
        case Anything() | Text() | OneOf() | Whole() | Number() | Day():
            return
        case _:
            assert_never(kind)


def words_of(kind: Kind) -> Iterator[str]:
    """The words that a value of a kind may be."""
    match kind:
        case OneOf():
            yield from kind.words
        case Either():
            for one in kind.kinds:
                yield from words_of(one)
        case ListOf():
            yield from words_of(kind.member)
        case Table() | Anything() | Text() | Whole() | Number() | Day():
            return
        case _:
            assert_never(kind)


def offered(path: tuple[str, ...], known: Context) -> dict[str, Key]:
    """The keys that a table at a path may have, each once."""
    return {name: key for table in tables_at(path, known) for name, key in table.keys.items()}
