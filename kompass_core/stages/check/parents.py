"""Parents: which item each item is a part of, by what it says or by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.check import values
from kompass_core.stages.check.sort import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.document import Entry


@frozen
class Found:
    """An item as it stands in the file."""

    code: str
    level: str
    entry: Entry


def parent_of(
    item: Found, found: Mapping[str, Found], levels: tuple[str, ...], problems: list[Problem]
) -> str | None:
    """The code of an item's parent, the whole where it has none; None where a problem was added."""
    stated = values.rows(item.entry).get("parent")
    parent = item.code.rpartition(".")[0] if stated is None else str(stated.value)
    if not parent or parent == TOTAL:
        return TOTAL
    place = item.entry.key if stated is None else stated.span
    if parent not in found:
        guess = did_you_mean(parent, found) if stated is not None and len(problems) < MOST else None
        hint = guess or f"add it, or say `parent = ...` in the {item.level}"
        message = f"there is no item `{parent}` for `{item.code}` to be a part of"
        problems.append(Problem("unknown-name", message, place, hint))
        return None
    above = found[parent]
    if levels.index(above.level) >= levels.index(item.level):
        message = f"`{item.code}` is of level `{item.level}`, and cannot be a part of `{parent}`"
        hint = f"the levels from the top are {', '.join(levels)}"
        related = ((f"the {above.level} `{parent}`", above.entry.key),)
        problems.append(Problem("wrong-level", message, place, hint, related))
        return None
    return parent


def refuse_mixed(parts: list[Found]) -> Iterator[Problem]:
    """A problem with the first of the parts of one item that is not of the level of the others."""
    for part in parts:
        first = parts[0]
        if part.level != first.level:
            levels = f"level `{part.level}`, and `{first.code}` beside it of level `{first.level}`"
            message = f"`{part.code}` is of {levels}"
            hint = "the parts of an item are all of one level"
            related = ((f"the {first.level} `{first.code}`", first.entry.key),)
            yield Problem("wrong-level", message, part.entry.key, hint, related)
            return
