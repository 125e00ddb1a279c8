"""What programs read of a difference: JSON in the shape of its schema, and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve

import kompass_csv
import kompass_json
from kompass_core.model.contributions import Plugins
from kompass_core.model.report import Facts
from kompass_core.revisions.diff import diff
from kompass_core.revisions.release_notes import release_notes
from kompass_core.stages.check import check
from kompass_core.stages.read import read_text
from kompass_core.testing.sample import PLAIN, sample_report

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((Path(kompass_json.__file__).parent / "difference.schema.json").read_text("utf-8"))


def valid(text: str) -> dict[str, Any]:
    """The JSON of a difference, held against the schema."""
    document: dict[str, Any] = json.loads(text)
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


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    """The JSON of what a shipped revision changed in the one before."""
    scales = {
        ("kommunkompassen", year): read_text(path.read_text("utf-8"), path.name)
        for year in ("2002", "2010")
        for path in [ROOT / f"plugins/kompass_scale_{year}/{year}.toml"]
    }
    older, newer = (
        check(read_text(path.read_text("utf-8"), path.name), Plugins(scales=scales))
        for path in (ROOT / f"frameworks/kommunkompassen/{year}.toml" for year in ("2002", "2010"))
    )
    return valid(kompass_json.render(release_notes(diff(older, newer), PLAIN)))


def test_the_schema_is_one_and_leaves_nothing_open() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(objects(SCHEMA)) > 6
    assert [one for one in objects(SCHEMA) if one.get("additionalProperties", True) is True] == []


def test_every_subject_and_kind_is_in_the_schema() -> None:
    from typing import get_args

    from kompass_core.model.difference import Kind, Subject

    properties = SCHEMA["$defs"]["change"]["properties"]
    assert properties["subject"]["enum"] == list(get_args(Subject))
    assert properties["kind"]["enum"] == list(get_args(Kind))


def test_a_document_says_what_it_is_of(shipped: dict[str, Any]) -> None:
    assert (shipped["schema"], shipped["kind"], shipped["language"]) == (1, "difference", "en")
    assert (shipped["before"]["revision"], shipped["after"]["revision"]) == ("2002", "2010")
    assert (shipped["recorded"], shipped["unjudged"]) == (True, 3)
    assert len(shipped["before"]["digest"]) == 64


def test_a_verdict_is_there_with_who_and_why(shipped: dict[str, Any]) -> None:
    titles = {one["where"][0]: one for one in shipped["differences"] if one["kind"] == "title"}
    assert [code for code, one in titles.items() if one["judged"]] == ["1", "4", "6", "8"]
    (verdict,) = titles["8"]["verdicts"]
    assert (verdict["verdict"], verdict["by"], verdict["on"]) == ("same", "Kompass (illustration)", None)
    assert titles["8"]["suggestion"] is None


def test_what_nobody_has_judged_comes_with_its_place_and_what_to_add(shipped: dict[str, Any]) -> None:
    (one,) = [one for one in shipped["differences"] if one["where"] == ["7"] and one["kind"] == "title"]
    assert (one["judged"], one["verdicts"], one["before"]) == (False, [], "Förnyelsepolitik")
    assert one["places"]["after"]["file"] == "2010.toml"
    assert one["suggestion"].startswith('[reworded.7]\nfrom = "Förnyelsepolitik"\n')


def test_hostile_text_is_text() -> None:
    made = valid(kompass_json.render(sample_report("difference")))
    assert {one["subject"] for one in made["differences"]} >= {"item", "dimension", "rule"}
    assert "\u202e" not in kompass_json.render(sample_report("difference"))


def test_a_row_is_a_change() -> None:
    report = sample_report("difference")
    header, *rows = csv.reader(io.StringIO(kompass_csv.render(report)))
    assert header[:5] == ["subject", "kind", "where", "before", "after"]
    assert len(rows) == len(valid(kompass_json.render(report))["differences"])
    assert {len(row) for row in rows} == {len(header)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_without_rows_there_is_nothing_to_write() -> None:
    empty = evolve(sample_report("difference"), facts=Facts({}, ()))
    assert kompass_csv.render(empty) == ""
