"""`kompass show`: a framework, or one of its scales, as variants and changes make it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.layers import layers
from kompass_core.hooks.local import Local
from kompass_core.problems import KompassError
from kompass_core.problems.described import placed
from kompass_core.problems.show import plain
from kompass_core.rules.exact import exact
from kompass_core.stages.check import check
from kompass_core.stages.json_text import json_text
from kompass_core.stages.outward.definition import told_definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.definition import Definition
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.framework import Framework


@click.command("show", short_help="A framework as variants and changes make it, with all origins.")
@click.argument("framework")
@click.option("--scale", metavar="ID", help="Show this scale of it instead.")
@click.option("--variant", metavar="ID", help="As this variant changes it.")
@options.changes
@click.option("--tree", "as_tree", is_flag=True, help="The same as --format tree.")
@click.option(
    "--format",
    type=click.Choice(["toml", "tree", "json"]),
    default="toml",
    show_default=True,
    help="As a file that reads back, or with the file and line of every value.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the result to a file instead of printing it.",
)
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    framework: str,
    scale: str | None,
    variant: str | None,
    changes: tuple[Path, ...],
    as_tree: bool,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print a framework as a variant and local changes make it.

    FRAMEWORK is `id@revision`, or a file. What is printed is a file of a framework, or of a scale, that
    says the same; or a tree, or JSON, with the file and line that each value comes from.
    """
    plugins = load(strict=strict)
    tell(broken(plugins))
    path = find_framework(framework, plugins)
    laid_over = options.variant_for(plugins, None, None, variant)
    local = Local(changes)
    made_of = layers(path, plugins, [laid_over] if laid_over else [], local.of_framework(path))
    if unused := local.unused():
        raise KompassError(unused)
    definition = made_of.laid()
    checked = check(definition.document, made_of.with_scales(definition))
    if scale is not None and scale not in checked.scales:
        raise options.unknown("scale", scale, checked.scales)
    document = definition.document if scale is None else definition.scales[scale]
    match "tree" if as_tree else format:
        case "tree":
            _tree(checked, document, scale, output)
        case "json":
            write(_json(evolve(checked, changes=local.named()), definition, scale), output)
        case _:
            from kompass_core.stages.write import write as to_toml  # noqa: PLC0415 - only this format needs it

            write(to_toml(document, _heading(checked, document, scale)), output)


def _heading(framework: Framework, document: Document, scale: str | None) -> Iterator[str]:
    """What is shown, and the files that it is made of."""
    name = framework.name if scale is None else f"{framework.name}, scale {scale}"
    files = dict.fromkeys(entry.span.source.name for _, entry in _values(document.root, ()))
    yield plain(f"{name}, made of")
    yield from (plain(f"  {file}") for file in files)


def _tree(framework: Framework, document: Document, scale: str | None, output: Path | None) -> None:
    from kompass_core.cli.tree import tree  # noqa: PLC0415 - only this format needs it
    from kompass_core.stages.branches import framework_tree, scale_tree  # noqa: PLC0415 - as above

    branch = (
        framework_tree(framework, document)
        if scale is None
        else scale_tree(document, f"{framework.name}, scale {scale}")
    )
    if output is None and sys.stdout.isatty():
        from kompass_core.cli.grown import grown  # noqa: PLC0415 - heavy, and only for a person at a terminal

        write(grown(branch, shutil.get_terminal_size().columns))
    else:
        write(tree(branch), output)


def _json(framework: Framework, definition: Definition, scale: str | None) -> str:
    document = definition.document if scale is None else definition.scales[scale]
    values = [
        {"path": list(path), **_value(entry), "place": placed(entry.span)}
        for path, entry in _values(document.root, ())
    ]
    made = told_definition(framework, definition, None if scale is None else [scale])
    return json_text({**made, "values": values}) + "\n"


def _values(rows: Mapping[str, Entry], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Every value that is no table, and the way to it."""
    for name, entry in rows.items():
        if isinstance(entry.value, Mapping):
            yield from _values(entry.value, (*path, name))
        else:
            yield (*path, name), entry


def _value(entry: Entry) -> dict[str, Any]:
    """The kind of a value, and the value; a number is text with all its digits."""
    value = entry.value
    if isinstance(value, bool):
        return {"kind": "truth", "value": value}
    if isinstance(value, int | Fraction):
        return {"kind": "number", "value": exact(Fraction(value))}
    if isinstance(value, tuple):
        return {"kind": "list", "value": [_value(member) for member in value]}
    return {"kind": "text" if isinstance(value, str) else "time", "value": str(value)}
