"""Worked: the hidden sheet of one scale, on which the points of all items are worked out by formulas.

Each item has a row: whether it applies, the least and the greatest share of each dimension, then its measures
in the order of its rules. Where a rule cannot be said by a formula, or is made of one that cannot, nothing
stands, and the sheet of judgements says so. A cell of what does not apply holds an empty text, which sums and
means pass over.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from kompass_core.rules.interval import Interval
from kompass_core.rules.spreadsheet import Cells, Ends, Member, formulas, literal
from kompass_core.stages.workbook.names import JUDGED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from kompass_core.model.program import Line
    from kompass_core.model.scorecard import Sheet
    from kompass_core.stages.workbook.form import Form, Question

THERE: Final = 1


@frozen
class Lists:
    """Where the steps of a dimension are listed: what is shown of them, and what they are worth."""

    shown: str
    shares: str


class Worked:
    """One scale that is being worked out, children before what is made of them."""

    def __init__(self, form: Form, scale: str, sheet: str, lists: Mapping[str, Lists]) -> None:
        """`sheet` is the name of the sheet; `lists` has by dimension where its steps stand."""
        self._form, self._scale, self._sheet, self._lists = (
            form,
            form.program.framework.scales[scale],
            sheet,
            lists,
        )
        self._own: dict[str, Mapping[str, Ends]] = {}
        self._judged = quote_sheetname(form.sheets[JUDGED])

    def write(self, worksheet: Worksheet, known: Sheet) -> dict[str, Ends]:
        """Write the sheet; `known` is what the formulas come to. Where points of an item are, by its code."""
        found = {}
        for line in self._form.program.sheets[self._scale.id].lines:
            row = self._form.row(line.item.code)
            worksheet.write_string(row, 0, line.item.code)
            score = known.scores[line.item.code]
            applies = score.origin != "not applicable"
            worksheet.write_formula(row, THERE, f"={self._there(line)}", None, int(applies))
            column, dimensions, seen = THERE + 1, {}, _seen(known, line)
            for name in line.asked:
                ends = self._share(line, name)
                weight = literal(self._scale.dimensions[name].weight)
                cells = self._cell(row, column), self._cell(row, column + 1)
                self._put(worksheet, row, column, ends, seen.get(name))
                dimensions[name] = Member(
                    {"share": Ends(*cells), "weight": Ends(weight, weight)}, f'({cells[0]}<>"")'
                )
                column += 2
            own = self._stated(line)
            for rule in line.rules:
                made = formulas(rule.typed, Cells(own, dimensions, self._children(line)))
                if made is None:
                    own.pop(rule.measure, None)
                    continue
                there, value = self._cell(row, THERE), score.measures.get(rule.measure)
                guarded = Ends(*(f'IF({there}=0,"",{one})' for one in (made.low, made.high)))
                self._put(worksheet, row, column, guarded, value if isinstance(value, Interval) else None)
                low = self._cell(row, column)
                own[rule.measure] = Ends(low, low if made.known else self._cell(row, column + 1))
                column += 2
            self._own[line.item.code] = own
            if "points" in own and any(rule.measure == "points" for rule in line.rules):
                found[line.item.code] = own["points"]
        return found

    def seen(self, cell: str) -> str:
        """The reference to a cell of the sheet from another one."""
        return f"{quote_sheetname(self._sheet)}!{cell}"

    def _stated(self, line: Line) -> dict[str, Ends]:
        stated = {"weight": line.item.weight}
        if line.item.maximum is not None:
            stated["maximum"] = line.item.maximum
        return {name: Ends(literal(value), literal(value)) for name, value in stated.items()}

    def _children(self, line: Line) -> tuple[Member, ...]:
        return tuple(
            Member(self._own[code], f"({self._cell(self._form.row(code), THERE)}=1)")
            for code in line.item.children
        )

    def _there(self, line: Line) -> str:
        if line.item.children:
            parts = [f"({self._cell(self._form.row(code), THERE)}=1)" for code in line.item.children]
            return f"IF({'+'.join(parts)}=0,0,1)"
        row, absent = self._form.row(line.item.code), _quoted(self._form.not_applicable)
        whole = self._input(row, self._form.whole_column)
        none = ",".join(f"{self._input(row, self._question(name).column)}={absent}" for name in line.asked)
        left = f"IF(AND({none}),0,1)" if none else "1"
        gone = "NA()" if self._scale.not_applicable == "refuse" else "0"
        return f'IF({whole}="",{left},IF({whole}={absent},{gone},NA()))'

    def _share(self, line: Line, name: str) -> Ends:
        """What a judgement is worth: all that it could be where there is none."""
        cell = self._input(self._form.row(line.item.code), self._question(name).column)
        lists, steps = self._lists[name], self._scale.dimensions[name].steps.values()
        place = f"MATCH({cell},{lists.shown},0)"
        # What is looked for may hold `*` or `?`, which would find something else.
        value = f"IF(INDEX({lists.shown},{place})={cell},INDEX({lists.shares},{place}),NA())"
        gone = "NA()" if self._scale.not_applicable == "refuse" else '""'
        absent, unanswered = _quoted(self._form.not_applicable), _quoted(self._form.unanswered)
        zero = self._scale.unanswered == "zero"
        ends = (Fraction(0), Fraction(0)) if zero else (min(steps), max(steps))
        low, high = (
            f'IF(OR({cell}="",{cell}={unanswered}),{literal(end)},IF({cell}={absent},{gone},{value}))'
            for end in ends
        )
        return Ends(low, high)

    def _question(self, name: str) -> Question:
        return next(one for one in self._form.questions if one.name == name)

    def _input(self, row: int, column: int) -> str:
        return f"{self._judged}!{self._cell(row, column)}"

    def _cell(self, row: int, column: int) -> str:
        cell: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        return cell

    def _put(self, worksheet: Worksheet, row: int, column: int, ends: Ends, value: Interval | None) -> None:
        low, high = ("", "") if value is None else (float(value.low), float(value.high))
        worksheet.write_formula(row, column, f"={ends.low}", None, low)
        worksheet.write_formula(row, column + 1, f"={ends.high}", None, high)


def _seen(known: Sheet, line: Line) -> dict[str, Interval]:
    """What is known of each dimension, as far as any rule looks at it."""
    inputs = (one for derivation in known.scores[line.item.code].derivations for one in derivation.inputs)
    return {one.name: one.value for one in inputs if isinstance(one.value, Interval)}


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
