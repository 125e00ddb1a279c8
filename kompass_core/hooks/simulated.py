"""Simulated: names of evaluations, or all that are published, to what stands in a simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.evaluations import named
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import read_evaluation, variant_of
from kompass_core.hooks.programs import Programs
from kompass_core.hooks.published import published
from kompass_core.hooks.resolve import resolve
from kompass_core.model.simulation import Refusal
from kompass_core.portfolio.simulate.entered import Entry
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.revisions.impact.trim import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.variant import Variant


@frozen
class Gathered:
    """What stands in a simulation, on which scale, and what cannot."""

    entries: tuple[Entry, ...]
    scale: str
    refused: tuple[Refusal, ...]


class Gathering:
    """The plugins, and the programs that evaluations are scored by: their own, and with local changes."""

    def __init__(self, plugins: Plugins, changes: Sequence[Path]) -> None:
        """Read the changes; raises KompassError."""
        self.plugins = plugins
        self.local = Local(changes) if changes else None
        self.own = Programs(plugins)
        self.other = Programs(plugins, self.local) if self.local else None

    def named(self) -> dict[str, str]:
        """The files of local changes, each with its digest."""
        return self.local.named() if self.local else {}

    def gather(
        self, names: Sequence[str], framework: str | None, scale: str | None, wording: Variant | None
    ) -> Gathered:
        """The evaluations that are named, else all that are published of the framework, on one scale.

        Raises:
            KompassError: there is none of a name, none at all, or no such scale; local changes of nothing.
        """
        files = list(named(names, self.plugins))
        if not files and framework is not None:
            found = resolve(framework, self.plugins)
            name = found.program(self.plugins).framework.name
            files = list(published(name, found.path, self.plugins))
        entries: list[Entry] = []
        refused: list[Refusal] = []
        for path in files:
            evaluation = read_evaluation(path)
            try:
                entries.append(self._entry(path, evaluation, wording))
            except KompassError as error:
                refused.append(Refusal(evaluation.id, error.problems))
        if not entries:
            problems = [problem for one in refused for problem in one.problems]
            nothing = Problem(
                "unknown-evaluation", "there is no evaluation of it", framework or "--framework"
            )
            raise KompassError(problems or [nothing])
        if not names:
            scale = _scale(entries, scale)
            entries = [one for one in entries if _on(one.evaluation, scale)]
        if not entries:
            message = f"no evaluation that is published is on the scale `{scale}`"
            raise KompassError([Problem("unknown-evaluation", message, framework or "--framework")])
        if self.local is not None and (unused := self.local.unused()):
            raise KompassError(unused)
        chosen = _scale(entries, scale)
        kept = [one for one in entries if _has(one, chosen, entries[0].program.framework, refused)]
        return Gathered(tuple(kept), chosen, tuple(refused))

    def _entry(self, path: Path, evaluation: Evaluation, wording: Variant | None) -> Entry:
        at = find_framework(evaluation.framework.name, self.plugins, path, evaluation.framework.span)
        own = variant_of(evaluation, self.plugins)
        program = self.own.of(at, own, wording)
        if self.other is None:
            return Entry(evaluation, program)
        other = self.other.of(at, own, wording)
        return Entry(evaluation, program, (other, trimmed(evaluation, other.framework)))


def _scale(entries: Sequence[Entry], wanted: str | None) -> str:
    """The scale that is wanted; else the first of the framework that any evaluation has."""
    scales = entries[0].program.framework.scales
    if wanted is not None:
        if wanted not in scales:
            hint = did_you_mean(wanted, scales) or there_are(scales)
            message = f"`{entries[0].program.framework.name}` has no scale `{wanted}`"
            raise KompassError([Problem("unknown-scale", message, "--scale", hint)])
        return wanted
    return max(scales, key=lambda one: sum(_on(entry.evaluation, one) for entry in entries))


def _on(evaluation: Evaluation, scale: str) -> bool:
    return evaluation.scales is None or scale in evaluation.scales


def _has(entry: Entry, scale: str, framework: Framework, refused: list[Refusal]) -> bool:
    """Whether an evaluation is of the framework, and on the scale; it is refused where it is not."""
    evaluation, own = entry.evaluation, entry.program.framework
    place = evaluation.framework.span
    if own.name != framework.name:
        message = f"it was made with `{own.name}`, and the first with `{framework.name}`"
        problem = Problem("wrong-revision", message, place, "points of two revisions are not compared")
    elif not _on(evaluation, scale):
        problem = Problem("no-shared-scale", f"it is not on the scale `{scale}`", place)
    else:
        return True
    refused.append(Refusal(evaluation.id, (problem,)))
    return False
