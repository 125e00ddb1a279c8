"""Stepped: what a scale judges otherwise: dimensions, their steps, and the bands of its numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.rules.units import SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.difference import Change, Said
    from kompass_core.model.scale import Scale
    from kompass_core.revisions.release_notes.teller import Teller

MOST: Final = 8
"""Changes of steps that are told one by one; of more only how many steps there are."""


def stepped(teller: Teller, name: str, changes: Sequence[Change]) -> Iterator[str]:
    """A line for each change of a dimension, for the steps of each, and for each set of bands."""
    correspondence = teller.difference.correspondence
    newer = correspondence.after.scales[name]
    older = correspondence.before.scales[correspondence.scales[name].before]
    for change in changes:
        if change.subject == "dimension":
            yield from _dimension(teller, change, older if change.kind == "removed" else newer)
    for dimension in newer.dimensions:
        steps = [one for one in changes if one.subject == "step" and one.where[1] == dimension]
        if steps:
            was = older.dimensions[correspondence.scales[name].dimensions[dimension]]
            many = (len(was.steps), len(newer.dimensions[dimension].steps))
            told = _steps(teller, dimension, steps, many)
            yield teller.words.word(
                "difference.steps", dimension=teller.dimension(newer, dimension), steps=told
            )
    yield from _bands(teller, newer, changes)


def _dimension(teller: Teller, change: Change, scale: Scale) -> Iterator[str]:
    dimension, words = teller.dimension(scale, change.where[1]), teller.words
    match change.kind:
        case "added" | "removed" | "order":
            yield words.word(f"difference.dimension.{change.kind}", dimension=dimension)
        case "renamed":
            yield words.word("difference.renamed", item=f"{dimension}, {change.after}", before=change.before)
        case "lowers":
            reason = str(change.after or words.word("value.false"))
            yield words.word("difference.dimension.lowers", dimension=dimension, reason=reason)
        case "weight":
            ends = teller.became(*(_number(teller, said) for said in (change.before, change.after)))
            yield f"{dimension}: {words.word('difference.weight')} {ends}"
        case _:
            pass


def _steps(teller: Teller, dimension: str, steps: Sequence[Change], many: tuple[int, int]) -> str:
    if len(steps) > MOST:
        return teller.words.word("difference.step.many", before=many[0], after=many[1])
    told = sorted(steps, key=lambda change: change.kind == "removed")
    return "; ".join(_step(teller, change, dimension) for change in told)


def _step(teller: Teller, change: Change, dimension: str) -> str:
    words, step = teller.words, teller.words.step(dimension, change.where[2])
    match change.kind:
        case "added":
            return words.word("difference.step.added", step=step, share=_share(teller, change.after))
        case "removed":
            return words.word("difference.step.removed", step=step, share=_share(teller, change.before))
        case "renamed":
            return words.word(
                "difference.step.renamed", step=step, before=words.step(dimension, str(change.before))
            )
        case "order":
            return words.word("difference.step.order", step=step)
        case _:
            return f"{step} {teller.became(_share(teller, change.before), _share(teller, change.after))}"


def _bands(teller: Teller, scale: Scale, changes: Sequence[Change]) -> Iterator[str]:
    words = teller.words
    for change in changes:
        if change.subject == "bands":
            names = change.after if isinstance(change.after, tuple) else ()
            named = ", ".join(words.band(change.where[1], name) for name in names)
            quoted = teller.quoted(change.where[1])
            yield words.word(f"difference.bands.{change.kind}", bands=quoted, names=named)
    for name, bands in scale.bands.items():
        told = [one for one in changes if one.subject == "band" and one.where[1] == name]
        if told:
            write = _share if bands.unit == SHARE else _number
            steps = "; ".join(
                _band(teller, one, write(teller, one.before), write(teller, one.after)) for one in told
            )
            yield words.word("difference.bands", bands=teller.quoted(name), steps=steps)


def _band(teller: Teller, change: Change, before: str, after: str) -> str:
    band = teller.words.band(change.where[1], change.where[2])
    if change.kind in {"added", "removed"}:
        begins = after if change.kind == "added" else before
        return teller.words.word(f"difference.step.{change.kind}", step=band, share=begins)
    return f"{band} {teller.became(before, after)}"


def _share(teller: Teller, said: Said) -> str:
    return teller.share(said) if isinstance(said, Fraction) else ""


def _number(teller: Teller, said: Said) -> str:
    return teller.number(said) if isinstance(said, Fraction) else ""
