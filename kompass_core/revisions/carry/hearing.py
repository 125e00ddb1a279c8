"""Hearing: what was judged in one dimension, by one evaluator or by all together, of what became one item.

What comes from several items is judged only where all of them were judged alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.evaluation import WHOLE_ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.evaluation import Evaluation, Judgement
    from kompass_core.revisions.carry.said import Key


@frozen
class Hearing:
    """A dimension, whose voice it is (None: all together), and the judgement: None where they differ.

    `keys` are the things that are said in this dimension; `used` those, too, that were said of a whole
    item and so of each of its dimensions.
    """

    dimension: str
    voice: str | None
    judgement: Judgement | None
    keys: tuple[Key, ...]
    used: tuple[Key, ...]


def hearings(evaluation: Evaluation, origins: tuple[str, ...]) -> Iterator[Hearing]:
    """All that was judged of items that became one; nothing where nothing was."""
    voices = {
        voice: None
        for origin in origins
        for opinions in evaluation.opinions.get(origin, {}).values()
        for voice in opinions
    }
    for voice in (None, *voices):
        judged = {origin: _judged(evaluation, origin, voice) for origin in origins}
        for dimension in dict.fromkeys(name for one in judged.values() for name in one):
            yield _hearing(dimension, voice, judged)


def _judged(evaluation: Evaluation, origin: str, voice: str | None) -> Mapping[str, Judgement]:
    """What one evaluator, or all together, judged of an item, by dimension."""
    if voice is None:
        return evaluation.judgements.get(origin, {})
    apart = evaluation.opinions.get(origin, {})
    return {name: opinions[voice] for name, opinions in apart.items() if voice in opinions}


def _hearing(dimension: str, voice: str | None, judged: Mapping[str, Mapping[str, Judgement]]) -> Hearing:
    found = {
        origin: dimension if dimension in one else WHOLE_ITEM
        for origin, one in judged.items()
        if dimension in one or WHOLE_ITEM in one
    }
    heard = [judged[origin][part] for origin, part in found.items()]
    alike = len(heard) == len(judged) and len({one.value for one in heard}) == 1
    used: tuple[Key, ...] = tuple(("judgement", origin, part, voice) for origin, part in found.items())
    return Hearing(
        dimension=dimension,
        voice=voice,
        judgement=heard[0] if alike else None,
        keys=tuple(key for key in used if key[2] == dimension),
        used=used,
    )
