"""Desk: what a command has before it: the plugins, and every program, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from attrs import evolve

from kompass_core.cli.load import load
from kompass_core.cli.options import speaker, variant_for
from kompass_core.cli.tell import tell
from kompass_core.hooks.broken import broken
from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import read_evaluation, variant_of
from kompass_core.hooks.programs import Programs
from kompass_core.problems import KompassError
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


class Desk:
    """The plugins, loaded and complained about, local changes, and the programs that were made with them."""

    def __init__(self, *, strict: bool, changes: Iterable[Path] = ()) -> None:
        """Load the plugins; raises KompassError where one cannot be used and that is strictly so.

        `changes` are the files of local changes, which raise it where they cannot be read.
        """
        self.plugins = load(strict=strict)
        tell(broken(self.plugins))
        self.local = Local(changes)
        self.programs = Programs(self.plugins, self.local)

    def scored(
        self, name: str, language: str | None, variant: str | None, scale: str | None = None
    ) -> tuple[Scorecard, Variant]:
        """The scorecard of an evaluation, a file or an id, and the variant that words its report."""
        path = find_evaluation(name, self.plugins)
        evaluation = read_evaluation(path)
        framework = find_framework(evaluation.framework.name, self.plugins, path, evaluation.framework.span)
        own = variant_of(evaluation, self.plugins)
        wording = variant_for(self.plugins, own, language, variant)
        program = self.programs.of(framework, own, wording)
        wording = wording or speaker(self.plugins, program.framework.language)
        return _on(score(program, evaluation), scale), self.local.of_variant(wording)

    def lay(self, changes: Iterable[Path]) -> None:
        """Lay other local changes over what is used, before anything is; raises KompassError."""
        self.local = Local(changes)
        self.programs = Programs(self.plugins, self.local)

    def all_used(self) -> None:
        """Raise KompassError where local changes are of nothing that was scored or worded here."""
        if unused := self.local.unused():
            raise KompassError(unused)


def _on(scorecard: Scorecard, scale: str | None) -> Scorecard:
    """The scorecard with the one scale that was asked for."""
    if scale is None:
        return scorecard
    if scale not in scorecard.sheets:
        known = ", ".join(scorecard.sheets)
        message = f"`{scorecard.evaluation.id}` is not scored on a scale `{scale}`, but on: {known}."
        raise click.UsageError(message)
    return evolve(scorecard, sheets={scale: scorecard.sheets[scale]})
