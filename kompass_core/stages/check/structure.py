"""Structure: the tables of a framework's file to its items, each with its place in the tree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL, Item
from kompass_core.problems import Problem, near
from kompass_core.stages.check import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.document import Document, Entry

JUDGED = "judged"
RESERVED = (TOTAL, JUDGED)


def items(document: Document, levels: tuple[str, ...], problems: list[Problem]) -> Mapping[str, Item]:
    """Every item by its code, in the order of print, the whole first.

    What is wrong is added to `problems`: `duplicate-code`, `reserved-name`, `unknown-name` for a
    parent that is not there, `wrong-level` for one that is not above.
    """
    found = dict(_found(document, levels, problems))
    parents = {code: _parent(code, level, entry, found, levels, problems) for code, (level, entry) in found.items()}
    children: dict[str, list[str]] = {code: [] for code in (TOTAL, *found)}
    for code, parent in parents.items():
        children[parent].append(code)
    for codes in children.values():
        _refuse_mixed(codes, found, problems)
    framework = values.table(document.root, "framework")
    default = values.texts(framework, "dimensions") if "dimensions" in framework else None
    whole = _item(TOTAL, TOTAL, document.root["framework"], None, tuple(children[TOTAL]), None)
    made = {TOTAL: whole}
    waiting = list(reversed(children[TOTAL]))
    while waiting:
        code = waiting.pop()
        level, entry = found[code]
        made[code] = _item(code, level, entry, parents[code], tuple(children[code]), default)
        waiting.extend(reversed(children[code]))
    return values.frozen_map(made)


def _found(
    document: Document, levels: tuple[str, ...], problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, Entry]]]:
    places: dict[str, tuple[str, Entry]] = {}
    for level in levels:
        for code, entry in values.table(document.root, level).items():
            if code in RESERVED:
                message = f"`{code}` has a meaning of its own, so no item can have it as its code"
                problems.append(Problem("reserved-name", message, entry.key, "give the item another code"))
            elif code in places:
                first_level, first = places[code]
                problems.append(
                    Problem(
                        "duplicate-code",
                        f"`{code}` is the code of two items",
                        entry.key,
                        "give one of them another code; a code is an item's identity on every level",
                        ((f"the {first_level} `{code}`", first.key),),
                    )
                )
            else:
                places[code] = (level, entry)
                yield code, (level, entry)


def _parent(
    code: str,
    level: str,
    entry: Entry,
    found: Mapping[str, tuple[str, Entry]],
    levels: tuple[str, ...],
    problems: list[Problem],
) -> str:
    rows: values.Rows = entry.value  # type: ignore[assignment] - checked to be a table
    stated = rows.get("parent")
    parent = code.rpartition(".")[0] if stated is None else str(stated.value)
    if not parent or parent == TOTAL:
        return TOTAL
    place = entry.key if stated is None else stated.span
    if parent not in found:
        guesses = near(parent, found) if stated is not None else ()
        hint = f"did you mean `{guesses[0]}`?" if guesses else f"add it, or say `parent = ...` in the {level}"
        message = f"there is no item `{parent}` for `{code}` to be a part of"
        problems.append(Problem("unknown-name", message, place, hint))
        return TOTAL
    above = found[parent][0]
    if levels.index(above) >= levels.index(level):
        message = f"`{code}` is a {level} and cannot be a part of `{parent}`, which is a {above}"
        hint = f"the levels from the top are {', '.join(levels)}"
        problems.append(Problem("wrong-level", message, place, hint))
        return TOTAL
    return parent


def _refuse_mixed(
    codes: list[str], found: Mapping[str, tuple[str, Entry]], problems: list[Problem]
) -> None:
    if not codes:
        return
    first = found[codes[0]]
    for code in codes[1:]:
        level, entry = found[code]
        if level != first[0]:
            message = f"`{code}` is a {level}, while `{codes[0]}`, a part of the same item, is a {first[0]}"
            hint = "the parts of an item are of one level"
            related = ((f"the {first[0]} `{codes[0]}`", first[1].key),)
            problems.append(Problem("wrong-level", message, entry.key, hint, related))
            return


def _item(
    code: str,
    level: str,
    entry: Entry,
    parent: str | None,
    children: tuple[str, ...],
    default: tuple[str, ...] | None,
) -> Item:
    rows: values.Rows = entry.value  # type: ignore[assignment] - checked to be a table
    return Item(
        code=code,
        level=level,
        title=values.text(rows, "title"),
        aliases=values.texts(rows, "aliases"),
        maximum=values.number(rows, "maximum"),
        weight=Fraction(1) if (weight := values.number(rows, "weight")) is None else weight,
        dimensions=values.texts(rows, "dimensions") if "dimensions" in rows and code != TOTAL else default,
        parent=parent,
        children=children,
        sources=values.sources(rows),
        key=entry.key,
        span=entry.span,
    )
