"""Table: where evaluations lie in a database, and what of them stands in which of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.program import Sheet

Kind: TypeAlias = Literal["text", "number", "float"]
"""What a column holds: texts, exact numbers, or binary fractions, few of which are what one means by them."""


@frozen
class Table:
    """A table: `source` is what stands behind FROM, as the dialect writes it.

    `columns` are those that say something of an item, by their names: `CODE:DIMENSION`, `CODE:item`, `CODE`
    and `CODE:printed`. `kept` are passed through, untouched. `given` are the judged items whose
    points have a column, with how many parts of a point are told apart.
    """

    source: str
    columns: Mapping[str, Kind]
    kept: tuple[str, ...]
    given: Mapping[str, int]


def laid_out(
    sheet: Sheet, source: str, kept: Sequence[str], *, numbers: bool, given: Mapping[str, int]
) -> Table:
    """A table with a column for each judgement of a sheet, and one for the points of some items.

    Judgements are `numbers`, in percent, or the names of steps.
    """
    kind: Kind = "number" if numbers else "text"
    judged = {f"{line.item.code}:{name}": kind for line in reversed(sheet.lines) for name in line.asked}
    return Table(source, {**judged, **dict.fromkeys(given, "text")}, tuple(kept), given)
