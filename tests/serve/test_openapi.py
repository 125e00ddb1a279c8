"""OpenAPI: the document describes what is answered, and whoever takes it at its word finds no fault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from kompass_core.serve.examples import EXAMPLES
from kompass_core.serve.pool import in_a_thread
from kompass_core.serve.service import LISTS, QUESTIONS
from kompass_core.serve.settings import Limits, Settings
from kompass_core.serve.start import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

LETTERS = {
    r"\\p{L}\\p{Nl}\\p{No}": "A-Za-z",
    r"\\p{L}\\p{N}": "A-Za-z0-9",
    '"maxLength":4194304': '"maxLength":2000',
    '"maxLength":100000': '"maxLength":400',
    '"maxLength":10000': '"maxLength":400',
}
FITTING = {200, 422}
"""A question that fits its schema is answered, unless a document in it says what no schema can tell."""


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    """The document, as it is asked for."""
    text = client.get("/v1/openapi.json").text
    # Python knows no such classes of characters, and who makes examples of long texts takes minutes.
    for classes, letters in LETTERS.items():
        text = text.replace(classes, letters)
    return json.loads(text)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of a service that runs in this process."""
    with running(Settings(limits=Limits(seconds=60)), in_a_thread) as url:
        yield url


def valid(made: Any, schema: dict[str, Any], document: dict[str, Any]) -> bool:
    """Whether a value is of a schema of the document."""
    whole = {**schema, "components": document["components"]}
    return bool(jsonschema.Draft202012Validator(whole).is_valid(made))


def references(value: Any) -> set[str]:
    """All that is referred to."""
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


def test_every_address_is_described_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    expected = {f"/v1/{name}" for name in (*QUESTIONS, *LISTS, "health")} - {"/v1/openapi.json"}
    assert set(document["paths"]) == expected
    names = {one.removeprefix("#/components/schemas/") for one in references(document)}
    assert names <= set(document["components"]["schemas"])
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_example_fits_and_its_answer_does(
    name: str, client: TestClient, document: dict[str, Any]
) -> None:
    operation = document["paths"][f"/v1/{name}"]["post"]
    examples = operation["requestBody"]["content"]["application/json"]["examples"]
    assert examples == json.loads(json.dumps({key: dict(one) for key, one in EXAMPLES[name].items()}))
    for example in examples.values():
        question = operation["requestBody"]["content"]["application/json"]["schema"]
        assert valid(example["value"], question, document)
        answer = client.post(f"/v1/{name}", json=example["value"])
        content = operation["responses"]["200"]["content"]
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in content
        if kind == "application/json":
            assert valid(answer.json(), content[kind]["schema"], document)


@pytest.mark.parametrize("name", [*LISTS[:-1], "health"])
def test_a_list_fits_its_schema(name: str, client: TestClient, document: dict[str, Any]) -> None:
    assert valid(client.get(f"/v1/{name}").json(), {"$ref": f"#/components/schemas/{name}"}, document)


def test_what_can_be_chosen_from_is_listed(document: dict[str, Any]) -> None:
    question = document["components"]["schemas"]["report.question"]["properties"]
    assert {"caf@2020", "kommunkompassen@2010"} <= set(question["framework"]["enum"])
    assert ("html" in question["format"]["enum"], question["language"]["enum"]) == (
        True,
        ["da", "en", "nb", "sv"],
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "fits"),
    [
        *((name, True) for name in ("check", "score", *LISTS[:-1], "health")),
        ("check", False),
    ],
)
def test_a_tester_of_interfaces_finds_no_fault(
    name: str, fits: bool, url: str, document: dict[str, Any]
) -> None:
    import schemathesis
    from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

    operation = schemathesis.openapi.from_dict(document)[f"/v1/{name}"][
        "POST" if name in QUESTIONS else "GET"
    ]
    mode = schemathesis.GenerationMode.POSITIVE if fits else schemathesis.GenerationMode.NEGATIVE

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=8, suppress_health_check=list(HealthCheck))
    def asked(case: Any) -> None:
        answer = case.call(base_url=url)
        case.validate_response(answer, excluded_checks=[positive_data_acceptance, negative_data_rejection])
        assert answer.status_code in (FITTING if fits else range(400, 500))

    asked()
