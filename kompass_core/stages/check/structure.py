"""Structure: the tables of a framework's file to its items, each with its place in the tree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL, Item
from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.history import was
from kompass_core.stages.check.names import ITEM_CODES, reserved
from kompass_core.stages.check.parents import Found, parent_of, refuse_mixed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Document


def items(document: Document, levels: tuple[str, ...], problems: list[Problem]) -> Mapping[str, Item]:
    """Every item by its code, in the order of print, the whole first.

    What is wrong is added to `problems`: `missing-key` where there are no items, `duplicate-code`,
    `reserved-name`, `unknown-name` for a parent that is not there, `wrong-level` for one that is
    not above, and for parts of different levels.
    """
    found, twice = _found(document, levels, problems)
    parents = {
        code: parent_of(one, found, levels, problems) for code, one in found.items() if code not in twice
    }
    children: dict[str, list[str]] = {code: [] for code in (TOTAL, *found)}
    for code, parent in parents.items():
        if parent is not None:
            children[parent].append(code)
    for codes in children.values():
        problems.extend(refuse_mixed([found[code] for code in codes]))
    head = document.root["framework"]
    rows = values.rows(head)
    language = values.text(rows, "language")
    default = values.texts(rows, "dimensions") if "dimensions" in rows else None
    whole = Found(TOTAL, TOTAL, head)
    if not found and not problems:
        hint = f"add a table such as `[{levels[0]}.1]`"
        problems.append(Problem("missing-key", "the framework has no items", head.span, hint))
    made = {TOTAL: _item(whole, None, tuple(children[TOTAL]), None, language)}
    waiting = list(reversed(children[TOTAL]))
    while waiting:
        code = waiting.pop()
        made[code] = _item(found[code], parents[code], tuple(children[code]), default, language)
        waiting.extend(reversed(children[code]))
    return values.frozen_map(made)


def _found(
    document: Document, levels: tuple[str, ...], problems: list[Problem]
) -> tuple[Mapping[str, Found], set[str]]:
    """The items by their codes, and the codes that stand on two levels."""
    found: dict[str, Found] = {}
    twice: set[str] = set()
    for level in levels:
        for code, entry in values.table(document.root, level).items():
            one = Found(code, level, entry)
            taken = reserved(code, ITEM_CODES, "an item", entry.key)
            problems.extend(taken)
            if not taken and code in found:
                twice.add(code)
                problems.append(_twice(one, found[code], document))
            elif not taken:
                found[code] = one
    return found, twice


def _twice(one: Found, other: Found, document: Document) -> Problem:
    """The problem at the one that came later, which is in another file or further down."""
    first, second = sorted(
        (one, other), key=lambda found: (found.entry.key.source is not document.source, found.entry.key.start)
    )
    hint = "give one of them another code: a code is an item's identity, on whatever level"
    related = ((f"the {first.level} `{first.code}`", first.entry.key),)
    message = f"`{one.code}` is the code of two items"
    return Problem("duplicate-code", message, second.entry.key, hint, related)


def _item(
    found: Found,
    parent: str | None,
    children: tuple[str, ...],
    default: tuple[str, ...] | None,
    language: str,
) -> Item:
    rows = values.rows(found.entry)
    stated = values.texts(rows, "dimensions") if "dimensions" in rows and parent is not None else default
    weight = values.number(rows, "weight")
    return Item(
        code=found.code,
        level=found.level,
        title=values.text(rows, "title"),
        language=values.optional_text(rows, "language") or language,
        aliases=values.texts(rows, "aliases"),
        maximum=values.number(rows, "maximum"),
        weight=Fraction(1) if weight is None else weight,
        dimensions=stated,
        parent=parent,
        children=children,
        was=was(rows),
        sources=values.sources(rows),
        key=found.entry.key,
        span=found.entry.span,
        spans=values.frozen_map({key: entry.span for key, entry in rows.items()}),
    )
