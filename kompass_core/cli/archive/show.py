"""`kompass archive show`: what an archive knows of one evaluation, or the evaluation itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kompass_core.cli import options
from kompass_core.cli.archive.told import data
from kompass_core.cli.archive.using import archive, using
from kompass_core.cli.write import write
from kompass_core.model.archive import Wanted
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.archive.record import write_figure
from kompass_core.portfolio.archive.store import DamagedError
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.archive import Archived, Record, Version
    from kompass_core.model.stored import Stored
    from kompass_core.portfolio.archive.store import Store

SHORT = 12
"""Digits of a digest that a person is shown."""


@click.command("show", short_help="What is known of one evaluation, or its file.")
@archive
@click.argument("evaluation", metavar="ID")
@click.option("--file", "as_file", is_flag=True, help="The file instead, byte for byte as it was added.")
@click.option("--version", type=click.IntRange(1), metavar="N", help="The file of this earlier version.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the file there instead of printing it.",
)
@options.listed
def command(  # noqa: PLR0913 - one for each option
    *,
    where: str,
    evaluation: str,
    as_file: bool,
    version: int | None,
    output: Path | None,
    format: str,  # noqa: A002 - the name of the option
) -> None:
    """Print what is known of an evaluation: what it was scored to, when, with what, and what it replaced."""
    with using(where) as store:
        one = _found(store, evaluation)
        versions = store.versions(one.id)
        if as_file or version is not None or output is not None:
            write(_data(store, one, versions, version), output)
            return
        record = _record(store, one)
    if format == "json":
        write(json.dumps(_json(one, record, versions), ensure_ascii=False, indent=2) + "\n")
    else:
        write("".join(plain(line) + "\n" for line in _text(one, record, versions)))


def _found(store: Store, id_: str) -> Archived:
    found = store.archived(Wanted(id=id_))
    if found:
        return found[0]
    message = f"there is no evaluation `{id_}` in the archive"
    hint = did_you_mean(id_, [one.id for one in store.archived(Wanted())]) or "`kompass archive list` has all"
    raise KompassError([Problem("unknown-evaluation", message, store.name, hint)])


def _data(store: Store, one: Archived, versions: Sequence[Version], number: int | None) -> bytes:
    """The bytes of it, or of an earlier version; raises KompassError where they are not there."""
    wanted: Archived | Version | None = one
    if number is not None:
        wanted = next((version for version in versions if version.number == number), None)
    if wanted is None:
        known = ", ".join(str(version.number) for version in versions) or "none"
        message, hint = f"there is no version {number} of `{one.id}`", f"earlier versions: {known}"
        raise KompassError([Problem("unknown-evaluation", message, store.name, hint)])
    try:
        return store.data(wanted)
    except DamagedError as error:
        hint = "`kompass archive verify` says what else is not as it was"
        raise KompassError([Problem("unreadable-file", str(error), store.name, hint)]) from error


def _record(store: Store, one: Archived) -> Record | None:
    try:
        return store.record(one.sha)
    except DamagedError as error:
        hint = "`kompass archive index` makes it anew"
        raise KompassError([Problem("unreadable-file", str(error), store.name, hint)]) from error


def _text(one: Archived, record: Record | None, versions: Sequence[Version]) -> Iterator[str]:
    yield one.id
    yield f"  framework     {one.framework}@{one.revision}" + (f"+{one.variant}" if one.variant else "")
    code = f" ({one.code})" if one.code else ""
    if one.organisation:
        yield f"  organisation  {one.organisation}{code}" + (f", {one.year}" if one.year else "")
    if one.place:
        yield f"  file          {one.place}"
    if one.state != "recorded" or record is None:
        yield f"  state         {one.state}"
        return
    yield f"  digest        {one.digest[:SHORT]}"
    yield f"  definition    {one.definition[:SHORT]}"
    yield f"  added         {record.added}, scored by Kompass {record.card.engine}"
    for scale, sheet in record.card.sheets.items():
        told = (
            f"{figure.printed}" + (f" (exactly {figure.exact})" if figure.exact != figure.printed else "")
            for measure, figure in sheet.figures[TOTAL].items()
            if measure == "points"
        )
        maximum = sheet.figures[TOTAL].get("maximum")
        yield f"  scale {scale}: {', '.join(told)}" + (f" of {maximum.printed}" if maximum else "")
    if len(record.cards) > 1:
        yield f"  scored {len(record.cards)} times, first by Kompass {record.cards[0].engine}"
    yield from (f"  version {one.number}: {one.sha[:SHORT]}{one.suffix}" for one in versions)


def _json(one: Archived, record: Record | None, versions: Sequence[Version]) -> dict[str, Any]:
    return {
        "schema": 1,
        **data(one),
        "added": record.added if record else None,
        "scored": [_card(card) for card in (record.cards if record else ())],
        "versions": [
            {"number": version.number, "sha256": version.sha, "suffix": version.suffix}
            for version in versions
        ],
    }


def _card(card: Stored) -> dict[str, Any]:
    return {
        "framework": card.framework,
        "definition": card.digest,
        "engine": card.engine,
        "plugins": dict(card.plugins),
        "scales": {
            scale: {
                "digest": sheet.digest,
                "total": {measure: write_figure(one) for measure, one in sheet.figures[TOTAL].items()},
            }
            for scale, sheet in card.sheets.items()
        },
    }
