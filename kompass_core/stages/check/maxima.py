"""Maxima: hold every stated maximum against the one that the rules make of what lies below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.check import values
from kompass_core.stages.compile import sheet
from kompass_core.stages.score.failed import failed
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document
    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.program import Line, Sheet
    from kompass_core.problems import Span


def disagreeing(framework: Framework, document: Document) -> Iterator[Problem]:
    """Problems with maxima: `maxima-disagree`, and a rule that has no value where nothing is answered."""
    for name in framework.scales:
        laid_out = sheet(framework, name)
        try:
            outcomes = run(laid_out, unanswered(laid_out), lambda _, points, __: points, derive=False)
        except RunError as error:
            yield failed(error)
            continue
        wrong: set[str] = set()
        for line in laid_out.lines:  # children first: what is made of a wrong maximum stays silent
            item, made = line.item, outcomes[line.item.code].measures["maximum"]
            if wrong.intersection(item.children):
                wrong.add(item.code)
            elif item.maximum is not None and isinstance(made, Interval) and made != exactly(item.maximum):
                wrong.add(item.code)
                yield _disagrees(framework, item, made, document)


def unanswered(laid_out: Sheet) -> dict[str, State]:
    """The states of an evaluation in which everything applies and nothing has been answered."""
    return {line.item.code: _unanswered(laid_out, line) for line in laid_out.lines}


def _unanswered(laid_out: Sheet, line: Line) -> State:
    shares = {name: reach(laid_out.scale.dimensions[name].steps.values()) for name in line.asked}
    return State("rule", shares, {}, tuple(shares), None)


def _disagrees(framework: Framework, item: Item, made: Interval, document: Document) -> Problem:
    shown = exact(made.low) if made.known else f"{exact(made.low)} to {exact(made.high)}, by what is judged"
    whose = "its parts make" if item.children else "its rule makes"
    message = f"`{item.code}` has {_exact(item)} points at most, {whose} {shown}"
    hint = "mend the maximum, or those of its parts" if item.children else "mend the maximum, or the rule"
    parts = [framework.items[code] for code in item.children]
    related = tuple(
        (f"`{part.code}` has {_exact(part)}", _place(part, document))
        for part in parts
        if part.maximum is not None
    )
    return Problem("maxima-disagree", message, _place(item, document), hint, related)


def _exact(item: Item) -> str:
    return "" if item.maximum is None else exact(item.maximum)


def _place(item: Item, document: Document) -> Span:
    """Where the maximum of an item is stated."""
    table = document.root if item.parent is None else values.table(document.root, item.level)
    entry = values.rows(table["framework" if item.parent is None else item.code])["maximum"]
    return entry.span
