"""Again: each factor drawn anew while all else stays as it was, to how much of what came out hangs on it.

The total-order sensitivity index: the share of the variance that would be left if all but this one were
known, what it does together with others included. It is half the mean of the squared difference that
drawing it anew makes, by the variance (Jansen 1999, Analysis of variance designs for model output, Computer
Physics Communications 117, 35-43; recommended by Saltelli et al. 2010, Variance based sensitivity analysis
of model output, the same journal 181, 259-270). Of so many draws it is told to about a hundredth.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.portfolio.simulate.contender import needed
from kompass_core.portfolio.simulate.pieces import Piece, columns, drawn_columns, places, worked_out
from kompass_core.portfolio.simulate.ranking import moved, placed
from kompass_core.portfolio.simulate.stream import SEEDS
from kompass_core.portfolio.simulate.values import row, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.portfolio.simulate.entered import Asked, Entered
    from kompass_core.portfolio.simulate.stream import Whole
    from kompass_core.portfolio.simulate.worked import Column
    from kompass_core.rules.amount import Amount
    from kompass_core.rules.statistics import Rank

DRAWS: Final = 2**13
"""At most: the first ones."""

JUDGEMENTS: Final = "judgements"
"""Before the code of an item: all that is drawn of it, and below it, for each evaluation alone."""


def again(
    there: Entered, points: Sequence[Amount], now: Sequence[Rank], asked: Asked
) -> Mapping[str, Fraction | None]:
    """The total-order index of each factor, and of the judgements on each part; None where nothing varies.

    Of how far ranks are moved, taken together; of the points, where there is one evaluation.
    """
    seed, piece = asked.seed, Piece(0, min(asked.draws, DRAWS), there.long)
    kept = drawn_columns(there.shared, places(there.shared, seed, piece), piece)
    anew = {one.stream: _anew(there, one.stream, kept, seed, piece) for one in there.apart}
    groups = _groups(there, asked.item)
    found: dict[str, list[tuple[Whole, Whole]]] = {name: [] for name in ("", *anew, *groups)}
    for one, amount in zip(there.contenders, points, strict=True):
        own = columns(one, {}, seed, piece)
        other = columns(one, {}, (seed + 1) % SEEDS, piece)
        steps = needed(one.steps, [amount])

        def worked(mine: Mapping[str, Column], shared: Mapping[str, Column] = kept) -> tuple[Whole, Whole]:
            made = worked_out(steps, {**shared, **mine}, piece)  # noqa: B023 - called at once
            return row(amount, made, piece.count)  # noqa: B023 - as above

        found[""].append(worked(own))
        for name, shared in anew.items():
            found[name].append(worked(own, shared))
        for name, items in groups.items():
            mine = {**own, **{drawn.name: other[drawn.name] for drawn in one.drawn if drawn.item in items}}
            found[name].append(worked(mine))
    came = {name: _came(rows, points, now) for name, rows in found.items()}
    return {name: _index(came[""], came[name]) for name in (*anew, *groups)}


def _groups(there: Entered, item: str) -> dict[str, frozenset[str]]:
    """By name, the items whose judgements are drawn anew together: those of each part, and all."""
    lines = {line.item.code: line.item for line in there.contenders[0].known[0].sheet.lines}
    drawn = {one.item for contender in there.contenders for one in contender.drawn}
    below = {}
    several = bool(there.apart) or len(there.contenders) > 1
    for code in (*([item] if several or not lines[item].children else []), *lines[item].children):
        waiting, seen = [code], set()
        while waiting:
            here = waiting.pop()
            seen.add(here)
            waiting.extend(lines[here].children if here in lines else ())
        if seen & drawn:
            below[f"{JUDGEMENTS} {code}"] = frozenset(seen)
    return below


def _anew(
    there: Entered, stream: str, kept: Mapping[str, Column], seed: int, piece: Piece
) -> Mapping[str, Column]:
    """All columns that are shared, those of one stream drawn from another one."""
    named = [one for one in there.shared if one.stream == stream]
    other = [evolve(one, stream=f"{stream} again") for one in named]
    return {**kept, **drawn_columns(other, places(other, seed, piece), piece)}


def _came(rows: Sequence[tuple[Whole, Whole]], points: Sequence[Amount], now: Sequence[Rank]) -> Whole:
    if len(rows) > 1:
        return moved(placed(values(rows, points), None), now)
    top, bottom = rows[0]
    return top // bottom


def _index(came: Whole, other: Whole) -> Fraction | None:
    one, two = came.tolist(), other.tolist()
    count, whole = len(one), sum(one)
    spread = Fraction(sum(value * value for value in one)) - Fraction(whole * whole, count)
    if not spread:
        return None
    apart = sum((first - second) ** 2 for first, second in zip(one, two, strict=True))
    return min(Fraction(1), Fraction(apart, 2) / spread)
