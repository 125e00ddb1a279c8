"""Singly: one row of a table, or one evaluation, to its row of the result, by whatever way is exact for it.

Where everything is judged and applies, by the compiled function; else by the reference, which knows all that
there is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.batch.cell import Misfilled, judgement
from kompass_core.portfolio.batch.record import record
from kompass_core.portfolio.batch.told import state, told
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.apply import FunctionError
from kompass_core.rules.interval import exactly
from kompass_core.stages.function import function
from kompass_core.stages.score import score
from kompass_core.stages.score.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.batch import Heading, Shown, Value
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.function import Function
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Value as Measured

    Outcome = tuple[list[Value] | None, Sequence[Problem]]
    """What stands in the columns of the result, or None for a row that is none; and what is wrong."""


class Singly:
    """One scale of a program, and what comes out of each evaluation on it."""

    def __init__(self, program: Program, scale: str, shown: Sequence[Shown]) -> None:
        """Nothing is made yet."""
        self.program = program
        self.scale = scale
        self.shown = shown
        self.sheet = program.sheets[scale]
        self.maxima = {line.item.code: line.item.maximum for line in self.sheet.lines}
        self._function: Function | None = None
        self._tried = False
        self._known: dict[str, dict[object, int | None]] = {}

    def row(self, row: Mapping[str, object], heading: Heading) -> Outcome:
        """What comes out of a row of a table."""
        slots = self._slots(row, heading)
        made = None if slots is None else self._compiled(slots)
        if made is not None:
            return made, ()
        try:
            return self.evaluation(record(row, heading, self.program, self.scale))
        except KompassError as error:
            return None, error.problems

    def evaluation(self, evaluation: Evaluation) -> Outcome:
        """What comes out of an evaluation; raises KompassError where it cannot be scored."""
        card = score(self.program, evaluation, derive=False)
        if self.scale not in card.sheets:
            message = f"`{evaluation.id}` is not scored on the scale `{self.scale}`"
            place = evaluation.spans.get(("evaluation", "scales"), evaluation.framework.span)
            raise KompassError(
                [Problem("unknown-scale", message, place, f"it is on {', '.join(card.sheets)}")]
            )
        scores = card.sheets[self.scale].scores
        whole = scores[TOTAL]
        made = told(
            {code: one.measures for code, one in scores.items()}, self.shown, self.sheet.scale.rounding
        )
        applies = whole.origin != NOT_APPLICABLE
        return [*made, whole.missing, state(applies=applies, missing=whole.missing)], impossible(card)

    def _slots(self, row: Mapping[str, object], heading: Heading) -> tuple[int, ...] | None:
        """The numbers of a row in which everything is judged and applies; None for any other."""
        if heading.lacking or any(
            row[name] is not None
            for names in (heading.whole, heading.given, heading.printed)
            for name in names
        ):
            return None
        if not self._known:
            self._known = {name: {} for name in heading.judged}
        found: dict[tuple[str, str], int] = {}
        for name, asked in heading.judged.items():
            value = row[name]
            known = self._known[name]
            if value not in known:
                known[value] = self._number(value, asked[1])
            number = known[value]
            if number is None:
                return None
            found[asked] = number
        return self._laid(found)

    def _number(self, value: object, dimension: str) -> int | None:
        """What a cell is worth in the parts that the compiled function takes."""
        steps = self.sheet.scale.dimensions[dimension].steps
        try:
            step = judgement(value, dimension, steps)
        except Misfilled:
            return None  # what is wrong with it is said where it is read as a record
        return None if step is None or step == NOT_APPLICABLE else int(steps[step] * self._parts(dimension))

    def _parts(self, dimension: str) -> int:
        made = self._made()
        return next((one.scale for one in made.slots if one.dimension == dimension), 1) if made else 1

    def _laid(self, found: Mapping[tuple[str, str], int]) -> tuple[int, ...] | None:
        made = self._made()
        return None if made is None else tuple(found[one.code, one.dimension or ""] for one in made.slots)

    def _made(self) -> Function | None:
        if not self._tried:
            self._tried = True
            try:
                self._function = function(self.sheet)
            except ValueError:
                self._function = None  # it makes too many digits for common numbers
        return self._function

    def _compiled(self, slots: tuple[int, ...]) -> list[Value] | None:
        made = self._made()
        if made is None:
            return None
        try:
            results = made.run(slots)
        except (ZeroDivisionError, FunctionError):
            return None  # the reference says where
        measures: dict[str, dict[str, Measured]] = {code: {} for code in self.maxima}
        for code, maximum in self.maxima.items():
            if maximum is not None:
                measures[code]["maximum"] = exactly(maximum)
        for one, value in zip(made.results, results, strict=True):
            if one.print is None:
                exact = value if isinstance(value, bool) else exactly(Fraction(value) / (one.scale or 1))
                measures[one.code][one.measure] = exact
        made_of = told(measures, self.shown, self.sheet.scale.rounding)
        return [*made_of, 0, state(applies=True, missing=0)]
