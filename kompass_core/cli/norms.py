"""Norms: what `--norm` and `--population` ask for, and what comes of an evaluation by them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kompass_core.cli.desk import Desk
    from kompass_core.model.framework import Framework
    from kompass_core.model.norm import Normed
    from kompass_core.model.population import Population
    from kompass_core.model.scorecard import Scorecard

Command = TypeVar("Command", bound="Callable[..., Any]")

asking = click.option(
    "--norm",
    "norms",
    multiple=True,
    metavar="NAME",
    help="Hold it against a population by this norm. May be repeated.",
)
pinned = click.option(
    "--population",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The population, as `kompass statistics --save` stored it: all that are published unless said.",
)


class Norms:
    """The names of norms, the file of the population if one is named, and the populations made so far."""

    def __init__(self, names: tuple[str, ...], population: Path | None) -> None:
        """Begin with no population made."""
        self.names = names
        self.population = population
        self._made: dict[Path, dict[str, Population]] = {}

    def populations(self, desk: Desk, card: Scorecard, framework: Path) -> dict[str, Population]:
        """By scale: the one in the file; else of each scale of the scorecard all published evaluations.

        Raises:
            KompassError: the file holds none, or one that says nothing of the scorecard.
        """
        if self.population is not None:
            from kompass_core.cli.counted import read_population  # noqa: PLC0415 - few ask for norms
            from kompass_core.stages.stand import comparable  # noqa: PLC0415 - as above

            one = read_population(self.population)
            comparable(card, one)
            return {one.scale: one}
        if framework not in self._made:
            self._made[framework] = _published(desk, card.framework, framework)
        return {scale: self._made[framework][scale] for scale in card.sheets}


def wanted(names: tuple[str, ...], population: Path | None, *, also: bool = False) -> Norms:
    """What the options ask for; `also` says that something else has a use for the population."""
    if population is not None and not names and not also:
        message = "--population is whom a norm holds an evaluation against: name one with --norm."
        raise click.UsageError(message)
    return Norms(tuple(dict.fromkeys(part.strip() for name in names for part in name.split(","))), population)


def lay(desk: Desk, want: Norms, evaluations: Iterable[str], changes: tuple[Path, ...]) -> None:
    """Lay the norms on the desk that stand in files beside the frameworks of the evaluations.

    What cannot be read of the evaluations is left to whoever scores them.
    """
    if not want.names:
        return
    from kompass_core.hooks.norms import given_by, norm_files  # noqa: PLC0415 - few ask for norms

    frameworks: dict[Path, None] = {}
    for name in evaluations:
        with suppress(KompassError):
            frameworks[_framework(desk, name)] = None
    given = given_by(changes)
    files = norm_files([name for name in want.names if name not in given], frameworks)
    desk.lay((*changes, *files))


def held(desk: Desk, want: Norms, card: Scorecard, name: str) -> tuple[Normed, ...]:
    """What comes of an evaluation by each norm, on each of its scales that has it.

    Raises:
        KompassError: `unknown-norm`, where none of its scales has it; whatever else is wrong with the
            population.
    """
    if not want.names:
        return ()
    from kompass_core.hooks.norms import no_norm  # noqa: PLC0415 - as above
    from kompass_core.stages.hold import hold  # noqa: PLC0415 - as above

    framework = _framework(desk, name)
    found = want.populations(desk, card, framework)
    made: list[Normed] = []
    for norm in want.names:
        scales = [scale for scale in found if norm in card.framework.scales[scale].norms]
        if not scales:
            known = [one for scale in found for one in card.framework.scales[scale].norms]
            raise no_norm(norm, framework, known, name)
        made += (hold(card, norm, found[scale]) for scale in scales)
    return tuple(made)


def _published(desk: Desk, of: Framework, framework: Path) -> dict[str, Population]:
    """Of each scale of a framework all published evaluations; of nobody, where there are none."""
    from kompass_core.hooks.prepare import read_evaluation  # noqa: PLC0415 - as above
    from kompass_core.hooks.published import country, published  # noqa: PLC0415 - as above
    from kompass_core.stages.populate import populate, population  # noqa: PLC0415 - as above

    cards: dict[str, list[Scorecard]] = {scale: [] for scale in of.scales}
    countries = {}
    for path in published(of.name, framework, desk.plugins):
        other = desk.scored(str(path), None, None)[0]
        countries[other.evaluation.id] = country(read_evaluation(path), desk.plugins)
        for scale in other.sheets:
            cards[scale].append(other)
    return {
        scale: populate(found, scale, countries) if found else population(of.name, scale, (), ())
        for scale, found in cards.items()
    }


def _framework(desk: Desk, name: str) -> Path:
    """The file of the framework of an evaluation."""
    from kompass_core.hooks.find import find_evaluation, find_framework  # noqa: PLC0415 - as above
    from kompass_core.hooks.prepare import read_evaluation  # noqa: PLC0415 - as above

    path = find_evaluation(name, desk.plugins)
    reference = read_evaluation(path).framework
    return find_framework(reference.name, desk.plugins, path, reference.span)
