"""Load: the plugins that options, the environment and the project ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kompass_core.hooks.choice import SLOWEST, Choice, Wishes, named
from kompass_core.hooks.load_plugins import load_chosen
from kompass_core.hooks.settings import settings
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.contributions import Plugins

Command = TypeVar("Command", bound="Callable[..., Any]")

CHOICE = "kompass.plugins"
"""Where the context of a command keeps what its options say about plugins."""

NONE, ONLY, BLOCK, SECONDS = "--no-plugins", "--only-plugins", "--block-plugins", "--plugin-seconds"


def choosing(command: Command) -> Command:
    """The options of a command that choose its plugins; `load` knows what they said."""
    for option in reversed(
        (
            click.option(
                NONE, is_flag=True, expose_value=False, callback=_note, help="Load no plugin at all."
            ),
            click.option(
                ONLY,
                metavar="NAME,...",
                expose_value=False,
                callback=_note,
                help="Load only these plugins, or those of these distributions.",
            ),
            click.option(
                BLOCK, metavar="NAME,...", expose_value=False, callback=_note, help="Load all but these."
            ),
            click.option(
                SECONDS,
                metavar="N",
                type=click.FloatRange(0, SLOWEST, min_open=True),
                expose_value=False,
                callback=_note,
                help="Skip a plugin that takes longer to load.",
            ),
        )
    ):
        command = option(command)
    return command


def load(*, strict: bool = False) -> Plugins:
    """The plugins; raises KompassError where one cannot be used and that is strictly so."""
    try:
        return load_chosen(chosen(), strict=strict)
    except KompassError as error:
        first = error.problems[0]
        if first.place not in {ONLY, BLOCK}:
            raise
        message = " ".join(_sentence(text) for text in (first.message, first.hint) if text)
        raise click.UsageError(message) from error


def chosen() -> Choice:
    """What the options of this command, the environment and the project say; raises KompassError."""
    said: dict[str, Any] = click.get_current_context().meta.get(CHOICE, {})
    if said.get(NONE) and said.get(ONLY) is not None:
        message = f"{NONE} and {ONLY} say different things."
        raise click.UsageError(message)
    only = Wishes((), NONE) if said.get(NONE) else _wishes(said, ONLY)
    options = Choice(only, _wishes(said, BLOCK), said.get(SECONDS))
    try:
        folder = Path.cwd()
    except OSError:
        folder = None  # it is deleted
    return settings(options, os.environ, folder)


def _note(context: click.Context, parameter: click.Parameter, value: object) -> None:
    context.meta.setdefault(CHOICE, {})[parameter.opts[0]] = value


def _wishes(said: dict[str, Any], option: str) -> Wishes | None:
    text = said.get(option)
    return None if text is None else named(text.split(","), option)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")
