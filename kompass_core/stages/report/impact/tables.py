"""Tables: who has what before and after, what gives how much, and whose change is the greatest and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Column, Row, Table
from kompass_core.rules.interval import exactly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from kompass_core.model.impact import Change, Effect
    from kompass_core.model.impact import Row as Listed
    from kompass_core.stages.report.impact.tally import Tally
    from kompass_core.stages.report.impact.words import Words

MANY = 20
"""So many items are shown, whatever they are made of."""

MOST = 3
"""So many of those that gain, or lose, most are shown with their causes."""


def effects(words: Words) -> Table:
    """Every evaluation: points before and after, the change and the rank."""
    named = ("evaluation", "before", "after", "change", "rank")
    rows = []
    for effect in words.pair.effects:
        whole = effect.changes[TOTAL]
        points = words.points(whole.before), words.points(whole.after), words.change(whole.gain)
        rows.append(Row((words.evaluation(effect), *points, words.rank(effect))))
    return Table(words.wording.word("table.effects"), _columns(words, *named), tuple(rows))


def causes(words: Words, counted: Tally) -> Table:
    """What each cause gives: on average over all evaluations, to how many, and the most; and all together."""
    count = len(counted.known)
    rows = [
        Row(
            (
                words.causes(one.place),
                words.change(one.sum / count),
                str(one.affected),
                words.change(one.most),
            )
        )
        for one in counted.causes
    ]
    changed = sum(gain != 0 for _, gain in counted.known)
    most = max((gain for _, gain in counted.known), key=abs)
    together = (words.wording.word("total"), words.change(counted.mean), str(changed), words.change(most))
    columns = _columns(words, "cause", "mean", "affected", "most")
    return Table(words.wording.word("table.causes"), columns, (*rows, Row(together, "total")))


def items(words: Words) -> Table | None:
    """The mean of every item that has another one now; None where there is none."""
    rows: list[Row] = []
    last: list[Row] = []
    for row in _shown(words):
        mean = words.pair.means[row.code]
        before, after = mean.before / mean.count, mean.after / mean.count
        points = words.points(exactly(before)), words.points(exactly(after)), words.change(after - before)
        cells = (words.row(row), *points, str(mean.count))
        if row.code == TOTAL:
            last.append(Row(cells, "total"))
        else:
            rows.append(Row(cells))
    if not rows:
        return None
    columns = _columns(words, "item", "before", "after", "change", "known_of")
    return Table(words.wording.word("table.items"), columns, (*rows, *last))


def _shown(words: Words) -> list[Listed]:
    """The items that have another mean now; where they are many, those that are made of parts."""
    means, items = words.pair.means, words.impact.after.items
    known = ((row, means[row.code]) for row in words.pair.rows if row.code in means)
    changed = [row for row, mean in known if mean.before != mean.after]
    if len(changed) <= MANY:
        return changed
    return [row for row in changed if row.after and items[row.after].children]


def alone(words: Words, effect: Effect) -> Table:
    """Every item of one evaluation that has other points now, each with its causes below it."""
    rows: list[Row] = []
    for row in words.pair.rows:
        change = effect.changes[row.code]
        if change.before != change.after and row.code != TOTAL:
            rows.extend(_with_causes(words, words.row(row), change))
    rows.extend(_with_causes(words, words.wording.word("total"), effect.changes[TOTAL]))
    columns = _columns(words, "item", "before", "after", "change")
    return Table(words.wording.word("table.one"), columns, tuple(rows))


def extremes(words: Words, counted: Tally) -> Iterator[Table]:
    """Those that gain most, and those that lose most, with what gives it to them."""
    for key, found in (("table.gaining", counted.gaining), ("table.losing", counted.losing)):
        if found:
            yield _extreme(words, key, found[:MOST])


def _extreme(words: Words, key: str, found: Sequence[tuple[Effect, Fraction]]) -> Table:
    rows: list[Row] = []
    for effect, _ in found:
        rows.extend(_with_causes(words, words.evaluation(effect), effect.changes[TOTAL]))
    columns = _columns(words, "evaluation", "before", "after", "change")
    return Table(words.wording.word(key), columns, tuple(rows))


def _with_causes(words: Words, name: str, change: Change) -> Iterator[Row]:
    points = words.points(change.before), words.points(change.after), words.change(change.gain)
    yield Row((name, *points), "group")
    for place, given in sorted((change.points or {}).items(), key=lambda one: (-abs(one[1]), one[0])):
        yield Row((words.causes(place), "", "", words.change(given)))


def _columns(words: Words, first: str, *others: str) -> tuple[Column, ...]:
    head = Column(words.wording.word(f"column.{first}"), "left")
    return (head, *(Column(words.wording.word(f"column.{name}"), "right") for name in others))
