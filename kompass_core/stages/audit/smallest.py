"""Smallest: judgements that show something, without those that it does not need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kompass_core.model.audit import Judgements
    from kompass_core.model.framework import Item
    from kompass_core.model.scale import Scale

    Shows = Callable[[Judgements], bool]


class Pruning:
    """Judgements on their way to be few: what has no part in what they show is left out."""

    def __init__(self, items: Mapping[str, Item], scale: Scale, shows: Shows, kept: Iterable[str]) -> None:
        """`kept` are the items of which a judgement must stay, since raising it is what is shown."""
        self.items = items
        self.scale = scale
        self.shows = shows
        self.kept = frozenset(kept)

    def pruned(self, code: str, judgements: Judgements) -> Judgements:
        """As few judgements as show the same; those that were given show it."""
        found = {item: dict(told) for item, told in judgements.items()}
        waiting = [code]
        while waiting:
            here = waiting.pop()
            leaves = list(self._leaves(here))
            if not self.kept.intersection(leaves):
                without = {item: told for item, told in found.items() if item not in leaves}
                if self.shows(without):
                    found = without
                    continue
                if self.scale.not_applicable == "shrink":
                    absent = {**found, **{leaf: {WHOLE_ITEM: NOT_APPLICABLE} for leaf in leaves}}
                    if self.shows(absent):
                        found = absent
                        continue
            if self.items[here].children:
                waiting.extend(reversed(self.items[here].children))
            elif here in found:
                found = self._fewer(here, found)
        return {item: told for item in judgements if (told := found.get(item))}

    def _fewer(self, code: str, found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        for name, step in tuple(found[code].items()):
            less = {**found, code: {other: one for other, one in found[code].items() if other != name}}
            if step == UNANSWERED or self.shows(less):
                found = less
        return found

    def _leaves(self, code: str) -> Iterator[str]:
        waiting = [code]
        while waiting:
            here = waiting.pop()
            waiting.extend(self.items[here].children)
            if not self.items[here].children:
                yield here
