"""Space: how many empty lines stand before the header of each table.

None before a table that belongs to the one above it, such as the steps of a dimension. Two where another
branch of a framework begins, and then before the first one, too, and after the last. One before all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kompass_core.model.files import FRAMEWORK_FILE_HEAD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    Path: TypeAlias = tuple[str, ...]

VERBS: Final = ("add", "replace", "remove")
OF_ITEMS: Final = ("judgement", "given", "finding")
"""Tables of an evaluation that have a table for each item, or for all of them."""


def spaces(paths: Iterable[Path], root: Collection[str]) -> list[int]:
    """Empty lines before each of the tables whose headers have these paths.

    `root` are the names at the root of the file, which say of what kind it is.
    """
    made: list[int] = []
    first: list[int] = []
    before: Path = ()
    for path in paths:
        if path[:-1] == before and len(before) > 1:
            made.append(0)
            continue
        place, last = _place(path, root), _place(before, root)
        if place[0] and not last[0]:
            first.append(len(made))
        made.append(2 if last[0] and _parts(place, last) else 1)
        before = path
    return [max(made) if at in first else gap for at, gap in enumerate(made)]


def _place(path: Path, root: Collection[str]) -> tuple[Path, str]:
    """The tables that a table is one of, none at the head of a file, and its code."""
    name, second, third = (*path, "", "", "")[:3]
    if "of" in root:
        return (path[:2], third) if name in VERBS else ((), "")
    if "framework" in root:
        return (path[:1], second) if name and name not in FRAMEWORK_FILE_HEAD.keys else ((), "")
    if "evaluation" in root:
        return (path[:1], second) if name in OF_ITEMS else ((), "")
    return (), ""


def _parts(place: tuple[Path, str], last: tuple[Path, str]) -> bool:
    """Whether another branch begins: where codes go on, in a list of items without parts, none does."""
    (group, code), (last_group, last_code) = place, last
    flat = group == last_group and "." not in code + last_code
    return not flat and code.partition(".")[0] != last_code.partition(".")[0]
