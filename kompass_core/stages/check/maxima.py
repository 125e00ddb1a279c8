"""Maxima: hold every stated maximum against the one that the rules make of what lies below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.text import decimal
from kompass_core.stages.compile import sheet
from kompass_core.stages.score.failed import failed
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.program import Line, Sheet
    from kompass_core.rules.evaluate import Value


def disagreeing(framework: Framework) -> Iterator[Problem]:
    """Problems with maxima: `maxima-disagree`, and `missing-maximum` where nothing says one."""
    for name in framework.scales:
        laid_out = sheet(framework, name)
        try:
            outcomes = run(laid_out, unanswered(laid_out), lambda _, points, __: points, derive=False)
        except RunError as error:
            yield failed(error)
            continue
        for code, item in framework.items.items():
            made = outcomes[code].measures.get("maximum")
            if made is None:
                message = f"nothing says how many points `{code}` has at most"
                yield Problem("missing-maximum", message, item.key, "add `maximum = ...`")
            elif item.maximum is not None and made != exactly(item.maximum):
                yield _disagrees(framework, item, made)


def unanswered(laid_out: Sheet) -> dict[str, State]:
    """The states of an evaluation in which everything applies and nothing has been answered."""
    return {line.item.code: _unanswered(laid_out, line) for line in laid_out.lines}


def _unanswered(laid_out: Sheet, line: Line) -> State:
    shares = {name: reach(laid_out.scale.dimensions[name].steps.values()) for name in line.asked}
    return State("rule", shares, {}, tuple(shares), None)


def _disagrees(framework: Framework, item: Item, made: Value) -> Problem:
    shown = decimal(made.low) if isinstance(made, Interval) and made.known else "something else"
    message = f"`{item.code}` has {decimal(item.maximum or 0)} points at most, its parts make {shown}"
    parts = [framework.items[code] for code in item.children]
    related = tuple(
        (f"`{part.code}` has {decimal(part.maximum)}", part.key) for part in parts if part.maximum is not None
    )
    return Problem("maxima-disagree", message, item.key, "mend the maximum, or those of its parts", related)
