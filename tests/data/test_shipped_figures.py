"""The figures that we ship, read with tomli alone: they add up, and none is left uncompared."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import tomli

ROOT = Path(__file__).parents[2]
FRAMEWORK = ROOT / "frameworks" / "kommunkompassen"
EVALUATIONS = sorted(FRAMEWORK.glob("evaluations/*.toml"))
EXPECTATIONS = sorted(FRAMEWORK.glob("expectations/*.toml"))
AREAS = ("1", "2", "3", "4", "5", "6", "7", "8")


def load(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomli.loads(path.read_text("utf-8"))


def maxima() -> dict[str, int]:
    """The maximum of each sub-area of 2010, in points by code."""
    return {code: item["maximum"] for code, item in load(FRAMEWORK / "2010.toml")["subarea"].items()}


def municipalities() -> list[dict[str, str]]:
    """Rows of `code` and `name`."""
    text = (ROOT / "plugins" / "kompass_sweden" / "municipalities.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def codes(expectation: dict[str, Any]) -> dict[str, set[str]]:
    """The codes of an expectation, by the table and the scale they stand in."""
    return {
        f"{table}.{scale}": set(figures)
        for table in ("lines", "summary")
        for scale, figures in expectation.get(table, {}).items()
    }


def test_there_are_45_subareas() -> None:
    assert len(maxima()) == 45


@pytest.mark.parametrize("revision", ["2002", "2010"])
def test_a_revision_has_8_areas_of_100_points(revision: str) -> None:
    areas = load(FRAMEWORK / f"{revision}.toml")["area"]
    assert {code: area["maximum"] for code, area in areas.items()} == dict.fromkeys(AREAS, 100)


@pytest.mark.parametrize("area", AREAS)
def test_the_maxima_of_an_area_add_up_to_100(area: str) -> None:
    assert sum(points for code, points in maxima().items() if code.startswith(f"{area}.")) == 100


def test_there_are_290_municipalities_with_a_code_and_a_name_each() -> None:
    rows = municipalities()
    assert len(rows) == 290
    assert len({row["code"] for row in rows}) == 290
    assert len({row["name"] for row in rows}) == 290
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)


def test_every_evaluation_has_an_expectation_and_the_other_way_round() -> None:
    assert [path.stem for path in EVALUATIONS] == [path.stem for path in EXPECTATIONS]
    assert EVALUATIONS != []


@pytest.mark.parametrize("path", EVALUATIONS, ids=lambda path: path.stem)
def test_an_evaluation_is_called_like_its_file_and_is_of_a_known_municipality(path: Path) -> None:
    evaluation = load(path)["evaluation"]
    assert evaluation["id"] == path.stem
    assert evaluation["organisation"] in municipalities()


@pytest.mark.parametrize("path", EVALUATIONS, ids=lambda path: path.stem)
def test_role_models_are_known_municipalities(path: Path) -> None:
    known = municipalities()
    findings = load(path).get("finding", {}).values()
    models = [model for finding in findings for model in finding.get("role_models", [])]
    assert [model for model in models if {"code": model["code"], "name": model["name"]} not in known] == []


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_an_expectation_names_its_evaluation_and_lacks_no_code(path: Path) -> None:
    expectation = load(path)
    assert expectation["expectation"]["evaluation"] == path.stem
    scales = load(FRAMEWORK / "evaluations" / path.name)["evaluation"]["scales"]
    summaries = {f"summary.{scale}": {*AREAS, "total"} for scale in scales}
    lines = {"lines.2010": {*AREAS, *maxima()}} if "2010" in scales else {}
    assert codes(expectation) == summaries | lines


def test_the_english_titles_cover_the_whole_revision() -> None:
    english = load(ROOT / "plugins" / "kompass_english" / "kommunkompassen-2010.toml")["replace"]
    swedish = load(FRAMEWORK / "2010.toml")
    assert {level: list(english[level]) for level in english} == {
        level: list(swedish[level]) for level in ("area", "subarea")
    }
