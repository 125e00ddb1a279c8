"""What a schema says often is said once, and means the same."""

from __future__ import annotations

from typing import Any

import pytest

from kompass_core.stages.shared import LEAST, shared
from tests.stages.schemas import validator

STEP = {"type": "string", "enum": [f"step {number}" for number in range(LEAST // 8)]}
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "properties": {
        "a": {"description": "A", "type": "object", "properties": {"x": STEP, "y": STEP}},
        "b": {"description": "B", "type": "object", "properties": {"x": STEP, "y": STEP}},
    },
}


def test_what_stands_often_is_defined_once() -> None:
    made = shared(SCHEMA)
    assert made["definitions"] == {"1": STEP}
    there = {"$ref": "#/definitions/1"}
    assert made["properties"]["b"] == {**SCHEMA["properties"]["b"], "properties": {"x": there, "y": there}}  # type: ignore[index]  # a schema


def test_a_description_stays_where_it_is_the_only_one() -> None:
    made = shared(SCHEMA)
    assert [made["properties"][name]["description"] for name in "ab"] == ["A", "B"]


def test_a_definition_is_made_of_others() -> None:
    table = {"type": "object", "properties": {"x": STEP, "y": STEP, "z": STEP}}
    made = shared({"type": "object", "properties": {"a": table, "b": table, "c": STEP}})
    (of_table,) = [one for one in made["definitions"].values() if one["type"] == "object"]
    assert {one["$ref"] for one in of_table["properties"].values()} <= {f"#/definitions/{n}" for n in (1, 2)}
    assert len(made["definitions"]) == 2


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object"},
        {"type": "array", "items": STEP},
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
    ],
    ids=range(3),
)
def test_what_stands_once_or_is_short_stays(schema: dict[str, Any]) -> None:
    assert shared(schema) is schema


@pytest.mark.parametrize(
    "document", [{}, {"a": {"x": "step 1"}}, {"a": {"x": "step"}}, {"b": {"y": 1}}, {"a": 1}], ids=str
)
def test_the_same_documents_are_valid(document: dict[str, Any]) -> None:
    assert validator(SCHEMA).is_valid(document) == validator(shared(SCHEMA)).is_valid(document)
