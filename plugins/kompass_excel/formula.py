"""Formula: what a cell is made of, as a spreadsheet says it and as it comes out there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, assert_never

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_excel.layout import Address

MOST: Final = 255
"""Cells that a sum may list."""


@frozen
class Formula:
    """A sum of cells, the first as a share of the second or less the second, or the same as another cell."""

    kind: Literal["sum", "share", "difference", "same"]
    parts: tuple[Address, ...]

    def value(self, values: Sequence[float]) -> float:
        """What it makes of the values of its parts, in doubles as a spreadsheet has them."""
        match self.kind:
            case "sum":
                return sum(values)
            case "share":
                return values[0] / values[1]
            case "difference":
                return values[0] - values[1]
            case "same":
                return values[0]
            case _:
                assert_never(self.kind)

    def text(self, sheet: str) -> str:
        """How it is written in a cell of a sheet."""
        names = [part.seen_from(sheet) for part in self.parts]
        match self.kind:
            case "sum":
                rows = [part.row for part in self.parts]
                if len(rows) > 1 and rows == [*range(rows[0], rows[0] + len(rows))]:
                    return f"=SUM({names[0]}:{names[-1]})"
                return f"=SUM({','.join(names)})"
            case "share":
                return f"={names[0]}/{names[1]}"
            case "difference":
                return f"={names[0]}-{names[1]}"
            case "same":
                return f"={names[0]}"
            case _:
                assert_never(self.kind)
