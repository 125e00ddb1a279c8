"""A report as its rows: what a spreadsheet takes, or a message."""

from kompass_core.extending import Cell, Report, Table


def render(report: Report) -> str:
    """The title, and each row of each table with its cells set apart by tabs."""
    tables = [block for block in report.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    lines = ["\t".join(map(_text, row.cells)) for row in rows]
    return "".join(f"{line}\n" for line in (report.title, *lines))


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.printed
