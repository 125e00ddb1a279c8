"""Blame: what is wrong at items that share a rule, to one finding at that rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

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

WORST: Final = ("falling-score", "exceeded-maximum", "below-zero", "unreachable-maximum")
"""What is told of a rule of which there are several things to tell, after it having no value at all."""


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

    def lay(
        self, slug: str, rule: Rule, line: Line, make: Callable[[], Case], severity: Severity = "error"
    ) -> None:
        """Lay a case to a rule. What is certain at one item makes doubts about others no news."""
        laid = self.charges.setdefault((id(rule.written), slug), [])
        if severity == "error" and laid and laid[0].severity == "warning":
            laid.clear()
        if not laid or laid[0].severity == severity:
            laid.append(Charge(line, rule, make, severity))

    def findings(self) -> Iterator[Finding]:
        """A finding for each rule: the worst, and in its notes all else, which may come of one mistake."""
        by_rule: dict[int, list[tuple[str, list[Charge]]]] = {}
        for (rule, slug), laid in self.charges.items():
            by_rule.setdefault(rule, []).append((slug, laid))
        for told in by_rule.values():
            (slug, laid), *others = sorted(told, key=_rank)
            first = laid[-1]  # items come children first, the last in print before the first
            case, place = first.make(), first.rule.written.span
            also = [(one[-1].make(), one[-1].line.item.key) for _, one in others]
            related = (
                (_where(laid), first.line.item.key),
                *case.related,
                *((f"also, {other.message}", key) for other, key in also),
            )
            problem = Problem(slug, case.message, case.place or place, case.hint, related, first.severity)
            examples = [one for other, _ in also for one in other.examples] if case.examples else []
            yield Finding(problem, (*case.examples, *examples))

    def blames(self, rule: Rule) -> bool:
        """Whether anything is laid to a rule for certain."""
        return any(
            key[0] == id(rule.written) and laid[0].severity == "error" for key, laid in self.charges.items()
        )


def _rank(told: tuple[str, list[Charge]]) -> tuple[bool, int]:
    slug, laid = told
    return laid[0].severity == "warning", WORST.index(slug) if slug in WORST else -1


def _where(laid: list[Charge]) -> str:
    code, others = laid[-1].line.item.code, len({one.line.item.code for one in laid})
    return f"`{code}`" + (f", the first of {others} items at which it is so" if others > 1 else "")


def points_rule(line: Line) -> Rule:
    """The rule that makes the points of an item."""
    return next(rule for rule in line.rules if rule.measure == "points")
