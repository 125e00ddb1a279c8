"""Simulate: evaluations and what is asked about them to a simulation: drawn, scored, ranked, counted."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from kompass_core.model.simulation import Influence, Question, Simulation, Spread, Standing
from kompass_core.portfolio.simulate.again import again
from kompass_core.portfolio.simulate.entered import entered
from kompass_core.portfolio.simulate.failing import failing
from kompass_core.portfolio.simulate.matter import Matter
from kompass_core.portfolio.simulate.pieces import SIZE, columns, drawn_columns, pieces, places, worked_out
from kompass_core.portfolio.simulate.quantiles import Quantiles
from kompass_core.portfolio.simulate.ranking import Ranking
from kompass_core.portfolio.simulate.values import alike, row, values
from kompass_core.rules.statistics import rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kompass_core.model.program import Program
    from kompass_core.portfolio.simulate.contender import Figure
    from kompass_core.portfolio.simulate.entered import Asked, Entered, Entry
    from kompass_core.portfolio.simulate.pieces import Piece
    from kompass_core.portfolio.simulate.stream import Whole
    from kompass_core.portfolio.simulate.worked import Columns
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank

    Watch: TypeAlias = Callable[[Sequence[Piece]], Iterable[Piece]]
    """Gives each in turn, and may tell somebody how far it is."""

LEVELS = 2**16 - 1
"""Points are told apart in so many levels where only their variance is asked for."""


def simulate(entries: Sequence[Entry], asked: Asked, watch: Watch = iter, size: int = SIZE) -> Simulation:
    """The simulation of evaluations on one scale; `size` draws are made at once, which changes nothing.

    Raises:
        KompassError: what is asked cannot be, or of no evaluation; or a rule has no value in a draw.
    """
    there = entered(entries, asked)
    counted = _Counted(there, asked)
    cut = pieces(asked.draws, size, long=there.long)
    twice = [*cut, *cut]
    for turn, piece in enumerate(watch(twice)):
        counted.add(piece, first=turn < len(cut))
        if turn == len(cut) - 1:
            counted.choose()
    return counted.simulation(entries[0].program)


class _Counted:
    """What was counted so far."""

    def __init__(self, there: Entered, asked: Asked) -> None:
        self.there, self.asked = there, asked
        self.contenders = there.contenders
        self.points = alike([one.points for one in self.contenders], long=there.long)
        now = [one.known[0].points(asked.item) for one in self.contenders]
        self.ranking = Ranking(_ranks(now), now)
        self.quantiles = [
            {code: _quantiles(figure, long=there.long) for code, figure in one.figures.items()}
            for one in self.contenders
        ]
        self.bands: list[dict[str, dict[str, int]]] = [
            {measure: dict.fromkeys(names, 0) for measure, (names, _) in one.bands.items()}
            for one in self.contenders
        ]
        self.matter = Matter(there.apart, len(self.contenders))

    def add(self, piece: Piece, *, first: bool) -> None:
        """Count a piece, in the first pass or in the second."""
        at = places(self.there.shared, self.asked.seed, piece)
        shared = drawn_columns(self.there.shared, at, piece)
        found: list[tuple[Whole, Whole]] = []
        level: Whole | None = None
        for number, one in enumerate(self.contenders):
            made = worked_out(one.steps, columns(one, shared, self.asked.seed, piece), piece)
            for code, quantiles in self.quantiles[number].items():
                figure = row(one.figures[code].drawn, made, piece.count)
                (quantiles.count if first else quantiles.keep)(*figure)
                if first and level is None:
                    level = quantiles.levels(*figure, LEVELS)
            if first:
                failing(one, made, self.there, self.asked.seed, piece)
                self._band(number, made, piece)
                found.append(row(self.points[number], made, piece.count))
        if first and level is not None:
            gone, moved = self.ranking.add(values(found, self.points))
            alone = len(found) == 1
            self.matter.add(at, *((level, level[None, :]) if alone else (moved, len(found) - gone)))

    def choose(self) -> None:
        """Between the passes."""
        for one in self.quantiles:
            for quantiles in one.values():
                quantiles.choose()

    def _band(self, number: int, made: Columns, piece: Piece) -> None:
        for measure, (names, amount) in self.contenders[number].bands.items():
            which, _ = row(amount, made, piece.count)
            counts = self.bands[number][measure]
            for name, count in zip(names, np.bincount(which, minlength=len(names)).tolist(), strict=True):
                counts[name] += count

    def simulation(self, program: Program) -> Simulation:
        """All that was counted."""
        asked, there = self.asked, self.there
        return Simulation(
            framework=program.framework,
            scale=program.framework.scales[asked.scale],
            question=Question(
                asked.item, there.factors, asked.doubts, asked.draws, asked.seed, bool(there.coin)
            ),
            parts=there.parts,
            long=there.long,
            shares=there.shares,
            standings=tuple(self._standings()),
            above=tuple(map(tuple, self.ranking.above)),
            swapped=self.ranking.swapped,
            shift=self.ranking.shift,
            influences=tuple(self._influences()),
            refused=there.refused,
        )

    def _standings(self) -> Iterator[Standing]:
        others: list[tuple[Interval, Rank] | None] = [None] * len(self.contenders)
        if self.there.coin:
            points = [one.known[1].points(self.asked.item) for one in self.contenders]
            others = list(zip(points, _ranks(points), strict=True))
        for number, one in enumerate(self.contenders):
            evaluation = one.known[0].evaluation
            spreads = {
                code: _spread(one.figures[code], quantiles)
                for code, quantiles in self.quantiles[number].items()
            }
            yield Standing(
                evaluation=evaluation.id,
                organisation=evaluation.organisation,
                year=evaluation.first_day.year if evaluation.first_day else evaluation.year,
                points=one.known[0].points(self.asked.item),
                rank=self.ranking.now[number],
                spread=spreads.pop(self.asked.item),
                ranks=tuple(self.ranking.ranks[number]),
                bands=MappingProxyType(self.bands[number]),
                items=MappingProxyType(spreads),
                drawn=len({drawn.stream for drawn in one.drawn}),
                open=not one.known[0].points(self.asked.item).known,
                narrowed=one.known[0].narrowed,
                other=others[number],
            )

    def _influences(self) -> Iterator[Influence]:
        alone = len(self.contenders) == 1
        amounts = [self.contenders[0].figures[self.asked.item].drawn] if alone else self.points
        totals = dict(again(self.there, amounts, self.ranking.now, self.asked))
        for number, factor in enumerate(self.there.apart):
            pull = {
                one.known[0].id: self.matter.pull(number, place) for place, one in enumerate(self.contenders)
            }
            share, total = self.matter.share(number), totals.pop(factor.stream)
            yield Influence(factor.stream, share, total, MappingProxyType(pull))
        for name, total in totals.items():
            yield Influence(name, None, total, MappingProxyType({}))


def _ranks(points: Sequence[Interval]) -> list[Rank]:
    return [rank(one, (*points[:place], *points[place + 1 :])) for place, one in enumerate(points)]


def _quantiles(figure: Figure, *, long: bool) -> Quantiles:
    top = figure.drawn.top
    return Quantiles(figure.sure, figure.drawn.scale, None if long else max(abs(top.low), abs(top.high)))


def _spread(figure: Figure, quantiles: Quantiles) -> Spread:
    least, *between, most = quantiles.found()
    return Spread(figure.now, figure.sure, least, tuple(between), most)
