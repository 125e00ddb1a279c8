"""Scene: one scale of a program as it is audited: its lines, what is known of them, whose fault it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.audit import Example
from kompass_core.stages.audit.sample import judgements
from kompass_core.stages.audit.smallest import Pruning
from kompass_core.stages.audit.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kompass_core.model.audit import Judgements
    from kompass_core.model.framework import Item
    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.rules.evaluate import Value
    from kompass_core.stages.audit.blame import Blame
    from kompass_core.stages.audit.sample import Sample
    from kompass_core.stages.audit.standing import Standing
    from kompass_core.stages.audit.survey import Survey


@frozen(eq=False)
class Scene:
    """What every look at a scale needs."""

    sheet: Sheet
    survey: Survey
    blame: Blame
    items: Mapping[str, Item]

    @property
    def scale(self) -> Scale:
        """The scale."""
        return self.sheet.scale

    def sound(self) -> Iterable[tuple[Line, Standing]]:
        """The items at which every rule has a value, children first."""
        for line in self.sheet.lines:
            standing = self.survey.standings[line.item.code]
            if standing.failure is None:
                yield line, standing

    def failing(self) -> set[str]:
        """The items at which a rule has no value for something."""
        return {code for code, one in self.survey.standings.items() if one.failure is not None}

    def judged(self, code: str, sample: Sample | None) -> Judgements:
        """All that a sample of an item judges."""
        return judgements(code, sample, self.items)

    def example(self, name: str, code: str, judged: Judgements) -> Example:
        """What shows something at an item."""
        return Example(name, self.scale.id, code, judged)

    def smallest(self, code: str, sample: Sample, shows: Callable[[Mapping[str, Value]], bool]) -> Judgements:
        """As few judgements of a sample as its item's measures still show something with."""
        trial, judged = Trial.of(self.sheet, code), self.judged(code, sample)
        pruning = Pruning(self.items, self.scale, lambda one: shows(trial.measures(one)), ())
        return pruning.pruned(code, judged)
