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
EXPECTATIONS = sorted(
    path for path in FRAMEWORK.glob("expectations/*.toml") if not path.stem.startswith("examples")
)
AREAS = ("1", "2", "3", "4", "5", "6", "7", "8")


def load(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomli.loads(path.read_text("utf-8"))


def maxima() -> dict[str, int]:
    """The maximum of each sub-area of 2010, in points by code."""
    return {code: item["maximum"] for code, item in load(FRAMEWORK / "2010.toml")["subarea"].items()}


COUNTRIES = {"sweden": 290, "norway": 357, "denmark": 98}
"""How many municipalities each has."""


def municipalities(country: str = "sweden") -> list[dict[str, str]]:
    """Rows of `code` and `name`."""
    text = (ROOT / "plugins" / f"kompass_{country}" / "municipalities.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def points(evaluation: dict[str, Any], scale: str) -> set[str]:
    """The codes that an evaluation gives points to on a scale."""
    return set(evaluation["given"][scale]["points"])


def codes(expectation: dict[str, Any]) -> dict[str, set[str]]:
    """The codes of an expectation, by the table and the scale they stand in."""
    return {
        f"{table}.{scale}": set(figures)
        for table in ("lines", "summary")
        for scale, figures in expectation.get(table, {}).items()
    }


def test_there_are_45_subareas() -> None:
    assert len(maxima()) == 45


@pytest.mark.parametrize("revision", ["2002", "2010", "2016", "2020"])
def test_a_revision_has_8_areas_of_100_points(revision: str) -> None:
    areas = load(FRAMEWORK / f"{revision}.toml")["area"]
    assert {code: area["maximum"] for code, area in areas.items()} == dict.fromkeys(AREAS, 100)


@pytest.mark.parametrize("area", AREAS)
def test_the_maxima_of_an_area_add_up_to_100(area: str) -> None:
    assert sum(points for code, points in maxima().items() if code.startswith(f"{area}.")) == 100


def test_each_of_the_eight_areas_of_2020_has_one_of_four_roles() -> None:
    revision = load(FRAMEWORK / "2020.toml")
    assert set(revision["role"]) == {area["parent"] for area in revision["area"].values()}
    assert len(revision["role"]) == 4


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_municipality_of_a_country_has_a_code_and_a_name(country: str) -> None:
    rows, count = municipalities(country), COUNTRIES[country]
    assert len(rows) == count
    assert len({row["code"] for row in rows}) == count
    assert len({row["name"] for row in rows}) == count
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)


@pytest.mark.parametrize(
    ("country", "code", "name"),
    [("norway", "5025", "Røros"), ("norway", "3314", "Øvre Eiker"), ("denmark", "740", "Silkeborg")],
)
def test_municipalities_that_were_evaluated_are_known(country: str, code: str, name: str) -> None:
    assert {"code": code, "name": name} in municipalities(country)


def test_every_evaluation_has_an_expectation_and_the_other_way_round() -> None:
    assert [path.stem for path in EVALUATIONS] == [path.stem for path in EXPECTATIONS]
    assert EVALUATIONS != []


@pytest.mark.parametrize("path", EVALUATIONS, ids=lambda path: path.stem)
def test_an_evaluation_is_called_like_its_file_and_is_of_a_known_municipality(path: Path) -> None:
    evaluation = load(path)["evaluation"]
    assert evaluation["id"] == path.stem
    assert evaluation["organisation"] in municipalities(evaluation["variant"])


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
    evaluation = load(FRAMEWORK / "evaluations" / path.name)
    scales = evaluation["evaluation"]["scales"]
    given = {scale: points(evaluation, scale) for scale in scales}
    # Of some the total alone is published; closing tables only of the one that gives sub-areas.
    summaries = {
        f"summary.{scale}": {"total"} if given[scale] == {"total"} else {*AREAS, "total"} for scale in scales
    }
    whole = "2010" in scales and maxima().keys() <= given["2010"]
    assert codes(expectation) == summaries | ({"lines.2010": {*AREAS, *maxima()}} if whole else {})


def test_the_report_on_borlange_is_expected_whole_and_table_2_by_area() -> None:
    lines = {path.stem for path in EXPECTATIONS if "lines" in load(path)}
    areas = {path.stem for path in EXPECTATIONS if "1" in load(path)["summary"].get("2002", {})}
    assert lines == {"borlange-2010", "borlange-2010-printed"}
    assert areas == {*lines, "botkyrka-2005", "fagersta-2009", "gallivare-2009", "mark-2009", "skovde-2010"}


@pytest.mark.parametrize("revision", ["2002", "2010", "2016", "2020"])
@pytest.mark.parametrize("variant", ["english", "norway", "denmark"])
def test_the_titles_of_a_variant_cover_the_whole_revision(variant: str, revision: str) -> None:
    translated = load(ROOT / "plugins" / f"kompass_{variant}" / f"kommunkompassen-{revision}.toml")["replace"]
    swedish = load(FRAMEWORK / f"{revision}.toml")
    levels = swedish["framework"]["levels"]
    assert {level: list(translated[level]) for level in levels} == {
        level: list(swedish[level]) for level in levels
    }


@pytest.mark.parametrize("variant", ["english", "norway", "denmark"])
def test_every_title_of_a_variant_says_where_it_comes_from(variant: str) -> None:
    for path in (ROOT / "plugins" / f"kompass_{variant}").glob("kommunkompassen-*.toml"):
        overlay = load(path)
        for codes_of_level in overlay["replace"].values():
            own = "title" in codes_of_level or "about" in codes_of_level
            items = [codes_of_level] if own else codes_of_level.values()
            cited = [item["source"] for item in items]
            named = [name for one in cited for name in ([one] if isinstance(one, str) else one.values())]
            assert [name for name in named if name not in overlay["sources"]] == []


def test_the_other_norwegian_wording_of_area_5_is_an_alias() -> None:
    overlay = load(ROOT / "plugins" / "kompass_norway" / "kommunkompassen-2010.toml")
    assert overlay["add"]["area"]["5"]["aliases"] == ["Serviceutvikling og effektivitet"]
