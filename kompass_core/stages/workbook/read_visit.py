"""Read visit: the sheet of the visit to who was evaluated, when, by whom and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.document import Entry
from kompass_core.problems import Problem
from kompass_core.stages.workbook.names import HEADS, KEY, VISIT
from kompass_core.stages.workbook.tables import listed, table
from kompass_core.stages.workbook.values import as_day, as_number, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.document import Scalar
    from kompass_core.problems import Span
    from kompass_core.stages.workbook.about import About
    from kompass_core.stages.workbook.sheets import Place, Row, Sheets
    from kompass_core.stages.workbook.tables import Table

VALUE: Final = 3
"""The column of the first value of a row, counted from 1."""

TURNED: Final[Mapping[str, Callable[[Scalar], Scalar]]] = {
    "from": as_day, "to": as_day, "on": as_day, "year": as_number, "interviews": as_number,
}  # fmt: skip
SINGLE: Final = (
    "id",
    "framework",
    "variant",
    "from",
    "to",
    "year",
    "interviews",
    "previous",
    "source",
    "note",
)
NEEDED: Final = {"organisation": "name", "id": "id", "framework": "framework"}
CARRIED: Final = "carried:"
ASTRAY: Final = ("nothing is asked in this cell", "remove it, or write it where it is asked")


class _Visit:
    """The tables that are being filled."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.tables: dict[str, Table] = {"evaluation": {}, "organisation": {}, "sources": {}, "carried": {}}
        self.evaluators: list[Entry] = []
        self.labels: dict[str, Span] = {}

    def row(self, row: Row) -> None:
        """Take in what a row says."""
        places = {place.cell.column: place for place in row.cells.values() if place.cell.column >= VALUE}
        key = str(row.cells[KEY].cell.value) if KEY in row.cells else ""
        if key:
            self.labels[key] = row.cells.get("label", row.cells[KEY]).span
        match key:
            case _ if key == HEADS:
                return
            case "scales":
                found = [self._value(places, column, as_text) for column in sorted(places)]
                if entries := [entry for entry in found if entry is not None]:
                    self.tables["evaluation"]["scales"] = listed(entries)
            case "evaluator":
                names = ("name", "organisation", "id")
                found = [self._value(places, VALUE + at, as_text) for at in range(len(names))]
                person = {name: entry for name, entry in zip(names, found, strict=True) if entry is not None}
                if person:
                    self.evaluators.append(table(person, next(iter(person.values())).span))
            case "sources":
                name, text = (self._value(places, VALUE + at, as_text) for at in range(2))
                self._source(name, text)
            case "organisation" | "code":
                self._one("organisation", "name" if key == "organisation" else key, places)
            case _ if key in SINGLE:
                self._one("evaluation", key, places)
            case _ if key.startswith(CARRIED):
                self._one("carried", key.removeprefix(CARRIED), places)
            case _:
                pass
        self._astray(places)

    def _one(self, name: str, key: str, places: dict[int, Place]) -> None:
        entry = self._value(places, VALUE, TURNED.get(key, as_text))
        if entry is not None:
            self.tables[name][key] = entry

    def _value(
        self, places: dict[int, Place], column: int, turned: Callable[[Scalar], Scalar]
    ) -> Entry | None:
        place = places.pop(column, None)
        return None if place is None else self.sheets.value(place, turned)

    def _source(self, name: Entry | None, text: Entry | None) -> None:
        if name is not None and text is not None:
            self.tables["sources"][str(name.value)] = Entry(text.value, text.span, name.span)
        elif (half := name or text) is not None:
            message, hint = "a source has a name and a text", "write both, or neither"
            self.sheets.problems.append(Problem("missing-key", message, half.span, hint))

    def _astray(self, places: dict[int, Place]) -> None:
        message, hint = ASTRAY
        self.sheets.problems.extend(
            Problem("unknown-key", message, one.span, hint) for one in places.values()
        )


def visit(sheets: Sheets, made_of: About) -> Table:
    """The tables `evaluation`, `sources` and `carried`, as far as there is anything in them."""
    found = _Visit(sheets)
    for row in sheets.rows(VISIT):
        found.row(row)
    one, organisation = found.tables["evaluation"], found.tables["organisation"]
    if organisation:
        one["organisation"] = table(organisation, next(iter(organisation.values())).span)
    if found.evaluators:
        one["evaluators"] = listed(found.evaluators)
    for key, name in NEEDED.items():
        rows = organisation if key == "organisation" else one
        if name not in rows:
            place = found.labels.get(key, sheets.start(VISIT))
            sheets.problems.append(Problem("missing-key", f"the {key} is not said", place, "write it beside"))
    reference = one.get("framework")
    if reference is not None and made_of.framework and reference.value != made_of.framework:
        message = f"the workbook was made for `{made_of.framework}`, and here it says `{reference.value}`"
        hint = "make a new workbook for another revision"
        sheets.problems.append(Problem("wrong-revision", message, reference.span, hint))
    root = {"evaluation": table(one, sheets.start(VISIT))}
    for name in ("sources", "carried"):
        if rows := found.tables[name]:
            root[name] = table(rows, next(iter(rows.values())).span)
    return root
