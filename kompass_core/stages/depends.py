"""Depends: what a figure depends on: the measures it is made of, and the steps that were judged there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kompass_core.model.evaluation import UNANSWERED
from kompass_core.rules import typed
from kompass_core.rules.exact import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.coverage import Look
    from kompass_core.model.evaluation import Judgement
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Dimension, Scale
    from kompass_core.stages.score.state import State

    Figures: TypeAlias = set[tuple[str, str]]
    """Measures of items, each by its code and name."""

FEW: Final = 7
"""Steps that are counted one by one, whatever they are called."""


def needed(look: Look, figures: Figures) -> Figures:
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


def used(state: State, rule: Rule) -> bool:
    """Whether what a rule makes of an item is the item's: no points given directly take its place."""
    return state.origin == "rule" or (state.origin != "covered" and rule.measure != "points")


def said(state: State) -> bool:
    """Whether anything is said of the item itself."""
    answered = any(one.value != UNANSWERED for one in state.judgements.values())
    return answered or state.origin not in {"rule", "covered"}


def judged(state: State, rule: Rule, scale: Scale) -> Iterator[tuple[str, str]]:
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
    value, known = judgement.value, counted(dimension)
    if isinstance(value, str):
        return known.get(value)
    return next((known[name] for name, share in dimension.steps.items() if share == value), None)


def counted(dimension: Dimension) -> dict[str, str]:
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
