"""`kompass check`: what is wrong with files, all of it at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import described, tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.check_file import check_file
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.hooks.check_file import Checked


@click.command("check", short_help="What is wrong with files, all of it at once.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|ID...")
@options.listed
@options.strict
def command(*, files: tuple[str, ...], format: str, strict: bool) -> int:  # noqa: A002 - the name of the option
    """Say everything that is wrong with files.

    Each may be a framework, a scale, a variant, a file of changes or an evaluation; or the id of a framework
    (`id@revision`) or of an evaluation that is installed.
    """
    plugins = load(strict=strict)
    tell(broken(plugins))
    checked = [check_file(name, plugins) for name in dict.fromkeys(files)]
    if format == "json":
        write(_json(checked))
    else:
        fine = (one for one in checked if not one.problems)
        write("".join(f"{plain(one.name)}: fine ({one.kind} {one.holds})\n" for one in fine))
    tell(problem for one in checked for problem in one.problems)
    return 1 if any(one.problems for one in checked) else 0


def _json(checked: Iterable[Checked]) -> str:
    listed = [
        {"file": one.name, "kind": one.kind, "problems": [described(problem) for problem in one.problems]}
        for one in checked
    ]
    return json.dumps({"schema": 1, "checked": listed}, ensure_ascii=False, indent=2) + "\n"
