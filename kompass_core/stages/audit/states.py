"""States: everything that can be judged of one item, or as much as is worth trying, to a pool."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import define, field

from kompass_core.stages.audit.sample import Pool, Sample

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from kompass_core.stages.audit.judged import Judging
    from kompass_core.stages.audit.notes import Notes
    from kompass_core.stages.audit.sample import Raise

    Places: TypeAlias = tuple[int | None, ...]
    """For each dimension the place of its step, None where it does not apply."""

MOST: Final = 3_000
"""States that are all looked at; of more, some."""

FEW: Final = 200
"""The same where they are to be mixed with those of other items, which makes too many of more."""

CORNERS: Final = 16
SPREAD: Final = 16
"""States from which each dimension is raised step by step, where there are too many."""


@define(eq=False)
class Filling:
    """A pool that is being filled: of what looks alike from above, the first is kept.

    A raise keeps the samples that it was tried with, which differ in nothing else.
    """

    samples: dict[Hashable, Sample] = field(factory=dict)
    raises: dict[Hashable, Raise] = field(factory=dict)
    alike: dict[int, int] = field(factory=dict)
    tried: int = 0
    fallen: int = 0

    def add(self, sample: Sample) -> None:
        """Keep a sample if it is the first of those that look like it."""
        if id(sample) not in self.alike:
            self.alike[id(sample)] = id(self.samples.setdefault(sample.key, sample))

    def raised(self, before: Sample, after: Sample, source: Hashable) -> None:
        """Keep what raising something does, if it does anything that was not seen before."""
        self.tried += 1
        ends = self.alike[id(before)], self.alike[id(after)]
        if ends[0] != ends[1] and (*ends, source) not in self.raises:
            self.raises[*ends, source] = before, after, source
            self.fallen += after.number("points") < before.number("points")

    def pool(self, *, complete: bool) -> Pool:
        """What was found."""
        return Pool(tuple(self.samples.values()), tuple(self.raises.values()), complete, self.tried)


def number_of_states(judging: Judging) -> int:
    """How many there are."""
    return prod(len(steps) + (name in judging.optional) for name, steps in judging.options.items())


def states(judging: Judging, notes: Notes | None = None, most: int = MOST) -> Pool:
    """The pool of an item: complete if there are few states, and if nothing can lie between two steps."""
    names = judging.line.asked
    filling = Filling()
    few = number_of_states(judging) <= most
    done: dict[Places, Sample | None] = {}

    def looked(places: Places) -> Sample | None:
        if places not in done:
            steps = {
                name: judging.options[name][place][0]
                for name, place in zip(names, places, strict=True)
                if place is not None
            }
            found = judging.look(steps, notes) if steps or not names else None
            done[places] = found if isinstance(found, Sample) else None
            if isinstance(found, Sample):
                filling.add(found)
        return done[places]

    for places in _all(judging) if few else _some(judging):
        before = looked(places)
        for number, place in enumerate(places):
            if place is None or place + 1 == len(judging.options[names[number]]):
                continue
            after = looked((*places[:number], place + 1, *places[number + 1 :]))
            if before is not None and after is not None:
                filling.raised(before, after, names[number])
    return filling.pool(complete=few and judging.scale.several == "agreed")


def _all(judging: Judging) -> Iterator[Places]:
    return product(
        *(
            [*range(len(steps)), *([None] if name in judging.optional else [])]
            for name, steps in judging.options.items()
        )
    )


def _some(judging: Judging) -> Iterator[Places]:
    """From corners and from states spread over all, each dimension step by step, others as they are."""
    lengths = [len(steps) for steps in judging.options.values()]
    starts = [
        tuple(length - 1 if corner >> number & 1 else 0 for number, length in enumerate(lengths))
        for corner in range(min(CORNERS, 2 ** len(lengths)))
    ]
    starts += [
        tuple((place * (number + 7) + number) % length for number, length in enumerate(lengths))
        for place in range(1, SPREAD + 1)
    ]
    for start in dict.fromkeys(starts):
        for number, length in enumerate(lengths):
            for place in range(length):
                yield (*start[:number], place, *start[number + 1 :])
