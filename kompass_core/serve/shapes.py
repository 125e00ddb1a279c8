"""Shapes: the schemas of the answers that no format makes: lists, checks, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    Schema: TypeAlias = dict[str, Any]

HERE: Final = "#/components/schemas/"
TEXT: Final = {"type": "string"}
TEXTS: Final = {"type": "array", "items": TEXT}
COUNT: Final = {"type": "integer", "minimum": 0}
PLACE: Final = {"type": "integer", "minimum": 1}
DIGEST: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def ref(name: str) -> Schema:
    """A reference to a schema by its name."""
    return {"$ref": f"{HERE}{name}"}


def answers() -> Schema:
    """The schemas by their names."""
    problems = {"type": "array", "items": ref("problem")}
    return {
        "place": _place(),
        "problem": closed(
            {
                "slug": {**TEXT, "description": "The kind of problem, which has a page of its own."},
                "severity": {"enum": ["error", "warning"]},
                "message": {**TEXT, "description": "What is the case."},
                "hint": {"type": ["string", "null"], "description": "What to do about it."},
                "place": ref("place"),
                "related": {
                    "type": "array",
                    "items": closed({"message": TEXT, "place": ref("place")}),
                    "description": "Further places that have a part in it.",
                },
            }
        ),
        "refusal": closed(
            {
                "type": {**TEXT, "format": "uri-reference"},
                "title": TEXT,
                "status": {"type": "integer", "minimum": 400, "maximum": 599},
                "detail": TEXT,
                "problems": problems,
            },
            description="Why there is no answer: problem details by RFC 9457.",
        ),
        "check": _check(problems),
        "health": closed({"status": {"const": "ok"}, "engine": TEXT, "waiting": COUNT, "most": COUNT}),
        "frameworks": _list(
            "frameworks",
            {
                "name": {**TEXT, "description": "How it is named in a question: `id@revision`."},
                "id": TEXT,
                "revision": TEXT,
                "title": TEXT,
                "language": TEXT,
                "status": {"enum": ["draft", "published", "retired"]},
                "levels": TEXTS,
                "scales": TEXTS,
                "digest": DIGEST,
            },
        ),
        "scales": _list(
            "scales",
            {
                "id": TEXT,
                "of": {**TEXT, "description": "The id of the framework."},
                "title": TEXT,
                "rounding": TEXT,
                "dimensions": TEXTS,
                "digest": DIGEST,
            },
        ),
        "variants": _list(
            "variants",
            {
                "id": TEXT,
                "title": TEXT,
                "language": TEXT,
                "changes": {**TEXTS, "description": "The frameworks that it changes, or words otherwise."},
            },
        ),
        "formats": _list("formats", {"id": TEXT, "suffix": TEXT, "media_type": TEXT}),
    }


def closed(properties: Mapping[str, Any], **more: str) -> Schema:
    """The schema of an object with exactly these keys."""
    return {
        **more,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _place() -> Schema:
    made = closed(
        {
            "file": {
                **TEXT,
                "description": "`body`, a document by the key under which it stands in the body, or a file.",
            },
            "line": {**PLACE, "description": "Counted from 1, in that document."},
            "column": {**PLACE, "description": "Counted from 1, in characters."},
            "end_line": PLACE,
            "end_column": PLACE,
        }
    )
    return {**made, "required": ["file"]}


def _check(problems: Schema) -> Schema:
    missing = closed({"missing": COUNT, "wanted": COUNT})
    framework = closed(
        {
            "name": TEXT,
            "digest": DIGEST,
            "items": {"type": "object", "additionalProperties": COUNT, "description": "How many, by level."},
            "scales": {"type": "object", "additionalProperties": DIGEST, "description": "Digests, by id."},
        }
    )
    evaluation = closed(
        {
            "id": TEXT,
            "digest": DIGEST,
            "scales": {
                "type": "object",
                "additionalProperties": missing,
                "description": "How many judgements are missing, of so many, by scale.",
            },
        }
    )
    return closed(
        {
            "schema": {"const": 1},
            "kind": {"const": "check"},
            "sound": {"type": "boolean", "description": "Whether nothing is wrong, but for warnings."},
            "problems": problems,
            "framework": {"anyOf": [framework, {"type": "null"}]},
            "evaluation": {"anyOf": [evaluation, {"type": "null"}]},
        }
    )


def _list(name: str, row: Mapping[str, Any]) -> Schema:
    return closed(
        {
            "schema": {"const": 1},
            "kind": {"const": name},
            name: {"type": "array", "items": closed(row)},
            "problems": {"type": "array", "items": ref("problem")},
        }
    )
