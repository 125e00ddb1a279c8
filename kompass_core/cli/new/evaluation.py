"""Evaluation: what is wanted of a new evaluation, to its file: a text, or a workbook to fill in."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING

import click
from attrs import evolve, frozen

from kompass_core.cli import options
from kompass_core.cli.new import kinds
from kompass_core.cli.new.name import named
from kompass_core.cli.new.outline import outline
from kompass_core.cli.new.place import place
from kompass_core.cli.write import write
from kompass_core.hooks.find import find_evaluation, find_framework, is_path
from kompass_core.hooks.prepare import prepare, variant_of
from kompass_core.problems.show import plain
from kompass_core.stages.check import values
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.dated import dated
from kompass_core.stages.read import read, read_text
from kompass_core.stages.write_json import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.variant import Variant


@frozen
class Wanted:
    """What somebody asks for: a new evaluation of a framework by a name, or one that there is (`source`)."""

    name: str | None
    of: str | None
    source: str | None
    variant: str | None
    language: str | None
    format: str
    output: Path | None
    into: Path


def make_evaluation(wanted: Wanted, plugins: Plugins) -> tuple[Path, ...]:
    """The file, once it is there; raises UsageError where what is wanted does not go together."""
    if wanted.source is not None:
        if wanted.name is not None or wanted.of is not None or wanted.variant is not None:
            message = "With --from, the name, the framework and the variant are those of that evaluation."
            raise click.UsageError(message)
        return _converted(wanted, wanted.source, plugins)
    if wanted.name is None:
        message = "Missing argument 'NAME', or --from."
        raise click.UsageError(message)
    if wanted.of is None:
        message = "Missing option '--framework', or --from."
        raise click.UsageError(message)
    given = named(wanted.name)
    if wanted.format != "xlsx":
        wording = options.variant_for(plugins, None, wanted.language, wanted.variant)
        about = outline(wanted.of, plugins, wording)
        file = wanted.output or wanted.into / f"{given.id}.{wanted.format}"
        (text,) = kinds.evaluation(given, about, wanted.of, wanted.variant, file.parent).values()
        if wanted.format == "json":
            text = write_json(read_text(text, given.id))
        return place({file.name: text}, file.parent)
    file = wanted.output or wanted.into / f"{given.id}.xlsx"
    about = outline(wanted.of, plugins)
    (text,) = kinds.evaluation(given, about, wanted.of, wanted.variant, file.parent).values()
    return _workbook(check_evaluation(read_text(text, given.id)), about.path, file, wanted.language, plugins)


def _converted(wanted: Wanted, source: str, plugins: Plugins) -> tuple[Path, ...]:
    path = find_evaluation(source, plugins)
    if path.suffix == f".{wanted.format}":
        message = f"`{plain(str(path))}` is that already; --format says what it is to become."
        raise click.UsageError(message)
    document = read(path)
    evaluation = check_evaluation(document)
    file = wanted.output or wanted.into / f"{evaluation.id}.{wanted.format}"
    reference = evaluation.framework
    framework = find_framework(reference.name, plugins, path, reference.span)
    name = reference.name
    if is_path(name):
        name = kinds.seen_from(file.parent, framework)
    if wanted.format == "xlsx":
        moved = evolve(evaluation, framework=evolve(reference, name=name))
        return _workbook(moved, framework, file, wanted.language, plugins)
    rows = values.table(document.root, "evaluation")
    head = MappingProxyType({**rows, "framework": evolve(rows["framework"], value=name)})
    root = {**document.root, "evaluation": evolve(document.root["evaluation"], value=head)}
    moved_document = evolve(document, root=MappingProxyType(root))
    if wanted.format == "json":
        return place({file.name: write_json(moved_document)}, file.parent)
    from kompass_core.stages.write import write as text_of  # noqa: PLC0415 - slow, and seldom wanted

    return place({file.name: text_of(dated(moved_document))}, file.parent)


def _workbook(
    evaluation: Evaluation, framework: Path, file: Path, language: str | None, plugins: Plugins
) -> tuple[Path, ...]:
    try:
        from kompass_core.stages.workbook.write import write_workbook  # noqa: PLC0415 - may not be there
    except ImportError as error:
        message = "A workbook is written with XlsxWriter, which is not here: pip install openpyxl XlsxWriter."
        raise click.UsageError(message) from error
    if os.path.lexists(file):
        message = f"Nothing was written: `{plain(str(file))}` is there already."
        raise click.UsageError(message)
    own = variant_of(evaluation, plugins)
    wording: Variant | None = options.variant_for(plugins, own, language, None)
    variants = [own] if own else []
    program = prepare(framework, plugins, variants, (), wording if wording is not own else None)
    write(write_workbook(program, evaluation, wording), file)
    return (file,)
