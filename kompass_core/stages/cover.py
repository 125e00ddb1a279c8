"""Cover: looks at figures to what of their frameworks is looked at, and what nothing looks at.

A figure is made by its rule of what that sees: other measures of the item, and measures of its parts. These
are looked at with it, and so are the steps that were judged there. What is wrong elsewhere cannot show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

from kompass_core.model.coverage import Coverage, Covered, Lack
from kompass_core.model.evaluation import UNANSWERED
from kompass_core.rules import typed
from kompass_core.rules.exact import percentage
from kompass_core.rules.ways import Forks
from kompass_core.stages.inside import inside
from kompass_core.stages.score.exercise import exercise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.coverage import Look
    from kompass_core.model.evaluation import Judgement
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Line
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Dimension, Scale
    from kompass_core.problems import Span
    from kompass_core.rules.evaluate import Surroundings
    from kompass_core.rules.ways import Way
    from kompass_core.stages.score.state import State

    Figures: TypeAlias = set[tuple[str, str]]
    """Measures of items, each by its code and name."""

FEW = 7
"""Steps that are counted one by one, whatever they are called."""


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
                for number, step in enumerate(dict.fromkeys(_counted(dimension).values())):
                    self.steps.setdefault((name, step), Lack(step, dimension.span, name, number))
            for rule in framework.rules[scale.id][code]:
                self.ways.update((_key(rule, way), rule.written.span) for way in self._forks(rule).ways())

    def look(self, look: Look, figures: Figures) -> None:
        """All that figures of an evaluation depend on."""
        needed = _needed(look, figures)

        def watch(line: Line, rule: Rule, around: Surroundings) -> None:
            if (line.item.code, rule.measure) in needed:
                went.append((line.item.code, rule, self._forks(rule).gone(around)))

        went: list[tuple[str, Rule, set[Way]]] = []
        sheet = look.program.sheets[look.scale]
        states = exercise(sheet, look.evaluation, watch)
        for code, rule, gone in went:
            if _used(states[code], rule):
                self.done.update(_key(rule, way) for way in gone)
                self.done.update(_judged(states[code], rule, sheet.scale))
        said = {code for code, _ in figures}
        for line in sheet.lines:  # children first
            code = line.item.code
            if _said(states[code]) or said.intersection(line.item.children):
                said.add(code)
        self.done.update(code for code in said if (code, "points") in needed)

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


def _needed(look: Look, figures: Figures) -> Figures:
    """The figures, and all measures that they are made of."""
    framework = look.program.framework
    rules = framework.rules[look.scale]
    found: Figures = set()
    waiting = list(figures)
    while waiting:
        code, measure = one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        made_by = next((rule for rule in rules[code] if rule.measure == measure), None)
        if made_by is None and measure == "percent":
            waiting += [(code, "points"), (code, "maximum")]
        for node in () if made_by is None else typed.walk(made_by.typed):
            match node:
                case typed.Own():
                    waiting.append((code, node.name))
                case typed.Each(over="children"):
                    waiting += [(child, node.name) for child in framework.items[code].children]
                case _:
                    pass
    return found


def _used(state: State, rule: Rule) -> bool:
    """Whether what a rule makes of an item is the item's: no points given directly take its place."""
    return state.origin == "rule" or (state.origin != "covered" and rule.measure != "points")


def _said(state: State) -> bool:
    """Whether anything is said of the item itself."""
    answered = any(one.value != UNANSWERED for one in state.judgements.values())
    return answered or state.origin not in {"rule", "covered"}


def _judged(state: State, rule: Rule, scale: Scale) -> Iterator[tuple[str, str]]:
    """The steps that a rule saw, by their dimensions."""
    named: set[str] = set()
    for node in typed.walk(rule.typed):
        match node:
            case typed.Asked():
                named.add(node.dimension)
            case typed.Gather(over="dimensions"):
                named.update(state.shares)
            case _:
                pass
    for name in named & state.judgements.keys():
        step = _step(state.judgements[name], scale.dimensions[name])
        if step is not None:
            yield name, step


def _step(judgement: Judgement, dimension: Dimension) -> str | None:
    """The step that was judged, as it is counted; None where there is no judgement, or between two steps."""
    value, counted = judgement.value, _counted(dimension)
    if isinstance(value, str):
        return counted.get(value)
    return next((counted[name] for name, share in dimension.steps.items() if share == value), None)


def _counted(dimension: Dimension) -> dict[str, str]:
    """What each step is counted as.

    Itself; but where many are all called by what they are worth, those between the first and the last are
    one, for nothing can be wrong with one of them alone.
    """
    names = list(dimension.steps)
    alike = all(name == percentage(share) for name, share in dimension.steps.items())
    if not alike or len(names) < FEW:
        return {name: name for name in names}
    first, *between, last = names
    return {first: first, **dict.fromkeys(between, f"{between[0]} to {between[-1]}"), last: last}
