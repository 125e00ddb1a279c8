"""Lines: evaluations as lines of JSON on standard input, and their scorecards as lines of JSON on its output.

One at a time: what is read is answered before the next is, so that whoever waits for an answer gets it,
and a line of a million evaluations needs no more memory than one.
"""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING, Final

import click
from attrs import evolve

from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.find import find_framework, is_path
from kompass_core.hooks.in_hand import Definition
from kompass_core.hooks.rendered import rendered
from kompass_core.problems import KompassError
from kompass_core.problems.described import described
from kompass_core.serve.desk import Desk
from kompass_core.serve.terms import Said, Terms
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read
from kompass_core.stages.read_json import read_json
from kompass_core.stages.reading.decode import decode
from kompass_core.stages.reading.limits import LARGEST
from kompass_core.stages.report import tables
from kompass_core.stages.score.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.problems import Problem

NAME: Final = "-"
"""What is typed for standard input, and what its lines are known by."""


def lines(plugins: Plugins, terms: Terms) -> int:
    """Answer every line of standard input; the exit code is 1 where one of them was bad."""
    if "json" not in plugins.formats:
        message = "Lines are answered in the format `json`, whose plugin is not loaded."
        raise click.UsageError(message)
    desk, bad = Desk(plugins), False
    for number, line in _numbered(sys.stdin.buffer):
        try:
            evaluation = check_evaluation(read_json(decode(line, NAME)))
            card, wording = desk.scored(evaluation, terms)
            made = rendered(tables(card, wording), plugins.formats["json"], on_one_line=True)
        except KompassError as error:
            made, bad = _refusal(error.problems, number), True
        else:
            if wrong := impossible(card):
                tell(_placed(wrong, number))
                bad = True
        write(made.rstrip(b"\n") + b"\n")
        sys.stdout.flush()
    return 1 if bad else 0


def terms_of(  # noqa: PLR0913 - one for each option
    plugins: Plugins,
    *,
    framework: str | None,
    scale: str | None,
    language: str | None,
    variant: str | None,
    changes: Iterable[Path],
) -> Terms:
    """The terms that options say; raises KompassError where a file of theirs cannot be read."""
    definition = None
    if framework is not None and is_path(framework):
        path = find_framework(framework, plugins)
        beside = sorted(path.parent.glob("scales/*.toml"))
        definition = Definition(read(path), tuple(read(file) for file in beside))
    return Terms(
        framework=None if definition else _said("--framework", framework),
        definition=definition,
        changes=tuple(read(path) for path in changes),
        scale=_said("--scale", scale),
        language=_said("--language", language),
        variant=_said("--variant", variant),
    )


def _said(option: str, text: str | None) -> Said | None:
    return None if text is None else Said(text, option)


def _numbered(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line with its number, counted from 1; of one that is too long only so much that this shows."""
    number = 0
    while line := stream.readline(LARGEST + 2):
        number += 1
        rest = line
        while len(rest) == LARGEST + 2 and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST + 2)
        if line.strip():
            yield number, line.rstrip(b"\r\n")


def _refusal(problems: Iterable[Problem], number: int) -> bytes:
    """The answer to a bad line: what is wrong with it, at its place among all lines."""
    told = [described(problem) for problem in problems]
    for one in told:
        _move(one["place"], number)
        related = one["related"]
        for each in related if isinstance(related, list) else ():
            _move(each["place"], number)
    text = json.dumps({"line": number, "problems": told}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _move(place: object, number: int) -> None:
    """Have a place that stands in a line count from the first of all lines."""
    if isinstance(place, dict) and place["file"] == NAME:
        place["line"] = number
        if "end_line" in place:
            place["end_line"] = number


def _placed(problems: Iterable[Problem], number: int) -> tuple[Problem, ...]:
    """The same problems in the line of a number, for people."""
    return tuple(evolve(one, place=f"{NAME}:{number}") for one in problems)
