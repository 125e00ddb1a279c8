"""Counted: what `kompass statistics` names to the populations that it counts, each with its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from attrs import frozen

from kompass_core.cli.options import variant_for
from kompass_core.cli.progress import progress
from kompass_core.hooks.evaluations import named
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import read_evaluation, variant_of
from kompass_core.hooks.published import all_published, country
from kompass_core.hooks.resolve import resolve
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check.population import check_population
from kompass_core.stages.populate import populate
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.cli.desk import Desk
    from kompass_core.model.framework import Framework
    from kompass_core.model.population import Population
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


@frozen
class Wanted:
    """Evaluations, all that are installed where none is named; of what, on what scale, and in what words."""

    names: tuple[str, ...]
    framework: str | None
    scale: str | None
    language: str | None
    variant: str | None


def counted(desk: Desk, want: Wanted) -> tuple[list[tuple[Framework, Population]], Variant | None]:
    """The populations of evaluations, one for each revision and scale; and the variant of the first.

    Raises:
        KompassError: of all evaluations that cannot be scored.
        UsageError: there are none.
    """
    at = None if want.framework is None else resolve(want.framework, desk.plugins).path
    paths = named(want.names, desk.plugins) if want.names else all_published(desk.plugins)
    problems: list[Problem] = []
    kinds: dict[tuple[Path, str], list[Scorecard]] = {}
    countries, own = {}, None
    for path in progress(list(paths), "counting"):
        try:
            evaluation = read_evaluation(path)
            reference = evaluation.framework
            framework = find_framework(reference.name, desk.plugins, path, reference.span)
            if at is not None and not framework.samefile(at):
                continue
            card = desk.scored(str(path), want.language, want.variant)[0]
            own = own or variant_of(evaluation, desk.plugins)
        except KompassError as error:
            problems.extend(error.problems)
            continue
        countries[evaluation.id] = country(evaluation, desk.plugins)
        for scale in card.sheets:
            if want.scale in {None, scale}:
                kinds.setdefault((framework.resolve(), scale), []).append(card)
    if problems:
        raise KompassError(problems)
    if not kinds:
        of = f" of `{want.framework}`" if want.framework else ""
        on = f" on a scale `{want.scale}`" if want.scale else ""
        message = f"There is no evaluation{of}{on}."
        raise click.UsageError(message)
    wording = variant_for(desk.plugins, own, want.language, want.variant)
    worded = {path: desk.programs.of(path, own, wording).framework for path, _ in kinds}
    found = [(worded[path], populate(cards, scale, countries)) for (path, scale), cards in kinds.items()]
    return found, own


def recalled(desk: Desk, path: Path, want: Wanted) -> tuple[list[tuple[Framework, Population]], None]:
    """The population that is stored in a file, whose framework has to be installed, or to be named.

    Raises:
        KompassError: it is none, or its framework is not there or is another.
    """
    population = read_population(path)
    at = resolve(want.framework or population.framework, desk.plugins).path
    wording = variant_for(desk.plugins, None, want.language, want.variant)
    framework = desk.programs.of(at, None, wording).framework
    if framework.name != population.framework:
        message = f"it is of `{population.framework}`, not of `{framework.name}`"
        raise KompassError([Problem("no-shared-scale", message, str(path))])
    if population.scale not in framework.scales:
        message = f"`{framework.name}` has no scale `{population.scale}`"
        raise KompassError([Problem("unknown-scale", message, str(path))])
    return [(framework, population)], None


def read_population(path: Path) -> Population:
    """The population in a file; raises KompassError."""
    return check_population(read(path))
