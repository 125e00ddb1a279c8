"""Options that several commands take, and what they stand for."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kompass_core.cli.load import choosing
from kompass_core.problems import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kompass_core.model.contributions import Format, Plugins
    from kompass_core.model.variant import Variant

Command = TypeVar("Command", bound="Callable[..., Any]")

scale = click.option("--scale", metavar="ID", help="Only this scale.")
changes = click.option(
    "--with",
    "changes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Lay the changes in the file over what is used: a local change, or a what-if. May be repeated.",
)


def strict(command: Command) -> Command:
    """Which plugins are loaded, and whether one that cannot be used is an error."""
    return strict_with("A plugin that cannot be used is an error.")(command)


def strict_with(meaning: str) -> Callable[[Command], Command]:
    """The same where something else is an error too, as the meaning says."""
    option = click.option("--strict", is_flag=True, help=meaning)
    return lambda command: option(choosing(command))


def listed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Whether a list is for people or for programs, which the command gets as `format`."""
    return listed_as("text", "json")(command)


def listed_as(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The formats that a list comes in, one of them `json`, which the command gets as `format`."""

    def asking(command: Callable[..., Any]) -> Callable[..., Any]:
        @click.option(
            "--format",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help="How it is said.",
        )
        @click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
        @wraps(command)
        def asked(*, format: str, as_json: bool, **others: object) -> object:  # noqa: A002 - the option's name
            return command(format="json" if as_json else format, **others)

        return asked

    return asking


def output(command: Command) -> Command:
    """How the result is worded, laid out and written."""
    for option in reversed(
        (
            click.option("--language", metavar="TAG", help="The language of the result, such as `en`."),
            click.option("--variant", metavar="ID", help="The variant that words the result."),
            click.option(
                "--format",
                metavar="ID",
                default="text",
                show_default=True,
                help="How the result is laid out.",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                metavar="FILE",
                help="Write the result to a file instead of printing it.",
            ),
            strict,
        )
    ):
        command = option(command)
    return command


def format_of(plugins: Plugins, name: str) -> Format:
    """The format that `--format` names."""
    if name not in plugins.formats:
        raise unknown("format", name, plugins.formats)
    return plugins.formats[name]


def variant_for(
    plugins: Plugins, own: Variant | None, language: str | None, variant: str | None
) -> Variant | None:
    """The variant that `--variant` and `--language` ask for, or the evaluation's own where they do not."""
    if variant is not None:
        if variant not in plugins.variants:
            raise unknown("variant", variant, plugins.variants)
        found = plugins.variants[variant]
        if language is not None and not _speaks(found, language):
            message = f"The variant `{variant}` speaks `{found.language}`, not `{language}`."
            raise click.UsageError(message)
        return found
    if language is None:
        return own
    return own if own and _speaks(own, language) else speaker(plugins, language)


def speaker(plugins: Plugins, language: str) -> Variant:
    """The only variant that speaks a language."""
    speaking = [variant for variant in plugins.variants.values() if _speaks(variant, language)]
    if not speaking:
        known = ", ".join(sorted({variant.language for variant in plugins.variants.values()})) or "none"
        message = f"No variant that is installed speaks `{language}`. Those that are speak: {known}."
        raise click.UsageError(message)
    if len(speaking) > 1:
        ids = ", ".join(variant.id for variant in speaking)
        message = f"Several variants speak `{language}`: {ids}. Say which with --variant ID."
        raise click.UsageError(message)
    return speaking[0]


def _speaks(variant: Variant, language: str) -> bool:
    return variant.language.casefold() == language.casefold()


def unknown(kind: str, name: str, known: Iterable[str]) -> click.UsageError:
    """The misuse of an option that names something of a kind that is not there."""
    likely = " or ".join(f"`{one}`" for one in near(name, known))
    there = ", ".join(sorted(known)) or "none"
    return click.UsageError(
        f"There is no {kind} `{name}`." + (f" Did you mean {likely}?" if likely else f" There are: {there}.")
    )
