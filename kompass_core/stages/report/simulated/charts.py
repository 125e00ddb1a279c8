"""Charts: the pictures of a simulation: ranks and points, as they are and in 90 of 100 draws."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Chart, Figure, Series
from kompass_core.stages.report.wording import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.simulation import Spread, Standing
    from kompass_core.stages.report.simulated.words import Words

MOST: Final = 30
"""So many evaluations have a line each."""


def charts(words: Words, description: str) -> Iterator[Chart]:
    """The ranks, where there are several; then the points, of the parts where there is one."""
    standings = by_rank(words)[:MOST]
    points = "chart.shares" if words.simulation.shares else "chart.points"
    if len(standings) > 1:
        labels = tuple(map(words.evaluation, standings))
        now = tuple(words.rank(one.rank) for one in standings)
        drawn = tuple(_between(*middle(one.ranks)) for one in standings)
        yield _chart(words, "chart.ranks", description, labels, now, drawn)
        yield _spreads(words, points, description, labels, [one.spread for one in standings])
        return
    (one,) = standings
    spreads = {words.item(words.simulation.question.item): one.spread}
    spreads |= {words.item(code): spread for code, spread in one.items.items()}
    yield _spreads(words, points, description, tuple(spreads), list(spreads.values()))


def by_rank(words: Words) -> list[Standing]:
    """The best first."""
    return sorted(words.simulation.standings, key=lambda one: (one.rank.best, one.rank.worst))


def middle(ranks: Sequence[int]) -> tuple[int, int]:
    """The ranks between which 90 of 100 draws lie."""
    count = sum(ranks)
    low, high = (count - 1) * 5 // 100, -((count - 1) * -95 // 100)
    return at(ranks, low), at(ranks, high)


def at(ranks: Sequence[int], place: int) -> int:
    """The rank at a place, where all draws stand in order, the first at 0."""
    reached = 0
    for rank, counted in enumerate(ranks, 1):
        reached += counted
        if place < reached:
            return rank
    message = "a place lies beyond the draws"
    raise ValueError(message)


def _between(low: int, high: int) -> Figure:
    printed = str(low) if low == high else f"{low}{DASH}{high}"
    return Figure(printed, Fraction(low), Fraction(high))


def _spreads(
    words: Words, key: str, description: str, labels: tuple[str, ...], spreads: Sequence[Spread]
) -> Chart:
    now = tuple(words.figure(one.points) for one in spreads)
    drawn = []
    for one in spreads:
        low, high = words.figure(one.quantiles[0]), words.figure(one.quantiles[-1])
        printed = low.printed if low.printed == high.printed else f"{low.printed}{DASH}{high.printed}"
        drawn.append(Figure(printed, low.low, high.high))
    return _chart(words, key, description, labels, now, tuple(drawn))


def _chart(  # noqa: PLR0913, PLR0917 - what a chart is made of
    words: Words,
    key: str,
    description: str,
    labels: tuple[str, ...],
    now: tuple[Figure, ...],
    drawn: tuple[Figure, ...],
) -> Chart:
    word = words.wording.word
    series = (Series(word("series.now"), now), Series(word("series.drawn"), drawn))
    return Chart(word(key), description, labels, series, "dots")
