"""`kompass doctor`: every check there is, of what we run on and of all that is installed."""

from __future__ import annotations

import json
import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.load import choosing, load
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.choice import Choice
from kompass_core.hooks.doctor.environment import environment
from kompass_core.hooks.doctor.examine import examine
from kompass_core.hooks.doctor.examined import WARDS, Examined
from kompass_core.hooks.load_plugins import load_chosen
from kompass_core.problems import KompassError
from kompass_core.problems.described import described
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.hooks.doctor.examined import Ward


@click.command("doctor", short_help="Every check there is, of all that is installed.")
@click.argument("wards", nargs=-1, type=click.Choice(WARDS), metavar="[WARD]...")
@options.listed
@choosing
def command(*, wards: tuple[Ward, ...], format: str) -> int:  # noqa: A002 - the name of the option
    """Examine Python and the packages that we need, the terminal and the cache; then everything installed.

    Every plugin, every framework, scale, variant and evaluation; expected figures, which are the tests that a
    plugin of data brings along; how complete each language is; and every format. A warning is worth
    knowing and leaves all usable; anything else makes the exit code 1.

    WARD is environment, plugins, files, languages or formats, for who wants no more than that.
    """
    examined = list(_progress(wards or WARDS))
    write(_json(examined) if format == "json" else _text(examined))
    tell(problem for one in examined for problem in one.problems)
    return 0 if all(one.sound for one in examined) else 1


def _progress(wards: tuple[Ward, ...]) -> Iterator[Examined]:
    if not sys.stderr.isatty():
        yield from _everything(wards)
        return
    with click.progressbar(_everything(wards), label="examining", file=sys.stderr, length=None) as bar:
        yield from bar


def _everything(wards: tuple[Ward, ...]) -> Iterator[Examined]:
    if "environment" in wards:
        yield from environment({"standard output": sys.stdout, "standard error": sys.stderr}, os.environ)
    if not set(wards) - {"environment"}:
        return
    try:
        plugins = load()
    except KompassError as error:
        yield Examined("plugins", "which are wanted", "", error.problems)
        plugins = load_chosen(Choice())
    for ward in WARDS:
        if ward in wards:
            yield from examine(ward, plugins)


def _text(examined: Sequence[Examined]) -> str:
    lines = []
    for ward, group in groupby(examined, key=lambda one: one.ward):
        rows = list(group)
        lines.append(f"{ward}\n")
        lines += (
            plain(f"  {_mark(one):7}  {one.name}{': ' if one.said else ''}{one.said}") + "\n" for one in rows
        )
    wrong = sum(not one.sound for one in examined)
    warnings = sum(bool(one.problems) and one.sound for one in examined)
    lines.append(f"{len(examined)} examined, {wrong} wrong, {warnings} with warnings\n")
    return "".join(lines)


def _mark(one: Examined) -> str:
    return "wrong" if not one.sound else "warning" if one.problems else "fine"


def _json(examined: Sequence[Examined]) -> str:
    listed = [
        {
            "ward": one.ward,
            "name": one.name,
            "said": one.said,
            "state": _mark(one),
            "problems": [described(problem) for problem in one.problems],
        }
        for one in examined
    ]
    return json.dumps({"schema": 1, "examined": listed}, ensure_ascii=False, indent=2) + "\n"
