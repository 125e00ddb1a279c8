"""Cover: looks at figures to what of their frameworks is looked at, and what nothing looks at.

A figure is made by its rule of what that sees: other measures of the item, and measures of its parts. These
are looked at with it, and so are the steps that were judged there. What is wrong elsewhere cannot show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from kompass_core.model.coverage import Coverage, Covered, Lack
from kompass_core.rules.ways import Forks
from kompass_core.stages.depends import counted, judged, needed, said, used
from kompass_core.stages.inside import inside
from kompass_core.stages.score.exercise import exercise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.coverage import Look
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Line
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span
    from kompass_core.rules.evaluate import Surroundings
    from kompass_core.rules.ways import Way
    from kompass_core.stages.depends import Figures


def cover(looks: Iterable[Look], frameworks: Iterable[Framework] = ()) -> tuple[Coverage, ...]:
    """The coverage of each scale of the frameworks, and of those that are looked at.

    The looks are at evaluations that have been scored without a problem.
    """
    tallies: dict[tuple[str, str], _Tally] = {}
    seen: dict[tuple[int, int, str], tuple[Look, Figures]] = {}
    for look in looks:
        key = (id(look.program), id(look.evaluation), look.scale)
        seen.setdefault(key, (look, set()))[1].update(look.figures)
    known = (*frameworks, *(look.program.framework for look, _ in seen.values()))
    for framework in {id(one): one for one in known}.values():
        for name, scale in framework.scales.items():
            tallies.setdefault((framework.name, name), _Tally()).know(framework, scale)
    for look, figures in seen.values():
        tallies[look.program.framework.name, look.scale].look(look, figures)
    return tuple(tally.coverage(*key) for key, tally in sorted(tallies.items()))


@define
class _Tally:
    """Everything that there is on one scale, and what of it has been looked at."""

    items: dict[str, Span] = field(factory=dict)
    steps: dict[tuple[str, str], Lack] = field(factory=dict)
    ways: dict[tuple[str, int, Way], Span] = field(factory=dict)
    done: set[object] = field(factory=set)
    forks: dict[int, Forks] = field(factory=dict)

    def know(self, framework: Framework, scale: Scale) -> None:
        """All that a framework has on a scale."""
        for code, item in framework.items.items():
            self.items.setdefault(code, item.key)
            for name in () if item.children else framework.asked(code, scale.id):
                dimension = scale.dimensions[name]
                for number, step in enumerate(dict.fromkeys(counted(dimension).values())):
                    self.steps.setdefault((name, step), Lack(step, dimension.span, name, number))
            for rule in framework.rules[scale.id][code]:
                self.ways.update((_key(rule, way), rule.written.span) for way in self._forks(rule).ways())

    def look(self, look: Look, figures: Figures) -> None:
        """All that figures of an evaluation depend on."""
        depends_on = needed(look, figures)

        def watch(line: Line, rule: Rule, around: Surroundings) -> None:
            if (line.item.code, rule.measure) in depends_on:
                went.append((line.item.code, rule, self._forks(rule).gone(around)))

        went: list[tuple[str, Rule, set[Way]]] = []
        sheet = look.program.sheets[look.scale]
        states = exercise(sheet, look.evaluation, watch)
        for code, rule, gone in went:
            if used(states[code], rule):
                self.done.update(_key(rule, way) for way in gone)
                self.done.update(judged(states[code], rule, sheet.scale))
        mentioned = {code for code, _ in figures}
        for line in sheet.lines:  # children first
            code = line.item.code
            if said(states[code]) or mentioned.intersection(line.item.children):
                mentioned.add(code)
        self.done.update(code for code in mentioned if (code, "points") in depends_on)

    def coverage(self, framework: str, scale: str) -> Coverage:
        """What has been looked at so far."""
        items = [Lack(code, place) for code, place in self.items.items() if code not in self.done]
        steps = [lack for key, lack in self.steps.items() if key not in self.done]
        branches = [
            Lack(key[2].when, inside(rule, key[2].place.start, key[2].place.end))
            for key, rule in self.ways.items()
            if key not in self.done
        ]
        return Coverage(
            framework,
            scale,
            Covered(len(self.items), tuple(items)),
            Covered(len(self.steps), tuple(steps)),
            Covered(len(self.ways), tuple(branches)),
        )

    def _forks(self, rule: Rule) -> Forks:
        if id(rule) not in self.forks:
            self.forks[id(rule)] = Forks(rule.typed)
        return self.forks[id(rule)]


def _key(rule: Rule, way: Way) -> tuple[str, int, Way]:
    """A way by where it stands, which is the same for every item that has the rule."""
    return rule.written.span.source.name, rule.written.span.start, way
