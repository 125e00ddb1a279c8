"""Each: a report on every one of many evaluations, in a file of its own; one that fails stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kompass_core.cli.present import present
from kompass_core.cli.progress import progress
from kompass_core.cli.tell import tell
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kompass_core.model.contributions import Format
    from kompass_core.model.report import Report


def each(names: Sequence[str], folder: Path, made_by: Format, make: Callable[[str], Report]) -> int:
    """Write a report on each evaluation into a folder, under its id; the exit code.

    What cannot be reported on, or laid out, is named with the reason once all others are written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"`{folder}` is no folder to write into: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error
    written: dict[str, str] = {}
    failed: dict[str, tuple[Problem, ...]] = {}
    for name in progress(names, "reporting"):
        try:
            report = make(name)
            present(report, made_by, folder / _named(report, name, written, made_by.suffix))
        except KompassError as error:
            failed[name] = error.problems
    for name, problems in failed.items():
        tell(problems)
        click.echo(f"{name}: no report", err=True)
    click.echo(f"{len(names) - len(failed)} of {len(names)} reports written to {folder}")
    return 1 if failed else 0


def _named(report: Report, name: str, written: dict[str, str], suffix: str) -> str:
    """The name of a report's file, which no other has; raises KompassError."""
    (scorecard,) = report.scorecards
    code = scorecard.evaluation.id
    if (first := written.setdefault(code, name)) != name:
        message = f"`{code}` is the id of another evaluation, too: {first}"
        raise KompassError([Problem("duplicate-id", message, name, "give one of them another id")])
    return f"{code}{suffix}"
