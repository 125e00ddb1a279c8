"""Write: a report to JSON text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import fields, has
from cattrs import Converter

from kompass_core.extending import Interval, exact
from kompass_json.document import document

if TYPE_CHECKING:
    from kompass_core.extending import Report

UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal or a reader obeys without seeing it: JSON can say it in letters."""


def write(report: Report, indent: int | None = 2) -> str:
    """The report as JSON, on one line without an indent; what cannot be seen is escaped, and nothing else."""
    plain = converter().unstructure(document(report))
    between = None if indent else (",", ":")
    text = json.dumps(plain, ensure_ascii=False, indent=indent, separators=between)
    return UNSEEN.sub(lambda found: _lettered(found[0]), text) + "\n"


def _lettered(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def converter() -> Converter:
    """What turns the values of a scorecard into those of JSON.

    By predicates, the last one first: what a class is made of is not asked, because the nouns name
    types that only a type checker imports.
    """
    made = Converter()
    made.register_unstructure_hook_func(has, lambda value: _noun(value, made))
    made.register_unstructure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Mapping),
        lambda value: {key: made.unstructure(one) for key, one in value.items()},
    )
    made.register_unstructure_hook_func(lambda kind: kind is Fraction, exact)
    made.register_unstructure_hook_func(lambda kind: kind is Interval, _ends)
    return made


def _noun(value: Any, made: Converter) -> dict[str, Any]:  # noqa: ANN401 - any attrs class
    """A noun by its fields; where it stands in its file is for people."""
    kept = (one.name for one in fields(type(value)) if one.name != "span")
    return {name: made.unstructure(getattr(value, name)) for name in kept}


def _ends(value: Interval) -> dict[str, Any] | str:
    """A known value as text, any other by its ends."""
    low, high = exact(value.low), exact(value.high)
    if value.known:
        return low
    return {"low": low, "high": high, "low_open": value.low_open, "high_open": value.high_open}
