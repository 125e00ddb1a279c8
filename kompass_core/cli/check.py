"""`kompass check`: what is wrong with files, all of it at once."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.local import Local
from kompass_core.problems.described import described
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.hooks.audited import Audited
    from kompass_core.hooks.check_file import Checked
    from kompass_core.problems import Problem


@click.command("check", short_help="What is wrong with files, all of it at once.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|ID...")
@options.changes
@click.option("--reach", is_flag=True, help="Print the least and the most points that every item can have.")
@click.option(
    "--examples",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write evaluations that show what is wrong into a new folder.",
)
@options.listed_as("text", "json", "sarif", "github", "gitlab")
@options.strict_with("A warning, or a plugin that cannot be used, is an error.")
def command(  # noqa: PLR0913 - one for each option
    *,
    files: tuple[str, ...],
    changes: tuple[Path, ...],
    reach: bool,
    examples: Path | None,
    format: str,  # noqa: A002 - the name of the option
    strict: bool,
) -> int:
    """Say everything that is wrong with files.

    Each may be a framework, a scale, a variant, a file of changes or an evaluation; or the id of a framework
    (`id@revision`) or of an evaluation that is installed. With changes, it is checked as they make it.

    Of a framework that is well formed it is asked what it says against its own words: whether its points can
    reach, or exceed, a maximum, and whether a better judgement can lower them. What is merely suspicious is a
    warning.
    """
    plugins = load(strict=strict)
    tell(broken(plugins))
    local = Local(changes)
    checked = [check_file(name, plugins, local, examples) for name in dict.fromkeys(files)]
    unused = () if not all(one.sound for one in checked) else local.unused()
    problems = tuple(dict.fromkeys((*(problem for one in checked for problem in one.problems), *unused)))
    if examples is not None:
        _place(checked, examples)
    if format == "json":
        write(_json(checked, unused))
    elif format != "text":
        write(_for_forge(format, problems))
    else:
        fine = (one for one in checked if one.sound and not unused)
        write("".join(f"{plain(one.name)}: fine ({one.kind} {one.holds})\n" for one in fine))
        if reach:
            write("".join(f"\n{_table(audited)}" for one in checked for audited in one.audits))
    if format != "github":  # whose runner would obey a line that an author wrote into a file
        tell(problems)
    return 0 if all(one.sound for one in checked) and not unused and not (strict and problems) else 1


def _place(checked: Iterable[Checked], folder: Path) -> None:
    """Write the examples of all files, if there are any, into the folder; raises UsageError."""
    from kompass_core.cli.new.place import place  # noqa: PLC0415 - seldom asked for

    found = {
        name: text for one in checked for audited in one.audits for name, text in audited.examples.items()
    }
    if found:
        whole = Path(os.path.abspath(folder))  # noqa: PTH100 - `..` may stand before a link
        whole.parent.mkdir(parents=True, exist_ok=True)
        place({f"{whole.name}/{name}": text for name, text in found.items()}, whole.parent)


def _table(audited: Audited) -> str:
    from kompass_core.cli.reach import table  # noqa: PLC0415 - seldom asked for

    return table(audited)


def _for_forge(forge: str, problems: tuple[Problem, ...]) -> str:
    module = import_module(f"kompass_core.cli.forges.{forge}")
    made: str = getattr(module, forge)(problems)
    return made


def _json(checked: Iterable[Checked], unused: Iterable[Problem]) -> str:
    from kompass_core.cli.reach import reached  # noqa: PLC0415 - seldom asked for

    listed = [
        {
            "file": one.name,
            "kind": one.kind,
            "problems": [described(problem) for problem in one.problems],
            "reach": [reached(audited) for audited in one.audits],
        }
        for one in checked
    ]
    made = {"schema": 1, "checked": listed, "problems": [described(problem) for problem in unused]}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
