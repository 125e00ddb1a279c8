"""Workbook: a report to the bytes of an Excel file, the same for the same report on any day."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

try:
    from xlsxwriter import Workbook
except ImportError as error:
    message = "it needs XlsxWriter, which `pip install kommunkompass[excel]` installs"
    raise ImportError(message) from error

from kompass_core.extending import Box, Chart
from kompass_excel.charts import data
from kompass_excel.formulas import Formulas
from kompass_excel.language import spoken
from kompass_excel.layout import Address, Placed, Text, laid_out
from kompass_excel.sections import TOTAL, Section, sections
from kompass_excel.text import HEADING, Names, SheetNames, defined, short
from kompass_excel.write import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.extending import Block, Report
    from kompass_excel.grid import Grid
    from kompass_excel.layout import Thing

EPOCH: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a file says no zone
"""When every workbook was made."""

SETTINGS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(report: Report) -> bytes:
    """All of the report."""
    first, others = sections(report)
    charts = tuple(dict.fromkeys(chart for section in others for chart in _charts(section.blocks)))
    if charts:
        others = (*others, Section(report.words["page.chart"], tuple(map(data, charts))))
    names = SheetNames()
    name = names.name(report.words["page.report"])
    parts = {names.name(section.title): section for section in others}
    sheets = {sheet: laid_out(section, sheet) for sheet, section in parts.items()}
    placed = [thing for things in sheets.values() for thing in things if isinstance(thing, Placed)]
    last = len(placed) - len(charts)
    formulas = Formulas(report, placed[:last], placed[last:])
    front = laid_out(first, name, parts)
    sheets = {name: (*front, *_remark(report, formulas, front)), **sheets}
    out = BytesIO()
    with Workbook(out, SETTINGS) as book:
        book.set_properties(_properties(report))
        drawings = dict(zip(charts, placed[last:], strict=True))
        writer = Writer(book, report, formulas, drawings)
        for sheet, things in sheets.items():
            writer.sheet(sheet, things)
        for wanted, address in _totals(report, formulas):
            book.define_name(wanted, f"={address.fixed}")
    return spoken(out.getvalue(), report.language)


def _charts(blocks: Iterable[Block | Grid]) -> Iterator[Chart]:
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Box):
            yield from _charts(block.blocks)


def _remark(report: Report, formulas: Formulas, above: tuple[Thing, ...]) -> Iterator[Text]:
    """Which cells hold a figure as it is printed, if any do."""
    held = ", ".join(address.seen_from("") for address in formulas.held())
    if held:
        last = above[-1].at
        said = report.words["page.rounded"].replace("{cells}", held)
        yield Text(Address(last.sheet, last.row + 2, 1), said, "text")


def _totals(report: Report, formulas: Formulas) -> Iterator[tuple[str, Address]]:
    """Names for the points of the whole: `total_SCALE`; of several evaluations `total_EVALUATION_SCALE`."""
    names = Names(HEADING, joint="_")
    several = len(report.scorecards) > 1
    for key, address in formulas.homes.items():
        if key.entry.item == TOTAL and key.measure == "points":
            named = (key.entry.evaluation, key.entry.scale) if several else (key.entry.scale,)
            yield names.name(defined(TOTAL, *named)), address


def _properties(report: Report) -> dict[str, Any]:
    """What the file says of itself."""
    cards = report.scorecards
    names = dict.fromkeys(card.framework.name for card in cards)
    authors = dict.fromkeys(one.name for card in cards for one in card.evaluation.evaluators if one.name)
    digests = dict.fromkeys(f"{card.framework.name} {card.digest}" for card in cards)
    return {
        "title": short(report.title, HEADING),
        "subject": short(", ".join(names), HEADING),
        "author": short("; ".join(authors), HEADING),
        "comments": short("; ".join(digests), HEADING),
        "created": EPOCH,
    }
