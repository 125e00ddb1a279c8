"""Schemas: the shapes of questions and answers as JSON Schemas, which refer to each other by name.

None is written twice: files are described by their shapes, scorecards by the format that makes them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kompass_core.hooks.file_shape import file_schema
from kompass_core.serve.bodies import BODIES, DOCUMENT
from kompass_core.serve.shapes import HERE, answers, ref
from kompass_core.stages.schema import part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.hooks.kind import Kind
    from kompass_core.model.contributions import Plugins

    Schema: TypeAlias = dict[str, Any]

KINDS: Final[tuple[Kind, ...]] = ("framework", "scale", "changes", "evaluation")
KEYS: Final[Mapping[str, Kind]] = {
    "evaluation": "evaluation",
    "framework": "framework",
    "scales": "scale",
    "changes": "changes",
}
"""The kind of file that a document is, by the key under which it stands."""

MADE: Final = ("scorecard", "derivation", "difference")
"""The answers that are made by the format `json`, by the names of their schemas."""

KEPT: Final = frozenset({"description", "default"})
"""What is said of a key in any case."""


def schemas(plugins: Plugins, names: Sequence[str]) -> Schema:
    """All schemas by their names; those of answers in JSON as the format has them.

    `names` are the frameworks that are installed: what can be chosen from is listed.
    """
    made: Schema = {}
    variants = plugins.variants
    chosen = {
        "format": list(plugins.formats),
        "framework": list(names),
        "language": sorted({one.language for one in variants.values()}),
        "variant": list(variants),
    }
    schemas = plugins.formats["json"].schemas
    for kind in KINDS:
        made |= dict(_apart(kind, file_schema(kind)))
    for name, text in (schemas() if schemas else {}).items():
        if name in MADE:
            made |= dict(_apart(name, json.loads(text)))
    for name, shape in BODIES.items():
        made[f"{name}.question"] = _question(name, part(shape), chosen)
    return made | answers()


def _question(name: str, body: Schema, chosen: Mapping[str, Sequence[str]]) -> Schema:
    """The schema of a body, with what its shape cannot say: what excludes what, and what has to be there."""
    # What is checked may say anything: that is what is asked.
    made: Schema = body if name == "check" else _referring(body, None)
    for key in made["properties"].keys() & chosen.keys():
        said = {one: made["properties"][key][one] for one in KEPT & made["properties"][key].keys()}
        made["properties"][key] = {**said, "type": "string", "enum": chosen[key]}
    made["minProperties"] = 1
    if "definition" in made["properties"]:
        made["not"] = {"required": ["framework", "definition"]}
    if name == "check":
        made["anyOf"] = [{"required": [key]} for key in ("framework", "definition", "evaluation")]
    return made


def _referring(value: Any, key: str | None) -> Any:  # noqa: ANN401 - any JSON
    """The same with a reference wherever a document may stand."""
    if isinstance(value, list):
        return [_referring(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    text, table = part(DOCUMENT)["anyOf"]
    if key is not None and key in KEYS and value.get("anyOf") == [text, table]:
        return {**value, "anyOf": [text, ref(KEYS[key])]}
    return {name: _referring(one, key if name == "items" else name) for name, one in value.items()}


def _apart(name: str, schema: Schema) -> Iterator[tuple[str, Schema]]:
    """A schema, and each that it defines for itself, under names of their own."""
    schema = {key: one for key, one in schema.items() if key not in {"$schema", "$id"}}
    defined = {**schema.pop("definitions", {}), **schema.pop("$defs", {})}
    yield name, _renamed(schema, name)
    yield from ((f"{name}.{key}", _renamed(one, name)) for key, one in defined.items())


def _renamed(value: Any, name: str) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {
            key: f"{HERE}{name}.{one.rpartition('/')[2]}"
            if key == "$ref" and isinstance(one, str)
            else _renamed(one, name)
            for key, one in value.items()
        }
    return [_renamed(one, name) for one in value] if isinstance(value, list) else value
