"""Questions: they are answered as the command line answers them, and what is wrong is told with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import kompass_json
from kompass_core.cli import main
from kompass_core.hooks.find import find_evaluation
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.serve.examples import EXAMPLES, FRAMEWORK, SCALE

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[..., tuple[int, Any]]

BORLANGE = find_evaluation("borlange-2010", load_plugins()).read_text("utf-8")


def told(problems: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What is wrong, and where: `file:line:column`."""
    return [
        (
            one["slug"],
            ":".join(str(one["place"][key]) for key in ("file", "line", "column") if key in one["place"]),
        )
        for one in problems
    ]


@pytest.mark.parametrize(
    ("name", "example"), [(name, one) for name, named in EXAMPLES.items() for one in named]
)
def test_every_example_is_answered(name: str, example: str, ask: Ask) -> None:
    status, _ = ask(name, **EXAMPLES[name][example]["value"])
    assert status == 200


def test_a_scorecard_is_that_of_the_command_line(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    status, made = ask("score", evaluation=BORLANGE)
    main(["score", "borlange-2010", "--format", "json"])
    expected = json.loads(capsys.readouterr().out)
    scale = made["scales"]["2010"]
    assert (status, scale["total"]["exact"]) == (200, "331.375")
    assert [item["points"] for item in scale["items"].values()] == [
        item["points"] for item in expected["scales"]["2010"]["items"].values()
    ]
    assert (made["digest"], made["evaluation"]) == (expected["digest"], expected["evaluation"])


def test_a_scorecard_comes_on_one_line_and_fits_its_schema(ask: Ask, library: dict[str, Any]) -> None:
    _, made = ask("score", **library)
    jsonschema.Draft202012Validator(json.loads(kompass_json.schemas()["scorecard"])).validate(made)


def test_one_scale_and_another_language_can_be_asked_for(ask: Ask) -> None:
    _, made = ask("score", evaluation=BORLANGE, scale="2002", language="da")
    assert (list(made["scales"]), made["language"]) == (["2002"], "da")


def test_text_and_an_object_are_the_same_evaluation(ask: Ask, library: dict[str, Any]) -> None:
    _, made = ask("score", **library)
    _, other = ask("score", **{**library, "evaluation": json.dumps(library["evaluation"])})
    assert other == made


def test_changes_are_laid_over_what_is_asked_about(ask: Ask, library: dict[str, Any]) -> None:
    changes = 'schema = 1\nof = "library@1"\n[replace.question."A.1"]\nmaximum = 40\n'
    _, made = ask("score", **library, changes=[changes])
    assert made["scales"]["stars"]["items"]["A.1"]["points"]["exact"] == "30"


def test_changes_of_something_else_are_refused(ask: Ask, library: dict[str, Any]) -> None:
    status, made = ask("score", **library, changes=['of = "../1.toml"\n'])
    assert (status, told(made["problems"])) == (422, [("unused-changes", "changes[0]:1:6")])


def test_a_definition_is_checked_with_its_digest(ask: Ask) -> None:
    _, made = ask("check", framework="kommunkompassen@2010")
    assert (made["sound"], made["problems"], made["framework"]["items"]) == (
        True,
        [],
        {"area": 8, "subarea": 45},
    )


def test_what_is_wrong_with_a_definition_is_told_where_it_stands_in_it(ask: Ask) -> None:
    wrong = FRAMEWORK.replace("title", "titel", 1)
    status, made = ask("check", definition={"framework": wrong, "scales": [SCALE.replace("sum", "som")]})
    assert (status, made["sound"]) == (200, False)
    assert ("unknown-key", "definition.framework:6:1") in told(made["problems"])


def test_what_a_definition_says_against_its_own_words_is_told(ask: Ask) -> None:
    scale = SCALE.replace("maximum * mean", "2 * maximum * mean")
    _, made = ask("check", definition={"framework": FRAMEWORK, "scales": [scale]})
    assert {one["slug"] for one in made["problems"]} == {"exceeded-maximum"}
    assert made["problems"][0]["place"]["file"] == "definition.scales[0]"


def test_an_evaluation_is_checked_by_its_framework(ask: Ask, library: dict[str, Any]) -> None:
    _, made = ask("check", **library)
    assert made["evaluation"]["scales"] == {"stars": {"missing": 1, "wanted": 4}}
    library["evaluation"]["judgement"]["A.1"]["plan"] = "perhaps"
    _, made = ask("check", **library)
    assert (made["sound"], [one["slug"] for one in made["problems"]]) == (False, ["off-scale"])


def test_a_derivation_tells_no_place_of_this_machine(ask: Ask) -> None:
    _, made = ask("explain", evaluation=BORLANGE, item="1.3")
    places = [one["place"] for one in made["scales"]["2010"]["items"]["1.3"]["derivation"]]
    assert places
    assert all(place.startswith("kompass_scale_2010/2010.toml:") for place in places)


def test_a_report_comes_in_a_format_and_a_language(ask: Ask, library: dict[str, Any]) -> None:
    status, made = ask("report", **library, format="text", language="sv")
    assert (status, "Planera: det är planerat" in made.decode()) == (200, True)
    _, made = ask("report", **library, format="html", language="en", without=["summary"])
    assert made.startswith(b"<!DOCTYPE html>")


def test_what_an_author_wrote_is_escaped_in_a_page(ask: Ask, library: dict[str, Any]) -> None:
    library["evaluation"]["evaluation"]["organisation"]["name"] = "<script>alert(1)</script>"
    _, made = ask("report", **library, format="html", language="en")
    assert b"<script>alert(1)" not in made


def test_revisions_are_compared_by_name_and_in_hand(ask: Ask) -> None:
    _, made = ask("diff", before="kommunkompassen@2010", after="kommunkompassen@2010+norway", language="nb")
    assert (made["kind"], made["before"]["label"], made["after"]["label"]) == (
        "difference",
        "2010",
        "2010+norway",
    )
    _, made = ask("diff", before="kommunkompassen@2002", after="kommunkompassen@2016", language="sv")
    assert made["between"] == ["kommunkompassen@2010"]


@pytest.mark.parametrize(
    ("name", "question", "status", "expected"),
    [
        ("score", {}, 422, ("missing-key", "body")),
        ("score", {"evalution": ""}, 422, ("unknown-key", "body:1:2")),
        ("score", {"evaluation": 1}, 422, ("wrong-kind", "body:1:16")),
        ("score", {"evaluation": "a ="}, 422, ("toml-syntax", "evaluation:1:3")),
        ("score", {"evaluation": "{"}, 422, ("json-syntax", "evaluation:1:1")),
        ("check", {"changes": []}, 422, ("missing-key", "body")),
        ("check", {"framework": "library@1"}, 422, ("duplicate-id", "body:1:")),
        ("explain", {"item": "nine"}, 422, ("unknown-item", "body:1:")),
        ("explain", {"item": "total", "format": "jason"}, 422, ("unknown-name", "body:1:")),
        ("report", {"format": "text", "variant": "swedn"}, 422, ("unknown-variant", "body:1:")),
        ("report", {"format": "text", "language": "xx"}, 422, ("unknown-variant", "body:1:")),
        (
            "report",
            {"format": "text", "language": "sv", "variant": "norway"},
            422,
            ("unknown-variant", "body"),
        ),
        ("score", {"scale": "moons"}, 422, ("unknown-scale", "body:1:")),
        ("score", {"framework": "library@1"}, 422, ("duplicate-id", "body:1:")),
        ("diff", {"before": "library@9", "after": "library@9"}, 422, ("unknown-framework", "body:1:")),
        ("diff", {"before": "caf@2020+moon", "after": "caf@2020"}, 422, ("unknown-variant", "body:1:")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(  # noqa: PLR0917 - a table
    name: str,
    question: dict[str, Any],
    status: int,
    expected: tuple[str, str],
    ask: Ask,
    library: dict[str, Any],
) -> None:
    whole = question.keys() <= {"evaluation", "evalution", "before", "after", "changes"}
    got, made = ask(name, **(question if whole else {**library, **question}))
    (problem,) = told(made["problems"])
    assert (got, problem[0], problem[1].startswith(expected[1])) == (status, expected[0], True)
    assert made["problems"][0]["hint"] is None or made["problems"][0]["hint"]


def test_null_is_no_value(ask: Ask) -> None:
    status, made = ask("score", evaluation=None)
    assert (status, made["detail"]) == (422, "`null` is no value")
