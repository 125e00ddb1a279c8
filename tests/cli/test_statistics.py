"""`kompass statistics`, and norms: who is counted, what is refused, and that a population can be pinned."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema
import pytest

import kompass_json
from kompass_core.cli import main

Captured: TypeAlias = pytest.CaptureFixture[str]
SCHEMAS = Path(kompass_json.__file__).parent
OLD = ("--framework", "kommunkompassen@2010", "--scale", "2002")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to remember in."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def cache(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cache for all of these: they count the same evaluations."""
    monkeypatch.setenv("KOMPASS_CACHE", str(kept))


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def facts(capsys: Captured, schema: str, *arguments: str) -> dict[str, Any]:
    """The JSON of a command that succeeds, held against its schema."""
    code, out, err = said(capsys, *arguments, "--format", "json")
    assert (code, err) == (0, "")
    made: dict[str, Any] = json.loads(out)
    shape = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(shape).validate(made)
    return made


def counted(capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    """The groups of statistics."""
    groups = facts(capsys, "statistics", "statistics", *arguments)["groups"]
    assert isinstance(groups, list)
    return groups


def test_all_that_are_published_of_a_scale_are_counted(capsys: Captured) -> None:
    (group,) = counted(capsys, *OLD)
    members = [one["evaluation"] for one in group["population"]["members"]]
    assert members == [
        "borlange-2010-printed",
        "botkyrka-2005",
        "fagersta-2009",
        "gallivare-2009",
        "mark-2009",
        "skovde-2010",
    ]
    whole = group["items"]["total"]
    assert (whole["count"], whole["mean"], whole["median"]) == (6, "504.75", "465.75")
    assert (whole["lower_quartile"], whole["upper_quartile"]) == ("450.125", "501.25")
    assert whole["highest"] == {"points": "696", "evaluations": ["botkyrka-2005"], "sure": True}
    assert group["items"]["7"]["lowest"]["evaluations"] == ["borlange-2010-printed", "gallivare-2009"]


@pytest.mark.slow
def test_the_reference_of_a_report_is_the_same_computation(capsys: Captured) -> None:
    report = facts(capsys, "scorecard", "report", "borlange-2010", "--against", "mean", "--scale", "2002")
    others = report["against"]["scales"]["2002"]
    (group,) = counted(capsys, *others["others"], "--scale", "2002")
    for code, place in others["items"].items():
        figures = group["items"][code]
        for name in ("mean", "lower_quartile", "median", "upper_quartile"):
            assert place[name] == figures[name]


def test_several_scales_at_once_are_refused_and_said(capsys: Captured) -> None:
    code, _, err = said(capsys, "statistics", "--framework", "kommunkompassen@2010")
    assert code == 1
    assert "error[no-shared-scale]: these cannot be counted together: " in err
    assert "`kommunkompassen@2010` on `2010` (12), `kommunkompassen@2010` on `2002` (6)" in err


@pytest.mark.slow
def test_groups_are_made_by_what_is_asked_for(capsys: Captured) -> None:
    groups = counted(capsys, "--by", "revision,scale,country")
    assert [tuple(one["common"].values()) for one in groups] == [
        ("kommunkompassen@2010", "2002", "sweden"),
        ("kommunkompassen@2010", "2010", "norway"),
        ("kommunkompassen@2010", "2010", "sweden"),
        ("kommunkompassen@2016", "2016", "sweden"),
        ("kommunkompassen@2020", "2020", "norway"),
        ("kommunkompassen@2020", "2020", "sweden"),
    ]


def test_a_register_gives_classes(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("code,name,people\n2081,Borlänge,40\n0127,Botkyrka,90\n1496,Skövde,50\n", "utf-8")
    asked = ("--register", str(path), "--classes", "size=people:0,50", "--by", "size")
    groups = counted(capsys, *OLD, *asked)
    assert [(one["common"]["size"], len(one["population"]["members"])) for one in groups] == [
        ("0–<50", 1),
        ("50–", 2),
        (None, 3),
    ]


def test_csv_has_a_row_for_each_figure(capsys: Captured) -> None:
    code, out, _ = said(capsys, "statistics", *OLD, "--by", "country", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    whole = {(row["figure"], row["evaluation"]): row["low"] for row in rows if row["item"] == "total"}
    assert code == 0
    assert whole["mean", ""] == "504.75"
    assert whole["rank", "mark-2009"] == "2"
    assert whole["percentile", "mark-2009"] == "0.75"
    assert {row["by_country"] for row in rows} == {"sweden"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "nb", "da", "en"])
def test_it_fits_on_80_columns(language: str, capsys: Captured) -> None:
    for scale in ("2002", "2010"):
        asked = ("--framework", "kommunkompassen@2010", "--scale", scale, "--language", language)
        _, out, _ = said(capsys, "statistics", *asked, "--by", "country,year")
        assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--by", "contry"), "Did you mean `country`?"),
        (("--classes", "size=1"), "name it with --register"),
        (("--classes", "size=people:2,1"), "is no name with rising numbers"),
        (("--item", "9.9", *OLD), "no item with points `9.9`"),
        (("--framework", "kommunkompassen@2002"), "There is no evaluation of `kommunkompassen@2002`."),
        (("borlange-2010", "--population", "x.toml"), "name no evaluations besides"),
        (("--save", "x.csv", *OLD), "as TOML or as JSON"),
        (("--save", "x.toml", *OLD, "--by", "year"), "--save stores one population"),
    ],
)
def test_misuse_is_said(arguments: tuple[str, ...], words: str, capsys: Captured) -> None:
    code, _, err = said(capsys, "statistics", *arguments)
    assert code == 2
    assert words in err


