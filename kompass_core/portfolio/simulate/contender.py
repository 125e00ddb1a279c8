"""Contender: an evaluation that stands among others, to what is worked out of it in every draw.

By its own definition, or in half of the draws by another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from kompass_core.portfolio.layers import names
from kompass_core.portfolio.simulate.chance import Choice, Drawn
from kompass_core.portfolio.simulate.express import express
from kompass_core.portfolio.simulate.sure import sure
from kompass_core.portfolio.simulate.worked import FITS
from kompass_core.rules.amount import Unsettled, chosen, inverse, multiplied
from kompass_core.rules.amount import amount as exactly
from kompass_core.rules.ends import Ends
from kompass_core.rules.interval import Interval, meet
from kompass_core.rules.making import compared, either
from kompass_core.rules.whole import NO, Int, reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kompass_core.portfolio.simulate.express import Expressed, Factors
    from kompass_core.portfolio.simulate.known import Known
    from kompass_core.rules.amount import Amount
    from kompass_core.rules.whole import Named, Truth

DEFINITION: Final = "definition"
COIN: Final = Drawn(DEFINITION, DEFINITION, Choice((0, 1), (1, 1)), 1)
"""Which of two definitions stands in a draw: its own at 0."""


class TooLong(Unsettled):
    """A figure may have more digits than a column holds: with fewer parts between bounds it may not."""


@frozen
class Figure:
    """One figure of a contender: as it is, all that it can be, and what it is in a draw."""

    now: Interval
    sure: Interval
    drawn: Amount = field(repr=False)


@frozen
class Contender:
    """What is known of an evaluation, by each definition, and its figures in every draw.

    `points` are those of the ranked item; `figures` what is told, by code, of that and of its parts.
    `bands` are further measures of it that are bands, with the names of these. `alone` is what is drawn for
    this one, by each definition.
    """

    known: tuple[Known, ...]
    steps: tuple[Named, ...] = field(repr=False)
    alone: tuple[tuple[Drawn, ...], ...] = field(repr=False)
    points: Amount = field(repr=False)
    figures: Mapping[str, Figure] = field(repr=False)
    bands: Mapping[str, tuple[tuple[str, ...], Amount]] = field(repr=False)
    aside: Truth = field(repr=False)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """All that is worked out of it."""
        told = (one.drawn for one in self.figures.values())
        return (self.points, *told, *(amount for _, amount in self.bands.values()))

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """What is drawn for this one alone, all of it."""
        return tuple(one for of in self.alone for one in of)


def contend(  # noqa: PLR0913 - all that its figures depend on
    known: Sequence[Known],
    factors: Sequence[Factors],
    item: str,
    parts: int,
    prefix: str,
    *,
    shares: bool,
    long: bool,
) -> Contender:
    """The contender that an evaluation is, by one definition or by either of two.

    `shares` tells figures as a percentage of the maximum, which may be another in every draw. Where they
    may be `long`, figures may have any length.

    Raises:
        TooLong: a figure may be longer than a column holds.
        Unsettled: a rule cannot be worked out in columns, or the figure is not known even in a draw.
    """
    made = [
        express(one, of, parts, f"{prefix}{place}.")
        for place, (one, of) in enumerate(zip(known, factors, strict=True))
    ]
    alone = tuple(expressed.drawn for expressed in made)
    codes = [item]
    if any(alone):
        children = next(line.item.children for line in known[0].sheet.lines if line.item.code == item)
        codes += [code for code in children if all(code in one.measures for one in made)]
    if any(item not in one.measures for one in made):
        message = f"`{item}` does not apply"
        raise Unsettled(message)
    figures = {code: _figure(known, made, code, shares=shares) for code in codes}
    contender = Contender(
        known=tuple(known),
        steps=tuple(step for expressed in made for step in expressed.steps),
        alone=alone,
        points=_either([_known(one, item, "points") for one in made]),
        figures=figures,
        bands=_bands(known[0], made, item),
        aside=either(one.aside for one in made),
    )
    if not long:
        _fits(contender)
    return evolve(contender, steps=needed(contender.steps, contender.amounts, contender.aside))


def _known(expressed: Expressed, code: str, measure: str) -> Amount:
    value = expressed.measures[code].get(measure)
    if not isinstance(value, Ends) or not value.known:
        message = f"the {measure} of `{code}` are not known even where everything is drawn"
        raise Unsettled(message)
    return value.low


def _either(amounts: Sequence[Amount]) -> Amount:
    if len(amounts) == 1:
        return amounts[0]
    return chosen(compared("=", COIN.amount.top, Int(0)), *amounts)


def _figure(known: Sequence[Known], made: Sequence[Expressed], code: str, *, shares: bool) -> Figure:
    amounts = [_known(one, code, "points") for one in made]
    now = known[0].points(code)
    if shares:
        wholes = [_known(one, code, "maximum") for one in made]
        if any(whole.top.low <= 0 for whole in wholes):
            message = f"the maximum of `{code}` may be zero"
            raise Unsettled(message)
        amounts = [
            multiplied(multiplied(one, inverse(whole)), exactly(100))
            for one, whole in zip(amounts, wholes, strict=True)
        ]
        now = known[0].percent(code)
    ranges = [_sure(*each, code, shares=shares) for each in zip(known, made, amounts, strict=True)]
    whole = Interval(min(one.low for one in ranges), max(one.high for one in ranges))
    return Figure(now, whole, _either(amounts))


def _sure(known: Known, made: Expressed, value: Amount, code: str, *, shares: bool) -> Interval:
    """All that a figure can be by one definition."""
    steps = {step.name: step.value for step in made.steps}
    found = sure(value, steps, {drawn.name for drawn in made.drawn})
    by_reference = None if shares or made.varied else known.reached(code)
    return found if by_reference is None else meet(found, by_reference) or found


def _bands(known: Known, made: Sequence[Expressed], item: str) -> dict[str, tuple[tuple[str, ...], Amount]]:
    found = {}
    for measure, names_ in known.bands(item).items():
        found[measure] = names_, _either([_known(one, item, measure) for one in made])
    return found


def _fits(contender: Contender) -> None:
    values = [
        *(step.value for step in contender.steps),
        *(part for one in contender.amounts for part in (one.top, one.bottom)),
    ]
    if any(reach(value) > FITS for value in values):
        message = "a figure may have more digits than a column holds"
        raise TooLong(message)


def needed(steps: Sequence[Named], amounts: Iterable[Amount], condition: Truth = NO) -> tuple[Named, ...]:
    """The steps on the way to some numbers and a truth, in their order."""
    wanted = {name for one in amounts for part in (one.top, one.bottom) for name in names(part)}
    wanted |= set(names(condition))
    kept: list[Named] = []
    for step in reversed(steps):
        if step.name in wanted:
            wanted |= set(names(step.value))
            kept.append(step)
    return tuple(reversed(kept))
