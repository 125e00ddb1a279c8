"""Rules: bring the rules of a scale home to every item of a framework.

An item without children takes the rules under `judged`, the others those of their level, and
rules under an item's own code come before both. Items that look the same to a rule share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from kompass_core.model.rule import Rule
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.check import check
from kompass_core.rules.scope import Scope
from kompass_core.rules.units import NUMBER, POINTS, SHARE, describe
from kompass_core.stages.check.names import JUDGED
from kompass_core.stages.check.order import needs, order
from kompass_core.stages.check.written import placing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.framework import Item
    from kompass_core.model.rule import WrittenRule
    from kompass_core.model.scale import Scale
    from kompass_core.rules.units import Function, Unit

    Seen: TypeAlias = tuple[object, ...]
    Written: TypeAlias = Mapping[str, WrittenRule]

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
        self.own: list[Problem] = []
        self.done: dict[Seen, tuple[Rule, ...]] = {}
        self.units: dict[str, Mapping[str, Unit]] = {}
        self.broken: set[str] = set()
        self.failed: dict[Seen, list[tuple[WrittenRule, Problem]]] = {}
        self.first: dict[Seen, Item] = {}
        self.sound: set[int] = set()

    def rules(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules of every item by its code, each after the rules that it needs."""
        found = {code: self._item(self.items[code]) for code in reversed(tuple(self.items))}
        for seen, item in reversed(self.first.items()):
            for rule, problem in self.failed[seen]:
                # A rule that means something to other items is wrong at this one only.
                related = ((f"as a rule of `{item.code}`", item.key),) if id(rule) in self.sound else ()
                self.problems.append(evolve(problem, related=(*problem.related, *related)))
        self.problems.extend(reversed(self.own))
        return found

    def _item(self, item: Item) -> tuple[Rule, ...]:
        """The rules of an item; none, and it is broken, where its rules or its parts have problems."""
        written = self._written(item)
        if self.broken.intersection(item.children) or written is None or self._endless(item, written):
            self.broken.add(item.code)
            return ()
        own: dict[str, Unit] = {"weight": SHARE}
        if item.maximum is not None:
            own["maximum"] = POINTS
        asked, shared = self._asked(item), self._shared_measures(item)
        children = self.plurals[self.items[item.children[0]].level] if item.children else None
        seen = (id(written), asked, children, tuple(shared.items()), "maximum" in own)
        if seen not in self.done:
            bands, functions, rounding = self.scale.bands, self.functions, self.scale.rounding
            scope = Scope(own, asked, children, shared, bands, functions, rounding)
            self.failed[seen] = []
            self.done[seen] = tuple(self._typed(written, scope, self.failed[seen]))
        self.first.pop(seen, None)
        self.first[seen] = item  # the first in print, once all are done
        rules = self.done[seen]
        if len(rules) < len(written):
            self.broken.add(item.code)
        self.units[item.code] = {**own, **{rule.measure: rule.unit for rule in rules}}
        return rules

    def _written(self, item: Item) -> Written | None:
        ordinary = item.level if item.children else JUDGED
        written = self.scale.rules.get(item.code, self.scale.rules.get(ordinary))
        if written is None:
            which = f"`{ordinary}`" if item.children else "items without parts"
            message = f"the scale `{self.scale.id}` has no rules for {which}"
            hint, related = f"add a table `[rule.{ordinary}]`", ((f"such as `{item.code}`", item.key),)
            self.own.append(Problem("missing-rule", message, self.scale.span, hint, related))
        return written

    def _endless(self, item: Item, written: Written) -> bool:
        """Whether nothing says how many points an item has at most."""
        if item.maximum is not None or "maximum" in written:
            return False
        message = f"nothing says how many points `{item.code}` has at most"
        hint = "add `maximum = ...`, here or as a rule of the scale"
        related = (("the rules of its points", written["points"].span),)
        self.own.append(Problem("missing-maximum", message, item.key, hint, related))
        return True

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

    def _typed(
        self, written: Written, scope: Scope, found: list[tuple[WrittenRule, Problem]]
    ) -> Iterator[Rule]:
        measures = dict(scope.measures)
        failed: set[str] = set()
        for measure in order(written, self.own):
            rule = written[measure]
            if failed & needs(rule):
                failed.add(measure)
                continue
            try:
                typed = check(rule.syntax, evolve(scope, measures=measures), placing(rule.span))
            except KompassError as error:
                found.extend((rule, problem) for problem in error.problems)
                failed.add(measure)
                continue
            self.sound.add(id(rule))
            unit = typed.unit
            if measure in IN_POINTS:
                if unit not in {POINTS, NUMBER}:
                    message = f"`{measure}` is counted in points, and this is {describe(unit)}"
                    hint = "`maximum * share` is points" if unit == SHARE else None
                    self.own.append(Problem("unit-mismatch", message, rule.span, hint))
                unit = POINTS
            measures[measure] = unit
            yield Rule(rule, typed, unit)
