"""Smallest: judgements that show something, without those that it does not need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kompass_core.model.audit import Judgements
    from kompass_core.model.framework import Item
    from kompass_core.model.scale import Scale

    Shows = Callable[[Judgements], bool]


TRIED_ITEMS: Final = 20_000
"""Items that are scored while judgements are pruned, and the fewest times that they are."""

LEAST_TRIES: Final = 20


class Pruning:
    """Judgements on their way to be few: what has no part in what they show is left out."""

    def __init__(self, items: Mapping[str, Item], scale: Scale, shows: Shows, kept: Iterable[str]) -> None:
        """`kept` are the items of which a judgement must stay, since raising it is what is shown."""
        self.items = items
        self.scale = scale
        self.shows = shows
        self.kept = frozenset(kept)
        self.time = 0

    def pruned(self, code: str, judgements: Judgements) -> Judgements:
        """As few judgements as show the same, as far as there is time; those that were given show it."""
        self.time = max(LEAST_TRIES, TRIED_ITEMS // max(1, len(judgements)))
        found = {item: dict(told) for item, told in judgements.items()}
        waiting: list[tuple[str, ...]] = [(code,)]
        while waiting:
            here = waiting.pop()
            leaves = [leaf for one in here for leaf in self._leaves(one)]
            if not self.kept.intersection(leaves):
                less = self._without(leaves, found)
                if less is not None:
                    found = less
                    continue
            if len(here) > 1:
                waiting += [here[len(here) // 2 :], here[: len(here) // 2]]
            elif self.items[here[0]].children:
                waiting.append(self.items[here[0]].children)
            elif here[0] in found:
                found = self._fewer(here[0], found)
        return {item: told for item in judgements if (told := found.get(item))}

    def _without(
        self, leaves: list[str], found: dict[str, dict[str, str]]
    ) -> dict[str, dict[str, str]] | None:
        """The same without anything said of some items, or with these said not to apply, if that will do."""
        dropped = set(leaves)
        less = {item: told for item, told in found.items() if item not in dropped}
        if self._tried(less):
            return less
        if self.scale.not_applicable == "shrink":
            absent = {**found, **{leaf: {WHOLE_ITEM: NOT_APPLICABLE} for leaf in leaves}}
            if self._tried(absent):
                return absent
        return None

    def _tried(self, judgements: Judgements) -> bool:
        """Whether judgements show the same; when time is up, one does not know."""
        self.time -= 1
        return self.time >= 0 and self.shows(judgements)

    def _fewer(self, code: str, found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        for name, step in tuple(found[code].items()):
            less = {**found, code: {other: one for other, one in found[code].items() if other != name}}
            if step == UNANSWERED or self._tried(less):
                found = less
        return found

    def _leaves(self, code: str) -> Iterator[str]:
        waiting = [code]
        while waiting:
            here = waiting.pop()
            waiting.extend(self.items[here].children)
            if not self.items[here].children:
                yield here
