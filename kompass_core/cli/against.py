"""Against: what `--against` names to what a report holds an evaluation against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click
from attrs import frozen

from kompass_core.hooks.earlier import others as published_others
from kompass_core.model.standing import Against
from kompass_core.stages.populate import alike, apart_from, populate
from kompass_core.stages.stand import comparable, stand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.cli.desk import Desk
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.standing import Profile, Standing

    Reference = Literal["mean", "median"]

REFERENCES: tuple[Reference, ...] = ("mean", "median")


@frozen
class Wanted:
    """The reference, the others that are named, all that are installed where none is; and its picture."""

    reference: Reference
    names: tuple[str, ...]
    profile: Profile = "dots"


def wanted(text: str, profile: Profile) -> Wanted:
    """What `mean`, `median`, ids and files, with commas between, ask for; `median` unless one is said."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    said = [one for one in REFERENCES if one in parts]
    if not parts or len(said) > 1:
        message = "--against takes `mean` or `median`, and evaluations if only some are meant."
        raise click.UsageError(message)
    names = tuple(dict.fromkeys(part for part in parts if part not in REFERENCES))
    return Wanted(said[0] if said else "median", names, profile)


def held(  # noqa: PLR0913, PLR0917 - what there is, and how it is worded
    desk: Desk,
    card: Scorecard,
    path: Path,
    want: Wanted,
    language: str | None,
    variant: str | None,
    stored: Path | None = None,
) -> Against:
    """What the scorecard of a file is held against, on each of its scales that any of the others has.

    The others are those named, else those in a file that holds a population, else all that are published.
    Raises KompassError where one that is named has no scale in common with it, or another revision.
    """
    if stored is not None:
        return Against(want.reference, _recalled(card, stored), chosen=False, profile=want.profile)
    names = want.names or _published(desk, card, path)
    others = [desk.scored(name, language, variant)[0] for name in names]
    if want.names:
        for other in others:
            alike(card, [other], _common(card, other))
    standings = {}
    for scale in card.sheets:
        there = [other for other in others if scale in other.sheets]
        if there:
            standings[scale] = stand(card, populate(there, scale))
    return Against(want.reference, standings, bool(want.names), want.profile)


def _recalled(card: Scorecard, stored: Path) -> dict[str, Standing]:
    """Where the scorecard stands in a population that was stored, but for itself."""
    from kompass_core.cli.counted import read_population  # noqa: PLC0415 - seldom asked for

    whole = read_population(stored)
    comparable(card, whole)
    rest = apart_from(whole, card.evaluation)
    return {rest.scale: stand(card, rest)} if rest.members else {}


def _published(desk: Desk, card: Scorecard, path: Path) -> tuple[str, ...]:
    return tuple(map(str, published_others(card.evaluation, card.framework.name, path, desk.plugins)))


def _common(card: Scorecard, other: Scorecard) -> str:
    """A scale that both have; where there is none the first, on which they cannot be compared."""
    scales: Sequence[str] = [scale for scale in card.sheets if scale in other.sheets] or list(card.sheets)
    return scales[0]
