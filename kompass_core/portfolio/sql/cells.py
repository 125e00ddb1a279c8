"""Cells: the columns of a table to expressions that read each cell as a whole number of the plan.

A cell that holds nothing that it may hold is BAD, and one that holds what only the ordinary way can use is
ASIDE, so that no other number can be meant.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.batch import PRINTED
from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.model.plan import ABSENT
from kompass_core.rules.text import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.plan import Input
    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.portfolio.sql.table import Table

BAD, ASIDE = -2, -3
"""What stands in a column of the query where a cell is none, and where a row is for the ordinary way."""

HUNDRED = 100
ANY_DIGITS = "[0-9]{1,10}([.][0-9]{1,40})?"
"""Points as a number of decimals."""


class Cells:
    """Writes what reads the cells of a table."""

    def __init__(self, dialect: Dialect, table: Table) -> None:
        """For a table of a dialect."""
        self.dialect = dialect
        self.table = table
        self.said: dict[str, list[str]] = {}
        for column in table.columns:
            code, _, what = column.rpartition(":")
            if code and what != PRINTED:
                self.said.setdefault(code, []).append(column)

    def input(self, one: Input) -> str:
        """The number of an input: NULL where nobody answered, or no points are given."""
        column = column_of(one)
        if column not in self.table.columns:
            made = self._nothing()
        else:
            made = self._points(one, column) if one.dimension is None else self._judgement(one, column)
        whole = f"{one.code}:{WHOLE_ITEM}"
        if one.dimension is None or whole not in self.table.columns:
            return made
        return f"CASE WHEN {self._is(whole, [NOT_APPLICABLE])} THEN {self._number(ABSENT)} ELSE {made} END"

    def whole(self, code: str) -> str:
        """What is said of a whole item: BAD, ASIDE where something else is said as well, or 0."""
        column = f"{code}:{WHOLE_ITEM}"
        branches = [
            f"NOT ({self._says(column)}) THEN {self._number(0)}",
            f"NOT ({self._is(column, [NOT_APPLICABLE])}) THEN {self._number(BAD)}",
            *self._besides(code, column),
        ]
        return self._case(branches, self._number(0))

    def other(self, column: str) -> str:
        """Whether a column that no plan knows says anything: ASIDE, or 0."""
        return self._case([f"{self._says(column)} THEN {self._number(ASIDE)}"], self._number(0))

    def _judgement(self, one: Input, column: str) -> str:
        name = self.dialect.identifier(column)
        if self.table.columns[column] == "text":
            read = {"": self._nothing(), UNANSWERED: self._nothing(), NOT_APPLICABLE: self._number(ABSENT)}
            read |= {step: self._number(value) for step, value in one.steps.items()}
            cells = [f"{self.dialect.literal(text)} THEN {number}" for text, number in read.items()]
            made = self._case(cells, self._number(BAD), self._text(column))
        else:
            cells = [
                f"{name} < -1 OR {name} > {HUNDRED} THEN {self._number(BAD)}",  # the rest is quickly compared
                f"{name} = -1 THEN {self._number(ABSENT)}",
                *(
                    f"{name} = {text} THEN {self._number(value)}"
                    for value, text in self._percents(one, column)
                ),
            ]
            made = self._case(cells, self._number(BAD))
        return f"CASE WHEN {name} IS NULL THEN {self._nothing()} ELSE {made} END"

    def _percents(self, one: Input, column: str) -> Iterator[tuple[int, str]]:
        """Each number that a step is worth, and in percent where that can be written."""
        for value in dict.fromkeys(one.steps.values()):
            percent = Fraction(HUNDRED * value, one.scale)
            binary = percent.denominator & (percent.denominator - 1) == 0
            if binary or self.table.columns[column] != "float":
                with suppress(ValueError):  # a third is no number that anybody can write
                    yield value, decimal(percent)

    def _points(self, one: Input, column: str) -> str:
        """Points given directly, of which no more decimals are told apart than the plan has."""
        text, digits = self._text(column), len(str(one.scale)) - 1
        kept = f"([.][0-9]{{0,{digits}}}0*)?" if digits else "([.]0*)?"
        parts = f"CAST(CAST({text} AS DECIMAL({11 + digits}, {digits})) * {one.scale} AS BIGINT)"
        branches = [
            f"NOT ({self._says(column)}) THEN {self._nothing()}",
            f"NOT {self._matches(text, ANY_DIGITS)} THEN {self._number(BAD)}",
            f"NOT {self._matches(text, '[0-9]{1,10}' + kept)} THEN {self._number(ASIDE)}",
            f"{parts} > {one.most} THEN {self._number(ASIDE)}",
            *self._besides(one.code, column),
        ]
        return self._case(branches, parts)

    def _besides(self, code: str, column: str) -> list[str]:
        """The branch for rows in which an item is judged as well, which only one of both can be right."""
        others = [f"({self._says(name)})" for name in self.said.get(code, ()) if name != column]
        return [f"{' OR '.join(others)} THEN {self._number(ASIDE)}"] if others else []

    def _says(self, column: str) -> str:
        """Whether a cell says anything."""
        name = self.dialect.identifier(column)
        if self.table.columns[column] != "text":
            return f"{name} IS NOT NULL"
        return f"{name} IS NOT NULL AND NOT ({self._is(column, ['', UNANSWERED])})"

    def _is(self, column: str, words: Iterable[str]) -> str:
        """Whether a cell is one of some words; unknown where it is NULL."""
        return f"{self._text(column)} IN ({', '.join(map(self.dialect.literal, words))})"

    def _matches(self, text: str, pattern: str) -> str:
        return self.dialect.matches.format(text, f"'{pattern}'")

    def _text(self, column: str) -> str:
        return self.dialect.text.format(self.dialect.identifier(column))

    def _number(self, value: int) -> str:
        return self.dialect.number.format(value)

    @staticmethod
    def _case(branches: Iterable[str], otherwise: str, of: str = "") -> str:
        whens = " ".join(f"WHEN {one}" for one in branches)
        return f"CASE {of} {whens} ELSE {otherwise} END" if of else f"CASE {whens} ELSE {otherwise} END"

    @staticmethod
    def _nothing() -> str:
        return "CAST(NULL AS BIGINT)"


def column_of(one: Input) -> str:
    """The name of the column in which an input stands."""
    return one.code if one.dimension is None else f"{one.code}:{one.dimension}"
