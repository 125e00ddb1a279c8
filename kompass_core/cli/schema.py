"""`kompass schema`: JSON Schemas of our files, for editors, and of what we write in JSON, for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.kind import NAMED
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from kompass_core.hooks.kind import Kind
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework

    Schema: TypeAlias = dict[str, Any]

KINDS: Final[tuple[Kind, ...]] = tuple(dict.fromkeys(NAMED.values()))
"""Of files."""


@click.command("schema", short_help="JSON Schemas of files, and of what is written in JSON.")
@click.argument("kind", required=False)
@click.option("--all", "whole", is_flag=True, help="All kinds of files, each as KIND.json in a folder.")
@click.option(
    "--framework",
    "of",
    metavar="ID@REVISION|FILE",
    help="Of files made for this one: with its items, scales and steps.",
)
@click.option("--levels", metavar="NAME,...", help="Of the file of a framework with these levels.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="Write to a file, or with --all to a folder, instead of printing.",
)
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *, kind: str | None, whole: bool, of: str | None, levels: str | None, output: Path | None, strict: bool
) -> None:
    """Print the JSON Schema of a KIND of files, with which editors of TOML complete and validate them.

    In general, or with --framework of files that are made for one framework. Where an editor is told of it:
    see the page for maintainers, docs/maintaining.md. Or of a KIND of JSON that programs read: `definition`,
    and what formats write, such as `scorecard` and `derivation`; see docs/embedding.md.
    """
    if whole == (kind is not None):
        message = "Say which KIND of files, or --all."
        raise click.UsageError(message)
    if levels is not None and (kind != "framework" or of is not None):
        message = "--levels is for the KIND `framework` alone."
        raise click.UsageError(message)
    if whole and output is None:
        message = "With --all, say in which folder: -o DIR."
        raise click.UsageError(message)
    if kind is not None:
        known = next((one for one in KINDS if one == kind), None)
        if known is not None:
            write(_json(_one(known, of, levels, strict=strict)), output)
        else:
            write(_written(kind, of, strict=strict), output)
    elif output is not None:
        _write_all(None if of is None else _framework(of, strict=strict), output)


def _written(kind: str, of: str | None, *, strict: bool) -> str:
    """The schema of what is written in JSON."""
    from importlib.resources import files  # noqa: PLC0415 - after all misuse

    from kompass_core.stages.outward.definition import KIND  # noqa: PLC0415 - as above

    if kind == KIND:
        found = {KIND: (files("kompass_core.stages.outward") / f"{KIND}.schema.json").read_text("utf-8")}
    else:
        formats = _plugins(strict=strict).formats.values()
        found = {name: text for one in formats if one.schemas for name, text in one.schemas().items()}
    if kind not in found:
        raise options.unknown("kind", kind, sorted({*KINDS, KIND, *found}))
    if of is not None:
        message = f"--framework is for files; `{kind}` is written by programs."
        raise click.UsageError(message)
    return found[kind]


def _one(kind: Kind, of: str | None, levels: str | None, *, strict: bool) -> Schema:
    from kompass_core.hooks import file_shape  # noqa: PLC0415 - after all misuse

    if levels is not None:
        return file_shape.levels_schema(_named(levels))
    if of is not None and kind == "framework":
        return file_shape.levels_schema(_declared(of, strict=strict))
    return file_shape.file_schema(kind, None if of is None else _framework(of, strict=strict))


def _named(levels: str) -> tuple[str, ...]:
    """The levels that an option names; misuse where one cannot be called so."""
    from kompass_core.model.files.kinds import WORD  # noqa: PLC0415 - only where levels are named
    from kompass_core.stages.check.names import LEVELS  # noqa: PLC0415 - as above

    names = tuple(dict.fromkeys(name.strip() for name in levels.split(",")))
    for name in names:
        if name in LEVELS or not re.fullmatch(WORD.pattern or "", name):
            message = f"No level can be called `{name}`."
            raise click.UsageError(message)
    return names


def _declared(of: str, *, strict: bool) -> tuple[str, ...]:
    """The levels that a framework declares, which need not be finished."""
    from kompass_core.stages.check.levels import levels_of  # noqa: PLC0415 - only where there is a framework
    from kompass_core.stages.read import read  # noqa: PLC0415 - as above

    return levels_of(read(_path(of, _plugins(strict=strict))))


def _framework(of: str, *, strict: bool) -> Framework:
    from kompass_core.hooks.prepare import prepare  # noqa: PLC0415 - only where there is a framework

    plugins = _plugins(strict=strict)
    return prepare(_path(of, plugins), plugins).framework


def _path(of: str, plugins: Plugins) -> Path:
    from kompass_core.hooks.find import find_framework  # noqa: PLC0415 - only where there is a framework

    return find_framework(of, plugins)


def _plugins(*, strict: bool) -> Plugins:
    plugins = load(strict=strict)
    tell(broken(plugins))
    return plugins


def _write_all(framework: Framework | None, folder: Path) -> None:
    from kompass_core.hooks.file_shape import file_schema  # noqa: PLC0415 - after all misuse

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"`{folder}` is no folder to write to: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error
    for kind in KINDS:
        path = folder / f"{kind}.json"
        write(_json(file_schema(kind, framework)), path)
        write(f"made {plain(str(path))}\n")


def _json(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
