"""`kompass archive`: evaluations kept in a folder, or in a database, with what each was scored to."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

NAMES: Final = ("add", "list", "show", "verify", "index")
"""In the order in which one meets them."""


class Verbs(click.Group):
    """A group whose commands are modules in this folder, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in the class above
        """The names of all commands."""
        return [*NAMES]  # a command of ours is called `list`

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, None where there is none."""
        if cmd_name not in NAMES:
            return None
        command: click.Command = import_module(f"kompass_core.cli.archive.{cmd_name}").command
        return command


@click.group("archive", cls=Verbs, short_help="Evaluations kept, listed and verified.")
def command() -> None:
    """Keep evaluations where nothing is lost, with what each was scored to and with which definition.

    An ARCHIVE is a folder, best under version control, or a database that several share:
    `postgresql://USER@HOST/NAME`.
    """
