"""`kompass check`: what is wrong with files, all of it at once."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import described, tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.local import Local
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.hooks.check_file import Checked
    from kompass_core.problems import Problem


@click.command("check", short_help="What is wrong with files, all of it at once.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|ID...")
@options.changes
@options.listed_as("text", "json", "sarif", "github", "gitlab")
@options.strict
def command(
    *,
    files: tuple[str, ...],
    changes: tuple[Path, ...],
    format: str,  # noqa: A002 - the name of the option
    strict: bool,
) -> int:
    """Say everything that is wrong with files.

    Each may be a framework, a scale, a variant, a file of changes or an evaluation; or the id of a framework
    (`id@revision`) or of an evaluation that is installed. With changes, it is checked as they make it.
    """
    plugins = load(strict=strict)
    tell(broken(plugins))
    local = Local(changes)
    checked = [check_file(name, plugins, local) for name in dict.fromkeys(files)]
    unused = () if not all(one.sound for one in checked) else local.unused()
    problems = tuple(dict.fromkeys((*(problem for one in checked for problem in one.problems), *unused)))
    if format == "json":
        write(_json(checked, unused))
    elif format != "text":
        write(_for_forge(format, problems))
    else:
        fine = (one for one in checked if one.sound and not unused)
        write("".join(f"{plain(one.name)}: fine ({one.kind} {one.holds})\n" for one in fine))
    if format != "github":  # whose runner would obey a line that an author wrote into a file
        tell(problems)
    return 0 if all(one.sound for one in checked) and not unused else 1


def _for_forge(forge: str, problems: tuple[Problem, ...]) -> str:
    module = import_module(f"kompass_core.cli.forges.{forge}")
    made: str = getattr(module, forge)(problems)
    return made


def _json(checked: Iterable[Checked], unused: Iterable[Problem]) -> str:
    listed = [
        {"file": one.name, "kind": one.kind, "problems": [described(problem) for problem in one.problems]}
        for one in checked
    ]
    made = {"schema": 1, "checked": listed, "problems": [described(problem) for problem in unused]}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