def test_a_population_is_pinned(capsys: Captured, tmp_path: Path) -> None:
    path = str(tmp_path / "two.toml")
    stored = counted(capsys, "mark-2009", "skovde-2010", "fagersta-2009", *OLD, "--save", path)
    again = counted(capsys, "--population", path)
    assert again == stored
    against = facts(capsys, "scorecard", "report", "skovde-2010", "--against", "mean", "--population", path)[
        "against"
    ]
    assert against["scales"]["2002"]["others"] == ["mark-2009", "fagersta-2009"]
    held = facts(capsys, "scorecard", "score", "borlange-2010", "--norm", "kkik", "--population", path)
    (norm,) = held["norms"]
    assert norm["population"] == {"size": 3, "digest": stored[0]["population"]["digest"]}
    assert norm["items"]["total"]["state"] == "few"


def test_marks_about_the_mean_are_worked_out_by_hand(capsys: Captured) -> None:
    """Area 1: 55 of 55, 59, 60, 63, 68 and 91, whose mean is 66; so the least, which is marked 1."""
    asked = ("--scale", "2002", "--norm", "kommunebarometeret")
    (norm,) = facts(capsys, "scorecard", "score", "borlange-2010", *asked)["norms"]
    marks = {code: item["measures"]["mark"]["value"] for code, item in norm["items"].items()}
    assert (marks["1"], marks["2"], marks["8"]) == ("1", "188/83", "112/27")
    (first, *_) = norm["items"]["1"]["derivation"]
    seen = {one["name"]: one["value"] for one in first["inputs"]}
    assert seen["population.mean"] == "66"


def test_colours_by_quartile_say_both_where_it_is_not_known(capsys: Captured) -> None:
    (norm,) = facts(capsys, "scorecard", "score", "orebro-2012", "--norm", "kkik")["norms"]
    colours = {
        code: item["measures"]["colour"]["bands"] for code, item in norm["items"].items() if item["measures"]
    }
    assert (colours["1"], colours["5"], colours["total"]) == (["green"], ["yellow", "green"], ["green"])


@pytest.mark.slow
def test_it_is_explained_with_the_population(capsys: Captured) -> None:
    _, out, _ = said(
        capsys, "explain", "8", "borlange-2010", "--scale", "2002", "--norm", "kkik", "--language", "en"
    )
    for words in ("population.third_quartile", "upper quartile of the population", "Of these, 6 have points"):
        assert words in out
    (group,) = counted(capsys, *OLD)
    assert group["population"]["digest"] in out.replace("\n    ", "")


def test_a_norm_that_nobody_has_is_said(capsys: Captured) -> None:
    code, _, err = said(capsys, "score", "borlange-2010", "--norm", "kikk")
    assert code == 1
    assert "error[unknown-norm]: there is no norm `kikk`" in err
    assert "did you mean `kkik`?" in err
