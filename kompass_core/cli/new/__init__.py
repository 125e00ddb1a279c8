"""`kompass new`: something to begin with, which passes its own tests at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.new import kinds
from kompass_core.cli.new.evaluation import Wanted, make_evaluation
from kompass_core.cli.new.name import named, own_folder
from kompass_core.cli.new.outline import outline
from kompass_core.cli.new.place import place
from kompass_core.cli.new.taken import refuse_taken
from kompass_core.cli.write import write
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., Any]")

name = click.argument("name")
language = click.option("--language", metavar="TAG", default="en", show_default=True, help="Its language.")
of = click.option("--framework", "of", metavar="ID@REVISION", help="The framework that it is made for.")


def into(command: Command) -> Command:
    """The folder that it is made in."""
    kind = click.Path(path_type=Path, file_okay=False, exists=True)
    return click.option("--into", type=kind, default=".", help="The folder to make it in, unless this one.")(
        command
    )


@click.group("new", short_help="A plugin, a framework or an evaluation to begin with.")
def command() -> None:
    """Make something new that passes its own tests at once.

    It is made in a folder of its own, or, an evaluation, in a file. Nothing is ever overwritten.
    """


@command.command("plugin")
@name
@language
@into
@options.strict
def new_plugin(*, name: str, language: str, into: Path, strict: bool) -> None:
    """A plugin with all that a plugin can have: a variant, a scale, a function and a format."""
    given = named(name)
    refuse_taken(given, kinds.PLUGIN, load(strict=strict))
    tag = kinds.checked_language(language)
    _place(kinds.plugin("plugin", given, kinds.PLUGIN, language=tag), into)


@command.command("variant")
@name
@language
@of
@click.option("--python", is_flag=True, help="As a plugin in Python, for whoever wants to add to it.")
@into
@options.strict
def new_variant(  # noqa: PLR0913 - one for each option
    *, name: str, language: str, of: str | None, python: bool, into: Path, strict: bool
) -> None:
    """A variant: how a country or an organisation names things, and writes numbers and words.

    It needs no Python, and has none unless it is asked for. With a framework, its titles are there to
    be translated.
    """
    given, plugins = named(name), load(strict=strict)
    refuse_taken(given, ["variant"], plugins)
    tag, about = kinds.checked_language(language), outline(of, plugins) if of else None
    if python:
        _place(kinds.plugin("variant", given, ["variant"], language=tag, of=about), into)
    else:
        _place(kinds.variant(given, tag, about), into)


@command.command("scale")
@name
@of
@into
@options.strict
def new_scale(*, name: str, of: str | None, into: Path, strict: bool) -> None:
    """A scale: what is judged, and the rules by which that becomes points.

    Without a framework it is made for a small one, on which it is tested.
    """
    given, plugins = named(name), load(strict=strict)
    about = outline(of, plugins) if of else None
    refuse_taken(given, ["scale"], plugins, about.id if about else None)
    _place(kinds.plugin("scale", given, ["scale"], of=about), into)


@command.command("format")
@name
@into
@options.strict
def new_format(*, name: str, into: Path, strict: bool) -> None:
    """A format: how a report becomes text or bytes."""
    given = named(name)
    refuse_taken(given, ["format"], load(strict=strict))
    _place(kinds.plugin("format", given, ["format"]), into)


@command.command("framework")
@name
@language
@into
@options.strict
def new_framework(*, name: str, language: str, into: Path, strict: bool) -> None:
    """A framework with its scale and an evaluation: a folder of text, without any Python."""
    given = own_folder(named(name))
    refuse_taken(given, ["framework"], load(strict=strict))
    _place(kinds.framework(given, kinds.checked_language(language)), into)


@command.command("evaluation")
@click.argument("name", required=False)
@click.option("--framework", "of", metavar="ID@REVISION|FILE", help="What it is made with.")
@click.option("--from", "source", metavar="EVALUATION", help="One that there is, to be written anew.")
@click.option("--variant", metavar="ID", help="The variant that words it, and its report.")
@click.option("--language", metavar="TAG", help="The language of a workbook, unless that of the variant.")
@click.option(
    "--format",
    type=click.Choice(["toml", "json", "xlsx"]),
    default="toml",
    show_default=True,
    help="A text, for people or for programs, or a workbook to fill in.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file to make.")
@into
@options.strict
def new_evaluation(  # noqa: PLR0913 - one for each option
    *,
    name: str | None,
    of: str | None,
    source: str | None,
    variant: str | None,
    language: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    into: Path,
    strict: bool,
) -> None:
    """An evaluation: a file with every item of a framework, in which nothing is judged yet.

    As a workbook it has a list to choose from for each judgement, and points that follow. With --from, an
    evaluation that there is becomes a workbook, or a workbook that was filled in becomes a text, or one text
    the other.
    """
    wanted = Wanted(name, of, source, variant, language, format, output, into)
    write("".join(f"made {plain(str(path))}\n" for path in make_evaluation(wanted, load(strict=strict))))


def _place(files: dict[str, str], into: Path) -> None:
    """Write the files, and say which they are."""
    made = place(files, into)
    write("".join(f"made {plain(str(path))}\n" for path in made))
