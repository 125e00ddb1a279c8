"""Work: the tables of an archive to their shards, scored, in an order that is the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.batch import ID
from kompass_core.portfolio.batch.heading import heading
from kompass_core.portfolio.batch.shard import Scored, Shards
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl

    from kompass_core.model.batch import Heading
    from kompass_core.portfolio.batch.engines import Engine
    from kompass_core.portfolio.batch.singly import Singly
    from kompass_core.portfolio.batch.tables.piece import Table


@frozen
class Step:
    """A shard that is scored: the place of its file, which piece of that, how many rows, how much of it."""

    file: int
    piece: int
    rows: int
    size: int
    scored: Scored


class Work:
    """Tables, all of which have the same columns beside those that are judged."""

    def __init__(self, tables: Sequence[Table], singly: Singly, engine: Engine) -> None:
        """Look at all headings; raises KompassError where one cannot be scored or is another."""
        self.tables = tables
        self.singly = singly
        self.engine = engine
        framework = singly.program
        self.headings = [heading(one.names, one.file, framework, singly.scale) for one in tables]
        problems = [
            problem
            for one, head in zip(tables, self.headings, strict=True)
            for problem in _inexact(one, head)
        ]
        problems += self._apart()
        if problems:
            raise KompassError(problems)
        self._shards: dict[tuple[object, ...], Shards] = {}

    @property
    def lacking(self) -> tuple[str, ...]:
        """The judgements that a table has no column of."""
        return tuple(dict.fromkeys(f"{code}:{name}" for head in self.headings for code, name in head.lacking))

    @property
    def idle(self) -> tuple[str, ...]:
        """The columns that another scale asks for."""
        return tuple(dict.fromkeys(name for head in self.headings for name in head.idle))

    @property
    def size(self) -> int:
        """How much there is to read, in what the tables count."""
        return sum(one.size for one in self.tables)

    def steps(self, file: int, piece: int) -> Iterator[Step]:
        """The shards from a piece of a file on; raises KompassError where a file cannot be read."""
        for place in range(file, len(self.tables)):
            table, head = self.tables[place], self.headings[place]
            names = _wanted(head)
            shards = self._of(place)
            start = piece if place == file else 0
            for number, one in enumerate(table.pieces(names, start, len(self.singly.shown)), start):
                scored = shards.scored(one.rows, table.file, one.numbers)
                faults = tuple(sorted((*one.faults, *scored.faults), key=lambda fault: fault.row))
                rows = one.rows.height + one.lost
                yield Step(place, number, rows, one.size, Scored(scored.result, faults, scored.singly))

    def _of(self, place: int) -> Shards:
        """What scores the shards of a table, which is made once for all that are alike."""
        table, head = self.tables[place], self.headings[place]
        types = {name: table.types[name] for name in _wanted(head)}
        key = (repr(head), *(f"{name} {one!r}" for name, one in types.items()))
        if key not in self._shards:
            first = next(iter(self._shards.values()), None)
            made = self._made(head, types)
            self._shards[key] = made if first is None else made.typed(first.types)
        return self._shards[key]

    def _made(self, head: Heading, types: Mapping[str, pl.DataType]) -> Shards:
        return Shards(head, types, self.singly, self.engine)

    def _apart(self) -> Iterator[Problem]:
        """Problems where what is passed through is not the same in all tables."""
        first = self._kept(0)
        for place in range(1, len(self.tables)):
            here = self._kept(place)
            for name in dict.fromkeys((*first, *here)):
                if first.get(name) != here.get(name):
                    file = self.tables[place].file
                    here_is, there_is = _said(here.get(name)), _said(first.get(name))
                    message = f"the column `{name}` is {here_is} here, and {there_is} in the first file"
                    yield Problem(
                        "wrong-kind", message, file, "score them apart, or give them the same columns"
                    )

    def _kept(self, place: int) -> dict[str, pl.DataType]:
        head, types = self.headings[place], self.tables[place].types
        return {name: types[name] for name in (*filter(None, [head.id]), *head.passed)}


def _wanted(head: Heading) -> list[str]:
    """The columns that are read, in the order of the table."""
    says = (*head.judged, *head.whole, *head.given, *head.printed)
    return [*filter(None, [head.id]), *head.passed, *says]


def _said(type_: pl.DataType | None) -> str:
    return "not there" if type_ is None else f"of the type {type_}"


def _inexact(table: Table, head: Heading) -> Iterator[Problem]:
    """Problems with the types of columns."""
    for name in (*head.judged, *head.whole, *head.given, *head.printed):
        type_ = table.types[name]
        if name in head.given and type_.is_float():
            message = f"the points in the column `{name}` are binary fractions, which are not exact"
            hint = "write them as decimals, as whole numbers or as texts"
            yield Problem("wrong-kind", message, table.file, hint)
        elif type_.is_nested() or type_.is_temporal() or str(type_) in {"Boolean", "Binary", "Object"}:
            message = f"the column `{name}` is of the type {type_}, which says nothing of an item"
            yield Problem("wrong-kind", message, table.file, "write texts or numbers")
    if head.id is not None and table.types[head.id].is_nested():
        yield Problem("wrong-kind", f"`{ID}` is neither a text nor a number", table.file, "write texts")
