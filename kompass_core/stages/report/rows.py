"""Rows: the items below an item to the rows of a table, however deep they lie.

Without recursion: how many levels a framework has is its author's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Cell


def rows(
    framework: Framework,
    top: str,
    shown: set[str],
    holding: set[str],
    cells: Callable[[str], tuple[Cell, ...]],
) -> Iterator[Row]:
    """A row for every item below `top` that is shown, code and title before its cells.

    An item that is `holding` others that are shown opens a group, and its own figures close it.
    """
    waiting = [(code, False) for code in reversed(framework.items[top].children)]
    while waiting:
        code, closes = waiting.pop()
        item = framework.items[code]
        if closes:
            yield Row((code, "", *cells(code)), "total")
        elif code not in holding:
            if code in shown:
                yield Row((code, item.title, *cells(code)))
        else:
            if code in shown:
                yield Row((code, item.title, *("" for _ in cells(code))), "group")
                waiting.append((code, True))
            waiting.extend((child, False) for child in reversed(item.children))


def holders(framework: Framework, shown: set[str]) -> set[str]:
    """The items that have anything below them that is shown."""
    holding: set[str] = set()
    for code in shown:
        parent = framework.items[code].parent
        while parent is not None and parent not in holding:
            holding.add(parent)
            parent = framework.items[parent].parent
    return holding


def tops(framework: Framework, shown: set[str], holding: set[str]) -> list[str]:
    """The items that get a table each: the topmost shown ones; the whole where they hold nothing."""
    found = []
    waiting = list(reversed(framework.items[TOTAL].children))
    while waiting:
        code = waiting.pop()
        if code in shown:
            found.append(code)
        else:
            waiting.extend(reversed(framework.items[code].children))
    return found if holding.intersection(found) else [TOTAL]
