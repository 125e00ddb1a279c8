"""`kompass archive add`: evaluations into an archive, those of them that are sound."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

import click

from kompass_core.cli import options
from kompass_core.cli.archive.using import archive, using
from kompass_core.cli.load import load
from kompass_core.cli.progress import MANY, progress
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.model.archive import KEPT, REFUSED
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.described import described
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kompass_core.hooks.archiving import Archiving
    from kompass_core.model.archive import Candidate, Outcome
    from kompass_core.model.contributions import Plugins
    from kompass_core.portfolio.archive.store import Store

TOGETHER: Final = 250
"""Evaluations that are brought to disk together: many more would only wait longer to be told of."""

SAID: Final = {
    "added": "added",
    "replaced": "replaced, the one before is kept",
    "scored anew": "scored anew",
    "there already": "there already",
    "alike": "there already, in other words: --replace takes this text of it",
}


@click.command("add", short_help="Evaluations into an archive.")
@archive
@click.argument("evaluations", nargs=-1, required=True, metavar="EVALUATION...")
@click.option(
    "--replace", is_flag=True, help="Take the place of one with the same id, which stays as a version."
)
@options.listed
@options.strict
def command(
    *,
    where: str,
    evaluations: tuple[str, ...],
    replace: bool,
    format: str,  # noqa: A002 - the name of the option
    strict: bool,
) -> int:
    """Keep evaluations, each with what it is scored to and with which definition.

    Each EVALUATION is a file, a folder of them, or the id of one that is installed. One that `kompass check`
    finds something wrong with is named and not kept; the rest is. What is said to be added is safe on disk.
    """
    from kompass_core.hooks.archiving import Archiving  # noqa: PLC0415 - not needed for misuse
    from kompass_core.hooks.programs import Programs  # noqa: PLC0415 - as above

    plugins = load(strict=strict)
    tell(broken(plugins))
    problems: list[Problem] = []
    paths = list(_paths(evaluations, plugins, problems))
    unread = len(problems)
    archiving = Archiving(Programs(plugins))
    outcomes: list[Outcome] = []
    with using(where) as store:
        parts = list(_parts(paths))
        barred = len(parts) >= MANY and sys.stderr.isatty()
        for some in progress(parts, "adding"):
            done, failed = _add(store, some, archiving, replace=replace)
            outcomes += done
            problems += failed
            if format == "text":
                # Thousands of lines about what went well would tear the bar apart.
                said = [one for one in done if one.fate != "added" or not barred]
                write("".join(plain(line) + "\n" for line in _lines(said)))
    bad = len(paths) + unread - sum(one.fate not in REFUSED for one in outcomes)
    write(_json(outcomes, problems) if format == "json" else plain(_summary(outcomes, bad)) + "\n")
    tell(problems)
    return 1 if problems else 0


def _paths(names: Iterable[str], plugins: Plugins, problems: list[Problem]) -> Iterator[Path]:
    """The files that are named, each once; a problem for a name that stands for none."""
    from kompass_core.hooks.evaluations import named  # noqa: PLC0415 - as above

    seen: set[Path] = set()
    for name in names:
        try:
            for path in named([name], plugins):
                if path.resolve() not in seen:
                    seen.add(path.resolve())
                    yield path
        except KompassError as error:
            problems.extend(error.problems)


def _parts(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    return (paths[start : start + TOGETHER] for start in range(0, len(paths), TOGETHER))


def _add(
    store: Store, paths: Iterable[Path], archiving: Archiving, *, replace: bool
) -> tuple[list[Outcome], list[Problem]]:
    """What became of the files that can be kept, and what is wrong with the others."""
    candidates: list[Candidate] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            candidates.append(archiving.read(path))
        except KompassError as error:
            problems.extend(error.problems)
    outcomes = store.put(candidates, replace=replace)
    problems += (_refusal(one) for one in outcomes if one.fate in REFUSED)
    return outcomes, problems


def _refusal(one: Outcome) -> Problem:
    if one.fate == "case":
        message = f"`{one.id}` differs by capitals alone from `{one.other}`, which is in the archive"
        return Problem("duplicate-id", message, one.source, "give one of them another id")
    if one.other != one.id:
        message = f"where `{one.id}` belongs in the archive somebody has put `{one.other}`"
        hint = "`kompass archive index` puts it back where it belongs"
        return Problem("duplicate-id", message, one.source, hint)
    message = f"another evaluation `{one.id}` is in the archive"
    hint = "--replace takes its place, and keeps it as an earlier version"
    return Problem("duplicate-id", message, one.source, hint)


def _lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    return (f"{one.id}: {SAID[one.fate]}" for one in outcomes if one.fate in SAID)


def _summary(outcomes: Sequence[Outcome], bad: int) -> str:
    counts = Counter(one.fate for one in outcomes)
    there = counts["there already"] + counts["alike"]
    told = [f"{counts[fate]} {fate}" for fate in KEPT if counts[fate]]
    told += [f"{there} there already"] if there else []
    told += [f"{bad} not kept"] if bad else []
    return ", ".join(told)


def _json(outcomes: Iterable[Outcome], problems: Iterable[Problem]) -> str:
    found = {
        "schema": 1,
        "evaluations": [{"file": one.source, "id": one.id, "outcome": one.fate} for one in outcomes],
        "problems": [described(problem) for problem in problems],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
