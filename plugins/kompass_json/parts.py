"""Parts: the schema of a scorecard to those of its parts: a derivation, and figures alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    Schema = dict[str, Any]

REFERENCE: Final = re.compile(r'"#/\$defs/(\w+)"')

REPORTED: Final = ("against", "change", "next")
"""What a report says besides."""

DERIVATION: Final = (
    "How one item came by its figures, as `kompass explain ITEM EVALUATION --format json` writes it: on each "
    "scale that item alone, with its rules, what they saw and what each part came to. Exact values are text."
)
FIGURES: Final = (
    "The figures of one evaluation, as the module in JavaScript makes them: a scorecard without derivations, "
    "places and findings. All exact values are text."
)


def parted(scorecard: str) -> dict[str, str]:
    """The schemas by their names, each as text, of that of a scorecard."""
    return {"derivation": _text(_derivation(scorecard)), "figures": _text(_figures(scorecard))}


def _derivation(scorecard: str) -> Schema:
    whole: Schema = json.loads(scorecard)
    return _made("derivation", "Derivation", DERIVATION, "explanation", whole)


def _figures(scorecard: str) -> Schema:
    whole: Schema = json.loads(scorecard)
    _without(whole["oneOf"][0], "norms")
    for name in ("item", "total"):
        _without(whole["$defs"][name], "derivation", "given")
    whole["$defs"]["evaluation"] = {
        "type": "object",
        "properties": {"id": {"type": "string"}},
        "required": ["id"],
        "additionalProperties": False,
    }
    return _made("figures", "Figures", FIGURES, "figures", whole)


def _made(name: str, title: str, about: str, kind: str, whole: Schema) -> Schema:
    branch: Schema = whole["oneOf"][0]
    _without(branch, *REPORTED)
    branch["properties"]["kind"] = {"const": kind}
    head = {"$schema": whole["$schema"], "$id": f"urn:kompass:{name}:1", "title": title, "description": about}
    return {**head, **branch, "$defs": _needed(branch, whole["$defs"])}


def _without(shape: Schema, *names: str) -> None:
    for name in names:
        shape["properties"].pop(name, None)
    shape["required"] = [name for name in shape["required"] if name not in names]


def _needed(shape: Schema, known: Mapping[str, Schema]) -> dict[str, Schema]:
    """The shapes that one refers to, and those that they refer to, in the order in which they stand."""
    found: set[str] = set()
    waiting = [shape]
    while waiting:
        for name in REFERENCE.findall(json.dumps(waiting.pop())):
            if name not in found:
                found.add(name)
                waiting.append(known[name])
    return {name: one for name, one in known.items() if name in found}


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
