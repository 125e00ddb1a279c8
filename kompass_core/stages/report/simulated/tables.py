"""Tables: ranks and points in many draws, who stands before whom, and what matters."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Column, Row, Table
from kompass_core.stages.report.simulated.charts import at, by_rank, middle
from kompass_core.stages.report.wording import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.report import Cell
    from kompass_core.model.simulation import Influence, Spread
    from kompass_core.stages.report.simulated.words import Words

WEAK: Final = Fraction(1, 100)
"""A correlation, squared, below which nobody is said to gain or to lose."""

NUMBERS = ("now", "low", "middle", "high")


def ranks(words: Words) -> Table:
    """The rank of each as it is and in the draws; how often it is the same, and the first."""
    draws = words.simulation.question.draws
    rows = []
    for one in by_rank(words):
        low, high = middle(one.ranks)
        alike = one.ranks[one.rank.best - 1] if one.rank.best == one.rank.worst else None
        cells: list[Cell] = [words.evaluation(one), words.rank(one.rank), str(low)]
        cells += [str(at(one.ranks, (draws - 1) // 2)), str(high)]
        cells.append(DASH if alike is None else words.share(Fraction(alike, draws)))
        cells.append(words.share(Fraction(one.ranks[0], draws)))
        rows.append(Row(tuple(cells)))
    return _table(words, "table.ranks", ("evaluation", *NUMBERS, "alike", "first"), rows)


def points(words: Words) -> Table:
    """The figures of each as they are and in the draws, and between what they surely are."""
    rows = [Row((words.evaluation(one), *_spread(words, one.spread))) for one in by_rank(words)]
    key = "table.shares" if words.simulation.shares else "table.points"
    return _table(words, key, ("evaluation", *NUMBERS, "sure"), rows)


def inside(words: Words) -> Iterator[Table]:
    """The same of the parts, where there is one evaluation whose parts are uncertain."""
    key = "table.inside.shares" if words.simulation.shares else "table.inside"
    if len(words.simulation.standings) == 1:
        (one,) = words.simulation.standings
        rows = [Row((words.item(code), *_spread(words, spread))) for code, spread in one.items.items()]
        if rows:
            columns = ("item", *NUMBERS, "sure")
            yield _table(words, key, columns, rows, who=words.evaluation(one))


def order(words: Words) -> Table:
    """Each and the next one: in how many draws it has more points."""
    simulation = words.simulation
    places = {one.evaluation: place for place, one in enumerate(simulation.standings)}
    listed = by_rank(words)
    rows = []
    for one, other in itertools.pairwise(listed):
        count = simulation.above[places[one.evaluation]][places[other.evaluation]]
        share = words.share(Fraction(count, simulation.question.draws))
        rows.append(Row((words.evaluation(one), words.evaluation(other), share)))
    return _table(words, "table.order", ("evaluation", "before_whom", "share"), rows, left=2)


def bands(words: Words) -> Iterator[Table]:
    """In how many draws each is in each band, by measure."""
    simulation = words.simulation
    for measure in dict.fromkeys(name for one in simulation.standings for name in one.bands):
        rows = [
            Row((words.evaluation(one), words.wording.band(_set(words, measure), band), _share(words, count)))
            for one in by_rank(words)
            for band, count in one.bands.get(measure, {}).items()
            if count
        ]
        columns = ("evaluation", "band", "share")
        yield _table(words, "table.bands", columns, rows, left=2, measure=words.wording.measure(measure))


def other(words: Words) -> Iterator[Table]:
    """Points and rank by each of two definitions."""
    rows = []
    for one in by_rank(words):
        if one.other is not None:
            value, rank = one.other
            cells = (one.points, one.rank), (value, rank)
            figures = (
                cell for points_, rank_ in cells for cell in (words.figure(points_), words.rank(rank_))
            )
            rows.append(Row((words.evaluation(one), *figures)))
    if rows:
        yield _table(words, "table.other", ("evaluation", "before", "rank", "after", "rank"), rows)


def matters(words: Words) -> Iterator[Table]:
    """What hangs on each factor, and who gains and who loses most where it is more."""
    listed = sorted(words.simulation.influences, key=lambda one: one.total or Fraction(0), reverse=True)
    if any(one.total for one in listed):
        rows = [
            Row((words.short(one.name), words.part(one.share), words.part(one.total), *_pulled(words, one)))
            for one in listed
        ]
        if len(words.simulation.standings) > 1:
            yield _table(words, "table.matters", ("varied", "itself", "together", "gains", "loses"), rows)
        else:
            cut = [Row(row.cells[:3]) for row in rows]
            yield _table(words, "table.matters", ("varied", "itself", "together"), cut)


def _pulled(words: Words, influence: Influence) -> tuple[str, str]:
    if not influence.pull:
        return DASH, DASH
    names = {one.evaluation: words.evaluation(one) for one in words.simulation.standings}
    most = max(influence.pull, key=lambda one: influence.pull[one])
    least = min(influence.pull, key=lambda one: influence.pull[one])
    gains = names[most] if influence.pull[most] > WEAK else DASH
    return gains, names[least] if influence.pull[least] < -WEAK else DASH


def _spread(words: Words, spread: Spread) -> tuple[Cell, ...]:
    low, _, median, _, high = spread.quantiles
    return tuple(words.figure(one) for one in (spread.points, low, median, high, spread.sure))


def _share(words: Words, count: int) -> Cell:
    return words.share(Fraction(count, words.simulation.question.draws))


def _set(words: Words, measure: str) -> str:
    rules = words.simulation.framework.rules[words.simulation.scale.id][words.simulation.question.item]
    unit = next(rule.unit for rule in rules if rule.measure == measure)
    return str(getattr(unit, "bands", measure))


def _table(
    words: Words, key: str, columns: Iterable[str], rows: Iterable[Row], left: int = 1, **values: str
) -> Table:
    headings = [words.wording.word(f"column.{name}") for name in columns]
    made = tuple(Column(one, "left" if place < left else "right") for place, one in enumerate(headings))
    return Table(words.wording.word(key, **values), made, tuple(rows))
