"""Commands: their list. Each is a module of its own, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from kompass_core.model.engine import __version__
from kompass_core.problems import near

NAMES: Final = (
    "check",
    "score",
    "report",
    "explain",
    "compare",
    "statistics",
    "show",
    "form",
    "javascript",
    "diff",
    "carry",
    "impact",
    "simulate",
    "batch",
    "sql",
    "archive",
    "format",
    "test",
    "release",
    "plugins",
    "new",
    "schema",
    "serve",
    "doctor",
    "language-server",
)
"""In the order in which one meets them."""


class Commands(click.Group):
    """A group whose commands are modules beside this one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in the class above
        """The names of all commands."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; says which are like it where there is none."""
        if cmd_name in NAMES:
            command: click.Command = import_module(f"kompass_core.cli.{cmd_name.replace('-', '_')}").command
            return command
        if ctx.resilient_parsing:
            return None
        likely = " or ".join(f"`{name}`" for name in near(cmd_name, NAMES))
        return ctx.fail(f"There is no command `{cmd_name}`." + (f" Did you mean {likely}?" if likely else ""))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """Score evaluations against a framework, exactly, and report them in any language.

    An EVALUATION is a file, or the id of one that is installed. Exit codes: 0 fine, 1 problems found,
    2 misuse.
    """
