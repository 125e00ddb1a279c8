"""Structure: what changes in which items there are: added, moved, regrouped, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.impact import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.program import Line
    from kompass_core.revisions.impact.chain import Between
    from kompass_core.revisions.impact.mixture import Mixture

    Steps = Iterator[tuple[Cause, Mixture]]


def structure(between: Between, mixture: Mixture) -> Steps:
    """Each thing with all that hangs on it alone: what is new, moves, became others, is gone."""
    trees = _Trees(between)
    for key in trees.new_tops():
        mixture = trees.with_new(mixture, [key])
        yield Cause("added", key), mixture
    for key in trees.moving(mixture):
        was, now = mixture.lines[key].item.parent, trees.above[key]
        if now in mixture.lines:
            mixture = _moved(mixture, [(key, now)])
            yield Cause("moved", key, trees.code(was), trees.code(now)), mixture
    for olds, news in between.nodes.groups:
        mixture = trees.with_new(trees.without_old(mixture, olds), news)
        moving = [(key, trees.above[key]) for key in trees.moving(mixture)]
        mixture = _moved(mixture, [(key, now) for key, now in moving if now in mixture.lines])
        yield trees.regrouping(olds, news), mixture
    for key in trees.old_tops(mixture):
        mixture = trees.without_old(mixture, [key])
        yield Cause("removed", trees.code(key)), mixture


class _Trees:
    """The parent of every node now, and the parts that belong to a node alone in either definition."""

    def __init__(self, between: Between) -> None:
        self.between = between
        nodes, framework = between.nodes.all, between.correspondence.after
        self.above = {code: item.parent or "" for code, item in framework.items.items()}
        self.new = {key for key, node in nodes.items() if node.before is None}
        self.old = {key for key, node in nodes.items() if node.after is None}
        self.grouped = {key for olds, news in between.nodes.groups for key in (*olds, *news)}
        older = between.correspondence.before
        self.over = {
            between.nodes.before[code]: between.nodes.before[item.parent]
            for code, item in older.items.items()
            if item.parent is not None
        }

    def code(self, key: str | None) -> str:
        """The code that a key stands for."""
        node = self.between.nodes.all[key or ""]
        return node.after or node.before or ""

    def regrouping(self, olds: tuple[str, ...], news: tuple[str, ...]) -> Cause:
        """Several that became one, one that became several; or one that is made otherwise."""
        if len(olds) == len(news) == 1:
            items = self.between.correspondence.after.items
            return Cause("parts" if items[news[0]].children else "whole", news[0])
        return Cause("regrouped", news[0], *(", ".join(map(self.code, keys)) for keys in (olds, news)))

    def new_tops(self) -> list[str]:
        """What is new in something that is not."""
        tops = self.new - self.grouped
        return [key for key in self.between.nodes.all if key in tops and self.above[key] not in self.new]

    def old_tops(self, mixture: Mixture) -> list[str]:
        """What is still there of the old, and stands in something that stays."""
        return [key for key in mixture.lines if key in self.old and self.over.get(key) not in self.old]

    def moving(self, mixture: Mixture) -> list[str]:
        """What stands somewhere else now."""
        return [
            key
            for key, line in mixture.lines.items()
            if key in self.above and (line.item.parent or "") != self.above[key]
        ]

    def with_new(self, mixture: Mixture, tops: Iterable[str]) -> Mixture:
        """The mixture with new items, and what is new in them."""
        keys = set(tops)
        for key in self.between.nodes.all:  # in the order of print, so what holds others comes first
            if key in self.new and key not in self.grouped and self.above[key] in keys:
                keys.add(key)
        added = {key: self.between.new_line(key) for key in keys}
        composed = {key for key in keys if self.between.correspondence.after.items[key].children}
        return _ordered(
            evolve(mixture, composed=mixture.composed | composed), {**mixture.lines, **added}, self.between
        )

    def without_old(self, mixture: Mixture, tops: Iterable[str]) -> Mixture:
        """The mixture without old items, and what is left of the old in them."""
        keys = set(tops)
        for key in self.between.nodes.all:
            if key in self.old and self.over.get(key) in keys:
                keys.add(key)
        kept = {key: line for key, line in mixture.lines.items() if key not in keys}
        return evolve(mixture, lines=kept)


def _moved(mixture: Mixture, moves: Iterable[tuple[str, str]]) -> Mixture:
    lines = {
        key: evolve(mixture.lines[key], item=evolve(mixture.lines[key].item, parent=above))
        for key, above in moves
    }
    return mixture.with_lines(lines)


def _ordered(mixture: Mixture, lines: dict[str, Line], between: Between) -> Mixture:
    return evolve(mixture, lines={key: lines[key] for key in between.nodes.all if key in lines})
