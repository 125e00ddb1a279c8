"""Rows: a line of the index to the columns of a table, and back; every database has the same ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kompass_core.model.archive import Archived
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.archive.decide import folded
from kompass_core.portfolio.archive.record import read_figure, write_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.model.archive import Record, State, Wanted

COLUMNS: Final = (
    "id",
    "framework",
    "revision",
    "variant",
    "organisation",
    "code",
    "year",
    "digest",
    "definition",
    "sha",
    "suffix",
    "place",
    "state",
    "totals",
    "folded",
)
"""In the order of the fields of a line; the last one is the id as a folder may know it."""

NUMBERS: Final = ("year",)
"""Those that are no text."""

POINTS: Final = "points"


def archived_as(record: Record, place: str, state: State = "recorded") -> Archived:
    """The line of an evaluation that is kept, by its record."""
    return Archived(
        id=record.id,
        framework=record.framework,
        revision=record.revision,
        variant=record.variant,
        organisation=record.organisation,
        code=record.code,
        year=record.year,
        digest=record.card.evaluated,
        definition=record.card.digest,
        sha=record.sha,
        suffix=record.suffix,
        place=place,
        state=state,
        totals={
            scale: sheet.figures[TOTAL][POINTS]
            for scale, sheet in record.card.sheets.items()
            if POINTS in sheet.figures[TOTAL]
        },
    )


def row_of(one: Archived) -> tuple[Any, ...]:
    """What stands in its columns."""
    totals = {scale: write_figure(figure) for scale, figure in one.totals.items()}
    told = json.dumps(totals, ensure_ascii=False)
    fields = (getattr(one, name) for name in COLUMNS[:-2])
    # A database may end a text where this character stands, or refuse it.
    plain = (value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in fields)
    return (*plain, told, folded(one.id))


def archived_in(row: Sequence[Any]) -> Archived:
    """The line that stands in such columns."""
    known = dict(zip(COLUMNS, row, strict=True))
    del known["folded"]
    told = json.loads(known.pop("totals"))
    return Archived(**known, totals={scale: read_figure(figure) for scale, figure in told.items()})


def where(wanted: Wanted, mark: str) -> tuple[str, tuple[Any, ...]]:
    """The condition of SQL for what is wanted, but for the organisation, and its values.

    `mark` stands for a value in the dialect.
    """
    asked = {
        name: getattr(wanted, name)
        for name in ("id", "framework", "revision", "year")
        if getattr(wanted, name) is not None
    }
    said = "".join(f" AND {name} = {mark}" for name in asked)
    return f"state <> 'superseded'{said}", tuple(asked.values())


def of_organisation(found: Iterable[Archived], wanted: Wanted) -> list[Archived]:
    """Those of the organisation that is wanted: by its code, or a part of its name, in capitals or not."""
    if wanted.organisation is None:
        return list(found)
    part = wanted.organisation.casefold()
    return [one for one in found if one.code == wanted.organisation or part in one.organisation.casefold()]
