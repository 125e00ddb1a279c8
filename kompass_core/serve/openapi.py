"""OpenAPI: what can be asked of the service, and what it answers, as a document of OpenAPI 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kompass_core.model.engine import __version__
from kompass_core.serve.answer import JSON, PROBLEM
from kompass_core.serve.bodies import BODIES
from kompass_core.serve.examples import EXAMPLES
from kompass_core.serve.lists import LISTS
from kompass_core.serve.schemas import schemas
from kompass_core.serve.shapes import ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kompass_core.model.contributions import Plugins

    Schema: TypeAlias = dict[str, Any]

SUMMARIES: Final[Mapping[str, str]] = {
    "check": "What is wrong with a definition, or with an evaluation",
    "score": "The points of an evaluation",
    "explain": "How the points of an item came about",
    "report": "The whole report on an evaluation",
    "diff": "What has changed from one revision to another",
    "frameworks": "The frameworks that are installed",
    "scales": "The scales that are installed",
    "variants": "The variants that are installed",
    "formats": "The formats that are installed",
}
ANSWERS: Final[Mapping[str, str]] = {
    "check": "check",
    "score": "scorecard",
    "explain": "derivation",
    "report": "scorecard",
    "diff": "difference",
}
"""The schema of each answer in JSON."""

REFUSALS: Final[Mapping[str, str]] = {
    "400": "The body is no JSON.",
    "403": "It was asked from a page of another origin.",
    "406": "The answer is of a media type that was not asked for.",
    "408": "The body takes too long to come in.",
    "413": "The body is too large.",
    "415": "The body is of another media type than JSON.",
    "421": "It was asked for under another name than this service has.",
    "422": "The body, or a document in it, says what cannot be.",
    "503": "Too much is asked for at once.",
    "504": "It took too long to work out.",
}
ALWAYS: Final = ("403", "406", "421")

ABOUT: Final = """\
Scores evaluations against assessment frameworks, exactly. Documents - frameworks, scales, changes, \
evaluations - are given as the text of a file, in TOML or JSON, or as JSON in place. Nothing that is named \
is looked for among files: a framework is one that is installed, or is handed over.\
"""


def openapi(plugins: Plugins, names: Sequence[str], *, token: bool) -> Schema:
    """The document, of frameworks by their names; with a token, whoever asks has to have it."""
    made: Schema = {
        "openapi": "3.1.0",
        "info": {
            "title": "Kompass",
            "version": __version__,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            **{f"/v1/{name}": {"post": _question(name, plugins, token=token)} for name in ANSWERS},
            **{f"/v1/{name}": {"get": _list(name, token=token)} for name in LISTS},
            "/v1/health": {"get": _health()},
        },
        "components": {"schemas": schemas(plugins, names)},
    }
    if token:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return made


def _question(name: str, plugins: Plugins, *, token: bool) -> Schema:
    content: Schema = {JSON: {"schema": ref(ANSWERS[name])}}
    if "format" in BODIES[name].keys:
        others = dict.fromkeys(one.media_type.partition(";")[0] for one in plugins.formats.values())
        # Another format may make JSON, too, of a shape of its own.
        foreign = {"type": "object", "not": {"required": ["schema", "kind"]}}
        content[JSON] = {"schema": {"anyOf": [ref(ANSWERS[name]), foreign]}}
        content |= {other: {} for other in others if other != JSON}
    return {
        "operationId": name,
        "summary": SUMMARIES[name],
        "requestBody": {
            "required": True,
            "content": {JSON: {"schema": ref(f"{name}.question"), "examples": EXAMPLES[name]}},
        },
        "responses": {"200": {"description": SUMMARIES[name], "content": content}, **_refusals(REFUSALS)},
        **_security(token=token),
    }


def _list(name: str, *, token: bool) -> Schema:
    return {
        "operationId": name,
        "summary": SUMMARIES[name],
        "responses": {
            "200": {"description": SUMMARIES[name], "content": {JSON: {"schema": ref(name)}}},
            **_refusals(ALWAYS),
        },
        **_security(token=token),
    }


def _health() -> Schema:
    what = "That the service works, and how much it has to do"
    return {
        "operationId": "health",
        "summary": what,
        "responses": {
            "200": {"description": what, "content": {JSON: {"schema": ref("health")}}},
            **_refusals(ALWAYS),
        },
        "security": [],
    }


def _refusals(statuses: Iterable[str]) -> Schema:
    return {
        status: {"description": REFUSALS[status], "content": {PROBLEM: {"schema": ref("refusal")}}}
        for status in statuses
    }


def _security(*, token: bool) -> Schema:
    return {"security": [{"token": []}]} if token else {}
