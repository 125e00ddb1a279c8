"""Text: any text to text that a workbook can hold, and to names for its parts that no two of them share.

What a workbook cannot hold is replaced or cut, and where it is cut that is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CELL: Final = 32_767
"""Characters of a cell, as UTF-16 counts them."""

HEADING: Final = 255
"""Characters of the heading of a column of a table, of a line of the page's head, and of a property."""

SHEET: Final = 31
"""Characters of the name of a sheet."""

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OF_SHEETS: Final = re.compile(r"[\[\]:*?/\\]")
_OF_NAMES: Final = re.compile(r"[^\w.]", re.ASCII)


def legal(text: str) -> str:
    """The text with U+FFFD for what XML cannot say."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def celled(text: str, words: Mapping[str, str]) -> str:
    """The text of a cell, which ends with a remark if it had to be cut."""
    return _cut(legal(text), CELL, f" {words['page.cut']}")


def short(text: str, most: int) -> str:
    """The text on one line of so many characters, which ends with three points if it had to be cut."""
    return _cut(" ".join(legal(text).split()), most, "\N{HORIZONTAL ELLIPSIS}")


def _cut(text: str, most: int, mark: str) -> str:
    if _size(text) <= most:
        return text
    units = text.encode("utf-16-le")[: 2 * (most - _size(mark))]
    return units.decode("utf-16-le", "ignore").rstrip() + mark


def _size(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


class Names:
    """Names that are given once each, whatever is asked for; case makes no difference."""

    def __init__(self, most: int, *taken: str, joint: str = " ") -> None:
        """Of so many characters, and none of those that are taken; `joint` stands before a number."""
        self._most, self._joint = most, joint
        self._taken = {name.casefold() for name in taken}

    def name(self, wanted: str) -> str:
        """What is wanted, or with the first number after it that makes it another."""
        number, made = 1, short(wanted, self._most)
        while made.casefold() in self._taken:
            number += 1
            tail = f"{self._joint}{number}"
            made = short(wanted, self._most - len(tail)) + tail
        self._taken.add(made.casefold())
        return made


class SheetNames(Names):
    """Names for sheets; one that Excel keeps for itself is not given."""

    def __init__(self) -> None:
        """None given yet."""
        super().__init__(SHEET, "history", "")

    def name(self, wanted: str) -> str:
        """What is wanted, without the signs that stand for something else in references."""
        plain = _OF_SHEETS.sub(" ", wanted).strip(" '")
        return super().name(plain or "1")


def defined(*parts: str) -> str:
    """A name for a cell, to be used in formulas: words and numbers with `_` between them."""
    return short("_".join(_OF_NAMES.sub("_", part) for part in parts), HEADING - 5)
