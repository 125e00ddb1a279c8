"""Mixes: what is judged of the children of an item, put together in every way, or in some, to a pool."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from kompass_core.stages.audit.sample import Sample
from kompass_core.stages.audit.sources import label
from kompass_core.stages.audit.states import MOST, Filling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.stages.audit.made import Making
    from kompass_core.stages.audit.sample import Pool, Raise

TRIES: Final = 1_000
"""Raises that are tried where there are too many to try all."""

LOOKS: Final = 20_000
"""Children that are looked at while they are tried: a raise among a thousand looks at them all, twice."""

ENOUGH: Final = 24
"""Raises after which points are fewer, after which no more are looked for."""

SPREAD: Final = 8
"""Mixes of the other children, beside the plainest ones, in which a child is raised."""


def mixes(making: Making) -> Pool:
    """The pool of an item, complete if those of all its children are and there are few ways to mix them."""
    pools = {code: part.filled() for code, part in making.parts.items()}
    filling = Filling()
    lacking: tuple[None, ...] = (None,) if making.shrinks else ()
    choices = {code: (*pool.samples, *lacking) for code, pool in pools.items()}
    complete = all(pool.complete for pool in pools.values()) and _effort(pools, choices) <= MOST
    for mix in product(*choices.values()) if complete else ():
        if any(one is not None for one in mix):
            _look(making, dict(zip(choices, mix, strict=True)), filling)
    for code, raised in _wanted(pools, complete=complete).items():
        others = [choice for other, choice in choices.items() if other != code]
        contexts = list(product(*others)) if complete else list(_contexts(making, code, others))
        for before, after, source in raised:
            if not complete and filling.fallen >= ENOUGH:
                break
            for context in contexts:
                mixed = iter(context)
                parts = {other: None if other == code else next(mixed) for other in choices}
                first = _look(making, {**parts, code: before}, filling)
                second = _look(making, {**parts, code: after}, filling)
                if first is not None and second is not None:
                    filling.raised(first, second, (code, label(source, making.scale)))
    return filling.pool(complete=complete)


def _effort(pools: Mapping[str, Pool], choices: Mapping[str, Sequence[object]]) -> int:
    """How many mixes there are, and raises among them; no more than is needed to see that they are many."""
    many = 1
    for choice in choices.values():
        many = min(many * max(1, len(choice)), MOST + 1)
    return many + sum(len(pool.raises) * many // max(1, len(choices[code])) for code, pool in pools.items())


def _wanted(pools: Mapping[str, Pool], *, complete: bool) -> dict[str, Sequence[Raise]]:
    """The raises that are tried, by child: all of them, or some of as many children as there is time for."""
    if complete:
        return {code: pool.raises for code, pool in pools.items()}
    number = max(1, min(TRIES, LOOKS // len(pools)) // (SPREAD + 3))
    stride = -(-len(pools) // number)
    chosen = tuple(pools)[::stride]
    return {code: _some(pools[code].raises, max(1, number // len(chosen))) for code in chosen}


def _look(making: Making, parts: dict[str, Sample | None], filling: Filling) -> Sample | None:
    found = making.look(parts)
    if not isinstance(found, Sample):
        return None
    filling.add(found)
    return found


def _contexts(
    making: Making, code: str, others: Sequence[Sequence[Sample | None]]
) -> Iterator[tuple[Sample | None, ...]]:
    """The other children at their worst, at their best, not applying, and spread over all they can be."""
    standings = [part for other, part in making.parts.items() if other != code]
    found: list[tuple[Sample | None, ...]] = [
        tuple(part.lowest for part in standings),
        tuple(part.highest for part in standings),
        (None,) * len(standings),
        *(
            tuple(
                choice[(place * (number + 7) + number) % len(choice)] if choice else None
                for number, choice in enumerate(others)
            )
            for place in range(1, SPREAD + 1)
        ),
    ]
    for context in dict.fromkeys(found):
        if making.shrinks or None not in context:
            yield context


def _some(raises: Sequence[Raise], number: int) -> list[Raise]:
    """So many of the raises: the largest first, then some from all over."""
    if len(raises) <= number:
        return list(raises)
    largest = sorted(raises, key=lambda one: -abs(one[1].number("points") - one[0].number("points")))
    half = number // 2
    stride = max(1, (len(raises) - half) // max(1, number - half))
    return [*largest[:half], *largest[half::stride]][:number]
