"""SARIF: our logs are valid by the schema of the standard, and say what they should."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from jsonschema import Draft4Validator

from kompass_core.cli.forges.sarif import sarif
from kompass_core.problems import Problem
from kompass_core.problems.slugs import SLUGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Made = Callable[..., Problem]

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def run(problems: Sequence[Problem]) -> Any:
    """The run of a log, which is valid."""
    log = json.loads(sarif(problems))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (found,) = log["runs"]
    return found


def location(problem: Problem) -> Any:
    return run([problem])["results"][0]["locations"][0]["physicalLocation"]


@pytest.mark.usefixtures("folder")
def test_nothing_wrong_is_a_run_without_results() -> None:
    assert run([])["results"] == []


def test_the_schema_refuses_what_is_no_log() -> None:
    log = json.loads(sarif([]))
    log["runs"][0]["columnKind"] = "bytes"
    assert not VALIDATOR.is_valid(log)


def test_a_problem_is_a_result_with_its_rule(problem: Made) -> None:
    made = run([problem(related=(("the first one", "schema"),))])
    (result,) = made["results"]
    assert len(result.pop("partialFingerprints")["problem/v1"]) == 64
    here = {"uri": "a.toml", "uriBaseId": "%SRCROOT%"}
    first = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 7}
    region = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6}
    assert result == {
        "ruleId": "unknown-key",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "an item has no key `titel`\nhint: did you mean `title`?"},
        "locations": [{"physicalLocation": {"artifactLocation": here, "region": region}}],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "the first one"},
                "physicalLocation": {"artifactLocation": here, "region": first},
            }
        ],
    }
    assert made["columnKind"] == "unicodeCodePoints"


def test_each_slug_is_a_rule_once_with_its_page(problem: Made) -> None:
    made = run([problem(slug="cycle"), problem(), problem(slug="cycle", severity="warning")])
    rules = made["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["shortDescription"]["text"]) for rule in rules] == [
        ("cycle", SLUGS["cycle"]),
        ("unknown-key", SLUGS["unknown-key"]),
    ]
    assert [rule["help"]["markdown"].splitlines()[0] for rule in rules] == ["# cycle", "# unknown-key"]
    assert [(one["ruleIndex"], one["level"]) for one in made["results"]] == [
        (0, "error"),
        (1, "error"),
        (0, "warning"),
    ]


def test_columns_are_characters(problem: Made) -> None:
    region = location(problem("'\U0001f9ed' = å", "å"))["region"]
    assert region == {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 8}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b.toml", "a%20b.toml"),
        ("å.toml", "%C3%A5.toml"),
        ("50%.toml", "50%25.toml"),
        ("a:b?c#d.toml", "a%3Ab%3Fc%23d.toml"),
        ("\udcff.toml", "%FF.toml"),
        ("a\nb.toml", "a%0Ab.toml"),
        ("x/../y/z.toml", "y/z.toml"),
    ],
)
def test_a_name_of_a_file_is_written_as_a_uri(problem: Made, name: str, uri: str) -> None:
    assert location(problem(name=name))["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_uri_leads_back_to_its_file(problem: Made, folder: Path) -> None:
    made = run([problem(name="å ä/50%:.toml")])
    root = made["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    uri = made["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert root.endswith("/")
    path = os.fsdecode(unquote_to_bytes(urlsplit(root + uri).path))
    assert Path(path) == folder / "å ä" / "50%:.toml"


def test_a_file_elsewhere_has_a_uri_of_its_own(problem: Made, folder: Path) -> None:
    expected = {"uri": (folder.parent / "there" / "a b.toml").as_uri()}
    assert location(problem(name="../there/a b.toml"))["artifactLocation"] == expected


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_has_no_region() -> None:
    made = location(Problem("unreadable-file", "there is no such file", "nowhere.toml"))
    assert made == {"artifactLocation": {"uri": "nowhere.toml", "uriBaseId": "%SRCROOT%"}}


@pytest.mark.usefixtures("folder")
def test_what_is_in_no_file_is_named_in_its_message() -> None:
    (result,) = run([Problem("unknown-evaluation", "there is none", "main-street")])["results"]
    assert result["message"]["text"] == "main-street: there is none"
    assert "locations" not in result


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("it has to be `{ printed = '2' }`", "it has to be `{{ printed = '2' }}`"),
        ("[here](command:x)", "[here\\](command:x)"),
        ("the list `[1]` is empty", "the list `[1]` is empty"),
    ],
)
def test_a_message_is_nothing_but_text(problem: Made, message: str, text: str) -> None:
    (result,) = run([problem(message=message, hint=None)])["results"]
    assert result["message"]["text"] == text


@pytest.mark.parametrize("slug", SLUGS)
def test_every_slug_can_be_a_rule(problem: Made, slug: str) -> None:
    assert run([problem(slug=slug)])["results"][0]["ruleId"] == slug
