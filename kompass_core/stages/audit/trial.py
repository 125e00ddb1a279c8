"""Trial: judgements of one item and all below it, to its points as `score` would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.model.program import Sheet
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.audit import Judgements
    from kompass_core.model.program import Line
    from kompass_core.rules.evaluate import Value


@frozen
class Trial:
    """One item of a sheet with all that lies below it."""

    sheet: Sheet
    code: str

    @classmethod
    def of(cls, sheet: Sheet, code: str) -> Trial:
        """The part of a sheet that an item is made of."""
        below: set[str] = {code}
        for line in reversed(sheet.lines):
            if line.item.code in below:
                below.update(line.item.children)
        return cls(Sheet(sheet.scale, tuple(line for line in sheet.lines if line.item.code in below)), code)

    def measures(self, judgements: Judgements) -> Mapping[str, Value]:
        """The measures of the item; none where it does not apply, or where a rule has no value."""
        states = {line.item.code: self._state(line, judgements) for line in self.sheet.lines}
        try:
            outcomes = run(self.sheet, states, lambda _, points, __: points, derive=False)
        except RunError:
            return {}
        return outcomes[self.code].measures

    def points(self, judgements: Judgements) -> Interval | None:
        """Its points, None where they are not known exactly."""
        value = self.measures(judgements).get("points")
        return value if isinstance(value, Interval) and value.known else None

    def _state(self, line: Line, judgements: Judgements) -> State:
        told = judgements.get(line.item.code, {})
        if told.get(WHOLE_ITEM) == NOT_APPLICABLE:
            return State("not applicable", {}, {}, (), None)
        scale, shares = self.sheet.scale, {}
        for name in line.asked:
            step, steps = told.get(name, UNANSWERED), scale.dimensions[name].steps
            if step == UNANSWERED:
                shares[name] = exactly(0) if scale.unanswered == "zero" else reach(steps.values())
            elif step != NOT_APPLICABLE:
                shares[name] = exactly(steps[step])
        return State("rule", shares, {}, (), None)
