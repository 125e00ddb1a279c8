"""Rules: bring the rules of a scale home to every item of a framework.

An item without children takes the rules under `judged`, the others those of their level, and
rules under an item's own code come before both. Items that look the same to a rule share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.rule import Rule
from kompass_core.problems import KompassError, Problem, near
from kompass_core.rules import syntax
from kompass_core.rules.check import check
from kompass_core.rules.scope import Scope
from kompass_core.rules.units import NUMBER, POINTS, SHARE, describe
from kompass_core.stages.check.scale import placing
from kompass_core.stages.check.structure import JUDGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.framework import Item
    from kompass_core.model.rule import WrittenRule
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span
    from kompass_core.rules.units import Function, Unit

    Seen: TypeAlias = tuple[object, ...]

IN_POINTS = ("points", "maximum")


class Home:
    """The rules of one scale on their way to the items of one framework."""

    def __init__(
        self,
        scale: Scale,
        items: Mapping[str, Item],
        plurals: Mapping[str, str],
        functions: Mapping[str, Function],
        problems: list[Problem],
    ) -> None:
        """Begin with no item done."""
        self.scale = scale
        self.items = items
        self.plurals = plurals
        self.functions = functions
        self.problems = problems
        self.done: dict[Seen, tuple[Rule, ...]] = {}
        self.units: dict[str, Mapping[str, Unit]] = {}
        self.broken: set[str] = set()

    def rules(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules of every item by its code, each after the rules that it needs."""
        return {code: self._item(self.items[code]) for code in reversed(self.items)}

    def _item(self, item: Item) -> tuple[Rule, ...]:
        if self.broken.intersection(item.children):  # what is made of what is wrong stays silent
            self.broken.add(item.code)
            return ()
        key = self._key(item)
        written = self.scale.rules.get(key) if key is not None else None
        if written is None:
            wanted = JUDGED if not item.children else item.level
            message = f"the scale `{self.scale.id}` has no rule for `{item.code}`"
            hint = f"add a table `[rule.{wanted}]` to it"
            self.problems.append(Problem("missing-rule", message, self.scale.span, hint))
            self.broken.add(item.code)
            return ()
        asked = self._asked(item)
        children = self.plurals[self.items[item.children[0]].level] if item.children else None
        shared = self._shared_measures(item)
        own: dict[str, Unit] = {"weight": SHARE}
        if item.maximum is not None:
            own["maximum"] = POINTS
        seen = (key, asked, children, tuple(shared.items()), "maximum" in own)
        if seen not in self.done:
            scope = Scope(
                own, asked, children, shared, self.scale.bands, self.functions, self.scale.rounding
            )
            self.done[seen] = tuple(self._typed(written, scope))
        rules = self.done[seen]
        if len(rules) < len(written):
            self.broken.add(item.code)
        self.units[item.code] = {**own, **{rule.measure: rule.unit for rule in rules}}
        return rules

    def _key(self, item: Item) -> str | None:
        keys = (item.code, item.level if item.children else JUDGED)
        return next((key for key in keys if key in self.scale.rules), None)

    def _asked(self, item: Item) -> tuple[str, ...]:
        if item.children:
            return ()
        wanted = item.dimensions
        return tuple(name for name in self.scale.dimensions if wanted is None or name in wanted)

    def _shared_measures(self, item: Item) -> Mapping[str, Unit]:
        """The measures that every child has, with one unit."""
        if not item.children:
            return {}
        first, *others = (self.units[code] for code in item.children)
        return {
            measure: unit
            for measure, unit in first.items()
            if all(other.get(measure) == unit for other in others)
        }

    def _typed(self, written: Mapping[str, WrittenRule], scope: Scope) -> Iterable[Rule]:
        measures = dict(scope.measures)
        failed: set[str] = set()
        for measure in self._order(written):
            rule = written[measure]
            if failed & _needs(rule):
                failed.add(measure)
                continue
            try:
                typed = check(rule.syntax, evolve(scope, measures=measures), placing(rule))
            except KompassError as error:
                self.problems.extend(error.problems)
                failed.add(measure)
                continue
            unit = typed.unit
            if measure in IN_POINTS:
                if unit not in (POINTS, NUMBER):
                    message = f"`{measure}` has to be points, and this is {describe(unit)}"
                    hint = "maximum * share is points" if unit == SHARE else None
                    self.problems.append(Problem("unit-mismatch", message, rule.span, hint))
                unit = POINTS
            measures[measure] = unit
            yield Rule(rule, typed, unit)

    def _order(self, written: Mapping[str, WrittenRule]) -> tuple[str, ...]:
        """The measures such that each comes after those that it is made of."""
        ordered: list[str] = []
        waiting = {measure: _needs(rule) & written.keys() for measure, rule in written.items()}
        if {"points", "maximum"} <= waiting.keys():
            waiting["points"].add("maximum")  # points given directly are held against it at once
        while waiting:
            ready = [measure for measure, needs in waiting.items() if needs <= set(ordered)]
            if not ready:
                chain = _circle(waiting)
                rule = written[chain[0]]
                message = f"`{chain[0]}` is made of " + ", which is made of ".join(f"`{m}`" for m in chain[1:])
                hint = "one of them has to be made of something else"
                self.problems.append(Problem("cycle", message, rule.span, hint))
                return tuple(ordered)
            ordered.extend(ready)
            for measure in ready:
                del waiting[measure]
        return tuple(ordered)


def _needs(rule: WrittenRule) -> set[str]:
    nodes = [node for node, _ in syntax.walk(rule.syntax)]
    sets = {
        id(name)
        for node in nodes
        if isinstance(node, syntax.Call) and node.function == "band"
        for name in node.arguments[1:]
    }
    return {node.name for node in nodes if isinstance(node, syntax.Name) and id(node) not in sets}


def _circle(waiting: Mapping[str, set[str]]) -> list[str]:
    chain = [next(iter(waiting))]
    while True:
        following = next(measure for measure in waiting if measure in waiting[chain[-1]])
        if following in chain:
            return [*chain[chain.index(following) :], following]
        chain.append(following)


def misplaced(scale: Scale, items: Mapping[str, Item], levels: tuple[str, ...]) -> Iterable[Problem]:
    """Problems with the names of a scale's tables: rules and print of what the framework has not."""
    places = (TOTAL, *levels)
    for key in scale.rules:
        if key not in (*places, JUDGED, *items):
            yield _no_such(key, scale.spans[f"rule.{key}"], (*places, JUDGED, *items))
    for table, lines in scale.prints.items():
        for level in lines:
            if level not in places:
                yield _no_such(level, scale.spans[f"print.{table}.{level}"], places)


def _no_such(name: str, place: Span, known: tuple[str, ...]) -> Problem:
    guesses = near(name, known)
    hint = f"did you mean `{guesses[0]}`?" if guesses else None
    return Problem("unknown-name", f"the framework has neither a level nor an item `{name}`", place, hint)
