"""JSON: every exact value and its derivation, in the shape of its schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from attrs import evolve

import kompass_json
from kompass_core.stages.report import comparison, explanation, report, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

SCHEMA = json.loads((Path(kompass_json.__file__).parent / "scorecard.schema.json").read_text("utf-8"))

PRINTED = """
schema = 1
[evaluation]
id = "ours"
framework = "house@1"
organisation = { name = "Number seven" }
from = 2024-02-29
note = "A note."
source = "letter"
[sources]
letter = "A letter"
[given.strict]
source = "letter"
[given.strict.points]
total = { printed = "9" }
"k.1" = { printed = ["1,2", "12%"] }
"k.2" = "not applicable"
[finding.k]
text = "Words."
evidence = [{ kind = "interview", note = "the cook" }]
role_models = [{ name = "Number eight" }]
"""


def valid(made: Report) -> dict[str, Any]:
    """The JSON of a report, held against the schema."""
    document: dict[str, Any] = json.loads(kompass_json.render(made))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every part of a schema that describes an object."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    below = [found for part in schema.values() for found in objects(part)]
    return [schema, *below] if schema.get("type") == "object" else below


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_json.kompass_formats()
    assert (made.id, made.suffix, made.media_type) == ("json", ".json", "application/json")


def test_the_schema_is_one_and_leaves_nothing_open() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(objects(SCHEMA)) > 15
    assert [one for one in objects(SCHEMA) if "additionalProperties" not in one] == []
    assert [one for one in objects(SCHEMA) if one["additionalProperties"] is True] == []


def test_the_figures_of_a_published_report_are_where_programs_look(
    borlange: Scorecard, sweden: Variant
) -> None:
    made = valid(tables(borlange, sweden))
    scale = made["scales"]["2010"]
    item = scale["items"]["1.3"]
    assert item["points"] == {"exact": "10.625", "printed": "10,6"}
    assert item["percent"] == {"exact": "0.425", "printed": "43%"}
    assert item["maximum"] == {"exact": "25", "printed": "25"}
    assert scale["total"]["printed"] == "331"
    assert (scale["total"]["exact"], scale["total"]["maximum"]["exact"]) == ("331.375", "800")
    assert scale["items"]["8"]["tables"] == {"summary": {"points": {"exact": "62.475", "printed": "62"}}}
    assert made["scales"]["2002"]["total"]["printed"] == "443"
    assert made["scales"]["2002"]["items"]["1.3"]["origin"] == "covered"
    assert (len(scale["items"]), list(scale["items"])[:2]) == (53, ["1", "1.1"])


def test_a_document_says_what_it_is_of(borlange: Scorecard, sweden: Variant) -> None:
    made = valid(tables(evolve(borlange, plugins={"json": "1.0"}), sweden))
    assert (made["schema"], made["kind"], made["language"]) == (1, "scorecard", "sv")
    evaluation = made["evaluation"]
    assert (evaluation["id"], evaluation["organisation"]) == (
        "borlange-2010",
        {"code": "2081", "name": "Borlänge"},
    )
    assert (evaluation["from"], evaluation["to"], evaluation["year"]) == ("2010-06-15", "2010-06-17", 2010)
    assert len(evaluation["findings"]["8"]["strengths"]) == 6
    assert (made["framework"]["id"], made["framework"]["revision"]) == ("kommunkompassen", "2010")
    assert re.fullmatch("[0-9a-f]{64}", made["framework"]["digest"])
    assert (made["digest"], made["engine"], made["plugins"]) == (
        borlange.digest,
        borlange.engine,
        {"json": "1.0"},
    )


def test_a_report_is_the_same_document_as_its_tables(borlange: Scorecard, sweden: Variant) -> None:
    assert valid(report(borlange, sweden)) == valid(tables(borlange, sweden))


def test_a_value_is_derived_back_to_its_line(house: Callable[..., Scorecard], english: Variant) -> None:
    item = valid(tables(house(), english))["scales"]["strict"]["items"]["k.1"]
    assert item["points"] == {"exact": "10/3", "printed": "3.3"}
    assert item["derivation"] == [
        {
            "measure": "points",
            "rule": "maximum * mean(dimensions) / 3",
            "place": "strict.toml:26:10",
            "source": None,
            "inputs": [
                {"name": "maximum", "item": "k.1", "value": "10", "state": None},
                {"name": "look", "item": "k.1", "value": "1", "state": "all"},
            ],
            "parts": [
                {"text": "mean(dimensions)", "value": "1"},
                {"text": "maximum * mean(dimensions) / 3", "value": "10/3"},
            ],
            "value": "10/3",
        }
    ]


def test_what_is_not_known_has_ends(house: Callable[..., Scorecard], english: Variant) -> None:
    scale = valid(tables(house(), english))["scales"]["strict"]
    ends = {"low": "0", "high": "5/3", "low_open": False, "high_open": False}
    item = scale["items"]["k.2"]
    assert item["points"] == {"exact": None, "printed": "0.0–1.7", **ends}
    assert (item["missing"], item["wanted"]) == (1, 1)
    assert item["derivation"][0]["value"] == ends
    assert item["derivation"][0]["inputs"][1]["state"] == "unanswered"
    assert scale["items"]["k"]["measures"] == {
        "grade": {"exact": None, "printed": "low"},
        "good": {"exact": None, "printed": "yes"},
    }
    assert (scale["total"]["exact"], scale["total"]["low"], scale["total"]["high"]) == (None, "10/3", "5")


def test_printed_figures_and_absent_items_have_their_place(
    house: Callable[..., Scorecard], english: Variant
) -> None:
    made = valid(tables(house(found=PRINTED), english))
    scale = made["scales"]["strict"]
    assert scale["items"]["k.1"]["given"] == {
        "place": "ours.toml:16:9",
        "source": "letter",
        "printed": ["1,2", "12%"],
    }
    assert scale["items"]["k.2"]["points"] == {"exact": None, "printed": "not applicable"}
    assert scale["items"]["k.2"]["maximum"] is None
    assert scale["claims"] == [
        {
            "item": "total",
            "text": "9",
            "possible": {"low": "8.5", "high": "9.5", "low_open": False, "high_open": True},
            "known": {"low": "1.15", "high": "1.25", "low_open": False, "high_open": True},
            "holds": False,
        }
    ]
    assert (made["evaluation"]["source"], made["evaluation"]["year"]) == ("A letter", 2024)


def test_an_explanation_has_the_one_item(house: Callable[..., Scorecard], english: Variant) -> None:
    made = valid(explanation(house(), "k", english))
    assert made["kind"] == "explanation"
    assert list(made["scales"]["strict"]["items"]) == ["k"]
    assert "total" not in made["scales"]["strict"]
    whole = valid(explanation(house(), "total", english))["scales"]["strict"]
    assert (whole["items"], whole["total"]["low"]) == ({}, "10/3")


def test_several_scorecards_are_a_list(house: Callable[..., Scorecard], english: Variant) -> None:
    compared = valid(comparison([house()], english))
    assert (compared["kind"], len(compared["scorecards"])) == ("comparison", 1)
    one = tables(house(), english)
    two = evolve(one, scorecards=one.scorecards * 2, figures=one.figures * 2)
    assert (valid(two)["kind"], len(valid(two)["scorecards"])) == ("scorecards", 2)


def test_hostile_text_is_text(hostile: str, house: Callable[..., Scorecard], english: Variant) -> None:
    kept = hostile.replace("\ud800", "")
    escaped = "".join(f"\\U{ord(character):08x}" for character in kept)
    made = tables(house(('"Number seven"', f'"{escaped}"'), ('"Stove"', f'"{escaped}"')), english)
    assert valid(made)["evaluation"]["organisation"]["name"] == kept
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", kompass_json.render(made))


@pytest.mark.parametrize("name", ["\ud800", "\U000e0041", "\u202e", "\x9b"])
def test_what_is_not_seen_is_written_in_letters(
    name: str, house: Callable[..., Scorecard], english: Variant
) -> None:
    made = tables(house(), english)
    card = made.scorecards[0]
    organisation = evolve(card.evaluation.organisation, name=name)
    changed = evolve(
        made, scorecards=(evolve(card, evaluation=evolve(card.evaluation, organisation=organisation)),)
    )
    text = kompass_json.render(changed)
    assert name not in text
    assert json.loads(text)["evaluation"]["organisation"]["name"] == name
