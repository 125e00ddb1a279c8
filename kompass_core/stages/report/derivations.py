"""Derivations: scorecards to the blocks that tell how their figures came about, made when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from kompass_core.model.report import Entry, Heading
from kompass_core.stages.report.claims import titled
from kompass_core.stages.report.clean import cleaned
from kompass_core.stages.report.explained import explained
from kompass_core.stages.report.visit import dated
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.problems import Span
    from kompass_core.stages.report.figures import Figures


class Derivations(Mapping[Entry, "tuple[Block, ...]"]):
    """By whose the figures are; those of evaluations that share an id with another one are left out."""

    def __init__(self, printed: Sequence[tuple[Scorecard, Figures]], variant: Variant) -> None:
        """Of scorecards, each with what is printed of it, in the words of a variant."""
        named: dict[str, list[tuple[Scorecard, Figures]]] = {}
        for one in printed:
            same = named.setdefault(one[0].evaluation.id, [])
            if all(one[0] is not other for other, _ in same):
                same.append(one)
        self._cards = {name: same[0] for name, same in named.items() if len(same) == 1}
        self._variant = variant

    def __getitem__(self, entry: Entry) -> tuple[Block, ...]:
        """What an explanation of the item says of the scale, below headings that name scale and item."""
        card, figures = self._cards[entry.evaluation]
        printed = figures[entry.scale][entry.item]
        words = wording(self._variant)
        scale = words.scale(card.framework.scales[entry.scale])
        several = f"{dated(card.evaluation)}: {scale}"
        title = " ".join(titled(card, entry.item, words)).strip()
        headings = Heading(several if len(self._cards) > 1 else scale, 1), Heading(title, 2)
        blocks = explained(card, entry.scale, printed, words, placed)
        return tuple(map(cleaned, (*headings, *blocks)))

    def __iter__(self) -> Iterator[Entry]:
        """All that is printed, in the order of print."""
        return (
            Entry(name, scale, code)
            for name, (_, figures) in self._cards.items()
            for scale, items in figures.items()
            for code in items
        )

    def __len__(self) -> int:
        """How many there are."""
        return sum(len(items) for _, figures in self._cards.values() for items in figures.values())


class Joined(Mapping[Entry, "tuple[Block, ...]"]):
    """Those of several reports; those of evaluations that share an id are left out."""

    def __init__(self, parts: Sequence[Mapping[Entry, tuple[Block, ...]]]) -> None:
        """Of the derivations of each."""
        holders: dict[str, list[int]] = {}
        for place, part in enumerate(parts):
            for name in dict.fromkeys(entry.evaluation for entry in part):
                holders.setdefault(name, []).append(place)
        self._parts = {name: parts[places[0]] for name, places in holders.items() if len(places) == 1}

    def __getitem__(self, entry: Entry) -> tuple[Block, ...]:
        """What the report says that has it."""
        return self._parts[entry.evaluation][entry]

    def __iter__(self) -> Iterator[Entry]:
        """All of them, in the order of the reports."""
        return (entry for name, part in self._parts.items() for entry in part if entry.evaluation == name)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def placed(span: Span) -> str:
    """A place by file and folder: what is above them is the affair of who made the report."""
    whole = PurePath(span.source.name)
    return f"{PurePath(*whole.parts[-2:])}{str(span).removeprefix(span.source.name)}"
