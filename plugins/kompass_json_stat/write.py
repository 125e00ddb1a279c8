"""Write: a report to a dataset of JSON-stat 2.0, https://json-stat.org/format/.

A value is the number that is printed, with as many decimals, written as these digits: it is never turned into
something binary and back. What is no number is null, and its status says why; where only a range is known, or
only what is printed, its ends are in the extension.
"""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from kompass_core.extending import Figure, exact, numeral
from kompass_json_stat.cube import cube

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.extending import Report, Scorecard
    from kompass_json_stat.cube import Cube

PERCENT: Final = {"symbol": "%", "position": "end"}

UNSEEN: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal or a reader obeys without seeing it: JSON can say it in letters."""


def written(report: Report) -> str:
    """The dataset; a collection of none where the report is not about scorecards."""
    head = {"version": "2.0", "class": "dataset", "label": report.title}
    if not report.scorecards:
        return _joined({**head, "class": "collection", "link": {"item": []}}, {})
    made = cube(report)
    places = tuple(product(*made.dimensions.values()))
    cells = [made.cells.get(place) for place in places]
    numbers = [_number(cell) for cell in cells]
    states = {
        str(at): state
        for at, (place, cell) in enumerate(zip(places, cells, strict=True))
        if cell is not None and (numbers[at] is None or _is_range(cell))
        for state in [_state(cell, made.origins[place[:-1]], place[-1])]
    }
    described = {
        **head,
        **_source(report.scorecards),
        "id": list(made.dimensions),
        "size": [len(found) for found in made.dimensions.values()],
        "role": {"time": ["year"], "geo": ["organisation"], "metric": ["measure"]},
        "dimension": {name: _dimension(name, made, report) for name in made.dimensions},
        **({"status": states} if states else {}),
        "extension": _extension(report, cells, states),
    }
    value = "[" + ", ".join("null" if number is None else number for number in numbers) + "]"
    return _joined(described, {"value": value})


def _number(cell: Figure | str | None) -> str | None:
    """The digits of a value; None where there is none."""
    if not isinstance(cell, Figure):
        return None
    digits = numeral(cell)
    if digits is None:  # a word, such as one for zero
        whole = exact(cell.low)
        return None if _is_range(cell) or "/" in whole else whole
    return digits.removeprefix("-") if not float(digits) else digits


def _is_range(cell: Figure | str) -> bool:
    return isinstance(cell, Figure) and cell.low != cell.high


def _state(cell: Figure | str, origin: str, measure: str) -> str:
    """Why there is no number."""
    if isinstance(cell, Figure):
        return "range"
    if measure != "points":
        return "word"
    return origin if origin in {"not applicable", "covered"} else "unanswered"


def _dimension(name: str, made: Cube, report: Report) -> dict[str, Any]:
    labels = made.dimensions[name]
    words = {
        "organisation": "visit.organisation",
        "year": "page.year",
        "evaluation": "column.evaluation",
        "scale": "page.scale",
        "item": "page.item",
        "measure": "column.measure",
    }
    category: dict[str, Any] = {"index": list(labels), "label": dict(labels)}
    if name == "item":
        category |= {"child": {code: list(children) for code, children in made.children.items()}}
    if name == "measure":
        category |= {"unit": dict(_units(made))}
    return {"label": report.words[words[name]], "category": category}


def _units(made: Cube) -> Iterator[tuple[str, dict[str, Any]]]:
    """How many decimals a measure is printed with at most, and whether it is a percentage."""
    for name in made.dimensions["measure"]:
        cells = [cell for place, cell in made.cells.items() if place[-1] == name]
        numbers = [_number(cell) or "" for cell in cells]
        decimals = max((len(number.partition(".")[2]) for number in numbers), default=0)
        percent = any(isinstance(cell, Figure) and "%" in cell.printed for cell in cells)
        yield name, {"decimals": decimals, **(PERCENT if percent else {})}


def _source(cards: Iterable[Scorecard]) -> dict[str, Any]:
    """Where the figures come from, when they were found, and what there is to know of them."""
    found = [card.evaluation for card in cards]
    sources = dict.fromkeys(one.sources.get(one.source, one.source) for one in found if one.source)
    days = [day for one in found for day in (one.last_day or one.first_day,) if day is not None]
    notes = list(dict.fromkeys(one.note for one in found if one.note))
    return {
        **({"source": "; ".join(sources)} if sources else {}),
        **({"updated": max(days).isoformat()} if days else {}),
        **({"note": notes} if notes else {}),
    }


def _extension(
    report: Report, cells: Iterable[Figure | str | None], states: Mapping[str, str]
) -> dict[str, Any]:
    """What JSON-stat has no place for: what a status means, the ends of ranges, and what it was made with."""
    labels: dict[str, str] = {}
    ranges: dict[str, dict[str, Any]] = {}
    for at, cell in enumerate(cells):
        state = states.get(str(at))
        if isinstance(cell, Figure) and state is not None:
            labels["range"] = report.words["page.range"]
            ends = {"low": exact(cell.low), "high": exact(cell.high)}
            is_open = {"low_open": cell.low_open, "high_open": cell.high_open}
            ranges[str(at)] = {"printed": cell.printed, **ends, **is_open}
        elif isinstance(cell, str) and state not in {None, "word"}:
            labels[str(state)] = cell
    return {
        "language": report.language,
        **({"status": {"label": labels}} if labels else {}),
        **({"ranges": ranges} if ranges else {}),
        "scorecards": [
            {
                "evaluation": card.evaluation.id,
                "framework": card.framework.name,
                "digest": card.digest,
                "engine": card.engine,
            }
            for card in report.scorecards
        ],
    }


def _joined(described: Mapping[str, Any], ready: Mapping[str, str]) -> str:
    """JSON of what is described, and of what is JSON already; what cannot be seen is escaped."""
    parts = {key: json.dumps(value, ensure_ascii=False) for key, value in described.items()} | dict(ready)
    lines = (f"  {json.dumps(key)}: {text}" for key, text in parts.items())
    whole = "{\n" + ",\n".join(lines) + "\n}\n"
    return UNSEEN.sub(lambda found: _lettered(found[0]), whole)


def _lettered(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
