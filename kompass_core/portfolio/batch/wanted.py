"""Wanted: a scale and what is asked of it to the columns that come out, in their order.

Of each item the points as the closing tables print them; its ends, percentages and exact figures where they
are asked for, and what else a scale makes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.batch import OF_MAXIMUM, Shown, Wish
from kompass_core.model.framework import TOTAL
from kompass_core.rules.units import POINTS, SHARE, Banded, Truth
from kompass_core.stages.report.figures import LINES, OTHERWISE, decimals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.batch import End
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.rules.units import Unit

USUAL = ("points", "maximum")
"""Measures of every scale: points have a column, and the maximum is told by percentages."""


def wished(framework: Framework, names: Sequence[str], *, ranges: bool, percent: bool, exact: bool) -> Wish:
    """What is wanted of the items that are named by their codes or their levels, of all where none is.

    Raises:
        KeyError: there is no item and no level of a name.
    """
    levels = {TOTAL, *framework.levels}
    for name in names:
        if name not in levels and name not in framework.items:
            raise KeyError(name)
    codes = tuple(
        code for code, item in framework.items.items() if not names or code in names or item.level in names
    )
    return Wish(codes, ranges=ranges, percent=percent, exact=exact)


def wanted(sheet: Sheet, wish: Wish) -> tuple[Shown, ...]:
    """The columns of a scale."""
    return tuple(
        one
        for line in reversed(sheet.lines)
        if line.item.code in wish.codes
        for one in _of_item(sheet.scale, line, wish)
    )


def _of_item(scale: Scale, line: Line, wish: Wish) -> Iterator[Shown]:
    code, level = line.item.code, line.item.level
    digits = decimals(scale, LINES, level, "points").most
    yield from _ends(code, Shown(code, code, "points", digits=digits), wish)
    in_percent = decimals(scale, LINES, level, "percent").most
    own = {rule.measure for rule in line.rules}
    if wish.percent and "percent" not in own and ("maximum" in own or line.item.maximum is not None):
        name = f"{code}:percent"
        yield from _ends(name, Shown(name, code, OF_MAXIMUM, digits=in_percent, share=True), wish)
    for rule in line.rules:
        if rule.measure not in USUAL:
            places = digits if rule.unit == POINTS else in_percent if rule.unit == SHARE else OTHERWISE.most
            yield from _ends(
                f"{code}:{rule.measure}", _measure(scale, code, rule.measure, rule.unit, places), wish
            )
    if wish.exact:
        for end in ("known", "low", "high") if wish.ranges else ("known",):
            yield from _halves(code, end)


def _measure(scale: Scale, code: str, measure: str, unit: Unit, places: int) -> Shown:
    name = f"{code}:{measure}"
    match unit:
        case Truth():
            return Shown(name, code, measure)
        case Banded(bands):
            return Shown(name, code, measure, bands=scale.bands[bands].names)
        case _:
            return Shown(name, code, measure, digits=places, share=unit == SHARE)


def _ends(name: str, known: Shown, wish: Wish) -> Iterator[Shown]:
    """A figure, and its ends where they are asked for; a truth has none."""
    yield known
    if wish.ranges and (known.digits is not None or known.bands):
        for end in ("low", "high"):
            yield Shown(
                f"{name}:{end}",
                known.code,
                known.measure,
                end,
                digits=known.digits,
                share=known.share,
                bands=known.bands,
            )


def _halves(code: str, end: End) -> Iterator[Shown]:
    name = code if end == "known" else f"{code}:{end}"
    yield Shown(f"{name}:numerator", code, "points", end, "numerator")
    yield Shown(f"{name}:denominator", code, "points", end, "denominator")
