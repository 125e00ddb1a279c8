"""`kompass statistics`: evaluations counted together: means, quartiles, ranks and records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.model.framework import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.population import Group
    from kompass_core.model.register import Classes, Register


@click.command("statistics", short_help="Evaluations counted: means, quartiles, ranks and records.")
@click.argument("evaluations", nargs=-1, metavar="[EVALUATION|FOLDER...]")
@click.option("--framework", metavar="ID@REVISION|FILE", help="Only those that were made with this one.")
@options.scale
@click.option("--item", metavar="CODE", help="Rank by this item: by the whole unless said.")
@click.option(
    "--by",
    metavar="WHAT,...",
    help="A group for each country, year, revision, scale or organisation, or value of a column of the "
    "register; and for each of their combinations.",
)
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV of organisations: code, name, and columns to group by.",
)
@click.option(
    "--classes",
    multiple=True,
    metavar="NAME=[COLUMN:]0,5000,...",
    help="Classes of the numbers of the column, by where they begin, to group by. May be repeated.",
)
@click.option(
    "--population",
    "stored",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Count a population that was stored.",
)
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Store the population, as TOML or JSON, for later use.",
)
@options.changes
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    framework: str | None,
    scale: str | None,
    item: str | None,
    by: str | None,
    register: Path | None,
    classes: tuple[str, ...],
    stored: Path | None,
    save: Path | None,
    changes: tuple[Path, ...],
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print what evaluations have together, for the whole and each item.

    Mean, quartiles, the least and the most, who has these, and who has which rank. Each EVALUATION is a file,
    the id of one that is installed, or a folder of them; where none is named, all are counted that are
    installed and published. Points are compared within one revision and scale only: anything else is refused.
    """
    from kompass_core.cli.counted import Wanted, counted, recalled  # noqa: PLC0415 - after all misuse
    from kompass_core.portfolio.population.group import group  # noqa: PLC0415 - as above
    from kompass_core.stages.report.statistics.counted import counted as told  # noqa: PLC0415 - as above

    if stored is not None and evaluations:
        message = "--population says who is counted; name no evaluations besides."
        raise click.UsageError(message)
    rows = _register(register, classes)
    common = _common(by, rows)
    desk = Desk(strict=strict, changes=changes)
    made_by = options.format_of(desk.plugins, format)
    want = Wanted(evaluations, framework, scale, language, variant)
    found, own = counted(desk, want) if stored is None else recalled(desk, stored, want)
    desk.all_used()
    groups = group(found, common, rows)
    _there(item, groups)
    if save is not None:
        _save(groups, save)
    wording = options.variant_for(desk.plugins, own, language, variant)
    wording = wording or options.speaker(desk.plugins, groups[0].framework.language)
    countries = {name: one.title for name, one in desk.plugins.variants.items()}
    present(told(groups, desk.local.of_variant(wording), countries, item), made_by, output)


def _register(path: Path | None, classes: Sequence[str]) -> Register:
    from kompass_core.model.register import Register  # noqa: PLC0415 - as above
    from kompass_core.portfolio.population.read_register import read_register  # noqa: PLC0415 - as above

    made = dict(map(_classes, classes))
    if path is None:
        if made:
            message = "--classes are of columns of a register: name it with --register."
            raise click.UsageError(message)
        return Register()
    return read_register(path, made)


def _classes(text: str) -> tuple[str, Classes]:
    from kompass_core.model.register import Classes  # noqa: PLC0415 - as above
    from kompass_core.portfolio.population.read_register import numbers  # noqa: PLC0415 - as above

    name, _, classes = (part.strip() for part in text.partition("="))
    column, _, starts = (part.strip() for part in classes.rpartition(":"))
    found = numbers(starts)
    if not name or found is None:
        message = f"`--classes {text}` is no name with rising numbers: `size=inhabitants:0,5000,20000`."
        raise click.UsageError(message)
    return name, Classes(column or name, found)


def _common(by: str | None, register: Register) -> tuple[str, ...]:
    from kompass_core.portfolio.population.group import OWN  # noqa: PLC0415 - as above

    named = tuple(dict.fromkeys(part.strip() for part in (by or "").split(",") if part.strip()))
    known = (*OWN, *register.columns, *register.classes)
    for name in named:
        if name not in known:
            raise options.unknown("group", name, known)
    return named


def _there(item: str | None, groups: Sequence[Group]) -> None:
    """Raise UsageError where an item is asked for that nobody has points of."""
    known = dict.fromkeys(code for group in groups for code in group.items)
    if item is not None and item not in known:
        raise options.unknown("item with points", item, known or (TOTAL,))


def _save(groups: Sequence[Group], path: Path) -> None:
    from kompass_core.cli.write import write  # noqa: PLC0415 - only where it is stored
    from kompass_core.portfolio.population.stored import stored  # noqa: PLC0415 - as above

    if len(groups) > 1:
        message = f"--save stores one population, and these are {len(groups)} groups."
        raise click.UsageError(message)
    match path.suffix.lower():
        case ".toml":
            text = stored(groups[0].population, "toml")
        case ".json":
            text = stored(groups[0].population, "json")
        case _:
            message = f"`{path}` is stored as TOML or as JSON: let its name end in `.toml` or `.json`."
            raise click.UsageError(message)
    write(text, path)
