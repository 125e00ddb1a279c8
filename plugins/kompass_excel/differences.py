"""Differences: columns of a table to the two before them that they are the difference of, in every line."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.extending import Figure
    from kompass_excel.layout import Address, Placed

FEWEST: Final = 2
"""Lines that have to agree: of one it may be chance."""

NEAR: Final = 4
"""Columns before it among which the two are looked for."""


def differences(
    placed: Placed, figures: Mapping[Address, Figure], named: Mapping[Address, object]
) -> Iterator[tuple[Address, Address, Address]]:
    """What is a difference, and the two figures that it is of; `named` are the figures of an item itself."""
    columns: dict[int, dict[int, Address]] = {}
    for address, column, _, figure in placed.figures():
        if address in figures and figure.low == figure.high:
            columns.setdefault(column, {})[address.row] = address
    for column, cells in columns.items():
        if len(cells) < FEWEST or any(address in named for address in cells.values()):
            continue
        before = sorted(other for other in columns if other < column)[-NEAR:]
        for first, other in permutations(before, 2):
            found = [(cell, columns[first].get(row), columns[other].get(row)) for row, cell in cells.items()]
            known = [(cell, one, two) for cell, one, two in found if one is not None and two is not None]
            if len(known) == len(found) and all(
                figures[cell].low == figures[one].low - figures[two].low for cell, one, two in known
            ):
                yield from known
                break
