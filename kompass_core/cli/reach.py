"""Reach: what the items of a framework can come to, as a table for people, or as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.problems.described import placed
from kompass_core.problems.show import plain
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.hooks.audited import Audited
    from kompass_core.model.audit import End, ItemAudit, Reach

WIDTH: Final = 80
HEADS: Final = ("Item", "Title", "Max", "Least", "Most", "Sure", "Raising")
RIGHT: Final = (False, False, True, True, True, False, False)
RAISING: Final = {
    "proven": "never lowers",
    "declared": "lowers, as said",
    "refuted": "lowers",
    "undecided": "undecided",
}
"""What raising a judgement does to points, in a word or two, by the verdict."""


def table(audited: Audited) -> str:
    """A table for each scale: the least and the most points of every item, and how sure that is.

    It is 80 columns wide at most, unless codes and figures alone need more: titles are cut.
    """
    framework = audited.program.framework
    blocks = []
    for scale, items in audited.audit.sheets.items():
        rows = [_row(item, framework.items[item.item].title) for item in items.values()]
        lines = [plain(f"{framework.name} on {scale}"), "", *_laid_out([HEADS, *rows])]
        lines += [
            plain(f"{one.dimension} may lower points: {one.reason}")
            for one in audited.audit.declared
            if one.scale == scale
        ]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def reached(audited: Audited) -> dict[str, object]:
    """The same with every measure, as it stands in JSON: by scale, then by item."""
    return {
        "framework": audited.program.framework.name,
        "scales": {
            scale: {code: _described(item) for code, item in items.items()}
            for scale, items in audited.audit.sheets.items()
        },
        "declared": [
            {"scale": one.scale, "dimension": one.dimension, "reason": one.reason, "place": placed(one.span)}
            for one in audited.audit.declared
        ],
    }


def _row(item: ItemAudit, title: str) -> tuple[str, ...]:
    points = item.reaches["points"]
    most = "" if item.maximum is None else exact(item.maximum)
    least, best = _value(points.low), _value(points.high)
    return (item.item, title, most, least, best, _sure(points), RAISING[item.direction])


def _value(end: End) -> str:
    return "?" if end.value is None else exact(end.value)


def _sure(reach: Reach) -> str:
    """How sure the less sure end is, with what nothing lies beyond."""
    told = []
    for end, sign in ((reach.low, "\N{GREATER-THAN OR EQUAL TO}"), (reach.high, "\N{LESS-THAN OR EQUAL TO}")):
        if end.sure != "proven":
            told.append(end.sure + ("" if end.bound is None else f", {sign} {exact(end.bound)}"))
    return "; ".join(told) or "proven"


def _laid_out(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    shown = [tuple(plain(cell) for cell in row) for row in rows]
    widths = [max(len(row[column]) for row in shown) for column in range(len(HEADS))]
    others = sum(widths) - widths[1] + 2 * (len(widths) - 1)
    widths[1] = min(widths[1], max(len(HEADS[1]), WIDTH - others))
    for number, row in enumerate(shown):
        cells = [row[0], _cut(row[1], widths[1]), *row[2:]]
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(cells, widths, RIGHT, strict=True)
        )
        yield "  ".join(padded).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _described(item: ItemAudit) -> dict[str, object]:
    return {
        "maximum": None if item.maximum is None else exact(item.maximum),
        "measures": {
            **{
                name: {"least": _end(reach.low), "most": _end(reach.high)}
                for name, reach in item.reaches.items()
            },
            **{name: {"always": truth} for name, truth in item.truths.items()},
        },
        "direction": item.direction,
    }


def _ends(reach: Reach) -> dict[str, object]:
    return {"least": _end(reach.low), "most": _end(reach.high)}


def _end(end: End) -> dict[str, object]:
    """An end: what was found, what nothing lies beyond, and how sure it is, numbers exact as text."""
    return {
        "found": None if end.found is None else exact(end.found),
        "bound": None if end.bound is None else exact(end.bound),
        "sure": end.sure,
    }
