"""Shared: a JSON Schema in which what stands often stands once, under `definitions`.

A schema for one framework says the same of each of its items, but for their titles. Beside a reference
nothing counts, so a description is shared with what it describes, and only where that has no other.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST: Final = 120
"""Characters: a reference to less would save nothing."""


def shared(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema, with definitions where there are any."""
    counts = Counter(json.dumps(one) for one in _parts(schema) if _can_be_shared(one))
    often = [text for text, count in counts.items() if count > 1 and len(text) >= LEAST]
    if not often:
        return schema
    names = {text: str(number) for number, text in enumerate(often, 1)}
    definitions = {name: _within(json.loads(text), names) for text, name in names.items()}
    return {**_within(schema, names), "definitions": definitions}


def _parts(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """All objects in a value, which may be schemas or only hold some."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _can_be_shared(one: dict[str, Any]) -> bool:
    """Whether an object is a schema below the whole: a table of schemas by name has no type of JSON."""
    is_schema = isinstance(one.get("type"), str) or isinstance(one.get("anyOf"), list)
    return is_schema and "$schema" not in one


def _within(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """A value with references in place of what is shared; the value itself stays."""
    if isinstance(value, dict):
        return {key: _referring(one, names) for key, one in value.items()}
    return [_referring(one, names) for one in value] if isinstance(value, list) else value


def _referring(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON
    name = names.get(json.dumps(value)) if isinstance(value, dict) else None
    return _within(value, names) if name is None else {"$ref": f"#/definitions/{name}"}
