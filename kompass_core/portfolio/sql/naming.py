"""Naming: the names of columns to what a database could make of them that nobody meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.portfolio.sql.dialect import Dialect

GLOBS = frozenset("*?[]{}\\,")
"""In the name of a file, to Spark a pattern."""


def mistaken(names: Sequence[str], dialect: Dialect, *, whose: str) -> Iterator[str]:
    """What is wrong with the names of the columns of a table, or (`whose` says so) of the result."""
    if dialect.widest is not None and len(names) > dialect.widest:
        yield f"{whose} has {len(names):,} columns, and {dialect.title} knows no more than {dialect.widest:,}"
    seen: dict[str, str] = {}
    for name in names:
        size = len(name.encode())
        if not name:
            yield f"a column of {whose} has no name"
        elif dialect.longest is not None and size > dialect.longest:
            yield f"`{name}` takes {size} bytes, and {dialect.title} cuts names after {dialect.longest}"
        for part in dialect.never:
            if part in name:
                yield f"`{name}` has {part!r} in it, which {dialect.title} keeps in no name"
        folded = name.casefold() if dialect.folds else name
        if folded in seen:
            same = (
                "is there twice"
                if seen[folded] == name
                else f"and `{seen[folded]}` are one name to {dialect.title}"
            )
            yield f"`{name}` {same}"
        seen[folded] = name


def source(name: str, dialect: Dialect) -> str:
    """The name of a table as it stands behind FROM: `schema.table`, or with quotes as in SQL `"a.b"`.

    The name of a file stays one name, for a database that reads files.

    Raises:
        ValueError: a quote is not closed, or a part of the name is empty.
    """
    if dialect.name == "duckdb" and name.endswith((".parquet", ".csv")) and '"' not in name:
        return dialect.identifier(name)
    return ".".join(dialect.identifier(part) for part in _parts(name))


def _parts(name: str) -> Iterator[str]:
    """The parts of a name between dots, of which those in quotes may have some."""
    rest = name
    while True:
        if rest.startswith('"'):
            part, rest = _quoted(rest[1:])
        else:
            end = rest.find(".")
            part, rest = (rest, "") if end < 0 else (rest[:end], rest[end:])
        if not part or (rest and not rest.startswith(".")):
            message = f"`{name}` is no name of a table"
            raise ValueError(message)
        yield part
        if not rest:
            return
        rest = rest[1:]


def _quoted(rest: str) -> tuple[str, str]:
    """What stands before the quote that closes, in which a quote is doubled; and what stands behind it."""
    part = ""
    while rest:
        before, quote, rest = rest.partition('"')
        part += before
        if quote and not rest.startswith('"'):
            return part, rest
        part += quote
        rest = rest[1:] if quote else rest
    return "", ""


def reaches(file: str) -> bool:
    """Whether Spark can read a file by itself: a Parquet file whose name is no pattern to it."""
    return file.endswith((".parquet", ".pq")) and not GLOBS.intersection(str(Path(file).resolve()))
