"""Blame: what is wrong at items that share a rule, to one finding at that rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field, frozen

from kompass_core.model.audit import Finding
from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.audit import Example
    from kompass_core.model.program import Line
    from kompass_core.model.rule import Rule
    from kompass_core.problems import Span

    Key: TypeAlias = tuple[int, str]
    """A rule as it is written, by its identity, and the slug of what is wrong with it."""

Severity: TypeAlias = Literal["error", "warning"]


@frozen
class Case:
    """What is wrong at one item, in words, with what shows it; `place` is the rule unless said."""

    message: str
    hint: str
    related: tuple[tuple[str, Span], ...] = ()
    examples: tuple[Example, ...] = ()
    place: Span | None = None


@frozen(eq=False)
class Charge:
    """A case that is made when it is told, which only the first of many is."""

    line: Line
    rule: Rule
    make: Callable[[], Case]
    severity: Severity


@define(eq=False)
class Blame:
    """Cases by the rule that they are laid to: the first in print is told, the others are counted."""

    charges: dict[Key, list[Charge]] = field(factory=dict)

    def add(
        self, slug: str, rule: Rule, line: Line, make: Callable[[], Case], severity: Severity = "error"
    ) -> None:
        """Lay a case to a rule. What is certain at one item makes doubts about others no news."""
        laid = self.charges.setdefault((id(rule.written), slug), [])
        if severity == "error" and laid and laid[0].severity == "warning":
            laid.clear()
        if not laid or laid[0].severity == severity:
            laid.append(Charge(line, rule, make, severity))

    def findings(self) -> Iterator[Finding]:
        """A finding for each rule and slug."""
        for (_, slug), laid in self.charges.items():
            first = laid[-1]  # items come children first, the last in print before the first
            case, item = first.make(), first.line.item
            others = len({one.line.item.code for one in laid}) - 1
            more = f", the first of {others + 1} items at which it is so" if others else ""
            related = ((f"`{item.code}`{more}", item.key), *case.related)
            place = case.place or first.rule.written.span
            problem = Problem(slug, case.message, place, case.hint, related, first.severity)
            yield Finding(problem, case.examples)


def points_rule(line: Line) -> Rule:
    """The rule that makes the points of an item."""
    return next(rule for rule in line.rules if rule.measure == "points")
