"""`kompass simulate`: from names and sentences to how sure points and ranks are; in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonschema
import pytest

import kompass_json
from kompass_core.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

Captured: TypeAlias = pytest.CaptureFixture[str]
Said: TypeAlias = "Callable[..., tuple[int, str, str]]"
SCHEMA = json.loads((Path(kompass_json.__file__).parent / "simulation.schema.json").read_text("utf-8"))

PUBLISHED = ("--framework", "kommunkompassen@2010", "--scale", "2010", "--draws", "500")
AREAS = (*PUBLISHED, "--vary", "maximum areas by 30%")
ENGLISH = ("--language", "en")
OVERLAY = """\
schema = 1
of = "kommunkompassen@2010"
[replace.scale."2010".rule.total]
points = 'max(areas.points)'
"""


@pytest.fixture
def said(capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Said:
    """Exit code, standard output and standard error of the command."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(("simulate", *arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def simulated(out: str) -> dict[str, Any]:
    """The JSON of a simulation, held against its schema."""
    document: dict[str, Any] = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["kind"] == {"const": "simulation"}


def test_all_that_are_published_are_ranked_exactly(said: Said) -> None:
    code, out, err = said(*AREAS, "--format", "json")
    made = simulated(out)
    assert (code, err, made["measure"], len(made["factors"])) == (0, "", "percent", 8)
    standings = {one["id"]: one for one in made["evaluations"]}
    assert {"orebro-2010", "orebro-2012", "grastorp-2014"} <= set(standings)
    assert standings["orebro-2012"]["rank"] == {"best": 1, "worst": 1}
    assert all(sum(one["ranks"]) == 500 for one in standings.values())
    above = made["above"]["orebro-2010"]["grastorp-2014"] + made["above"]["grastorp-2014"]["orebro-2010"]
    assert above == 500
    assert {one["evaluation"] for one in made["refused"]} >= {"karlskoga-2010", "roros-2013"}
    assert {one["problems"][0]["slug"] for one in made["refused"]} == {"cannot-vary"}


@pytest.mark.slow
def test_the_same_seed_says_the_same_and_another_one_does_not(said: Said) -> None:
    first, second, other = (said(*AREAS, "--format", "csv", "--seed", seed)[1] for seed in ("5", "5", "6"))
    assert first == second
    assert first != other


def test_the_rows_of_csv_have_what_is_told(said: Said) -> None:
    _, out, _ = said(*AREAS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    whole = {row["evaluation"]: row for row in rows if row["item"] == "total"}
    assert whole["orebro-2010"]["now_low"] == "64.5"
    assert {row["measure"] for row in rows} == {"percent"}
    assert {row["item"] for row in rows if row["evaluation"] == "grastorp-2014"} == {"total", *"12345678"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "nb", "da", "en"])
def test_the_text_fits_and_speaks_its_language(said: Said, language: str) -> None:
    code, out, err = said(*AREAS, "--language", language)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    words = {"sv": "dragningarna", "nb": "trekningene", "da": "trækningerne", "en": "of the draws"}
    assert words[language] in out
    assert "simulation." not in out


@pytest.mark.slow
def test_one_evaluation_is_told_by_its_parts(said: Said) -> None:
    arguments = (
        "millbrook-2024",
        "--scale",
        "fine-tuned",
        "--uncertain",
        "one step",
        "--draws",
        "500",
        *ENGLISH,
    )
    _, out, _ = said(*arguments)
    assert "Points of the parts: Millbrook 2024" in out
    assert "Judgements of 1 Leadership" in out
    assert max(map(len, out.splitlines())) <= 80
    made = simulated(said(*arguments, "--format", "json")[1])
    assert (made["measure"], list(made["evaluations"][0]["items"])) == ("points", list("123456789"))


@pytest.mark.slow
def test_the_picture_shows_ranks_and_points(said: Said) -> None:
    pytest.importorskip("matplotlib")
    code, out, _ = said(*AREAS, *ENGLISH, "--format", "svg")
    assert code == 0
    for text in ("Ranks: as they are, and in 90 of 100 draws", "Örebro 2012", "In 90 of 100 draws"):
        assert text in out


@pytest.mark.slow
def test_another_definition_stands_in_half_of_the_draws(said: Said) -> None:
    Path("shifted.toml").write_text(OVERLAY, "utf-8")
    arguments = (
        "borlange-2010",
        "orebro-2012",
        "--scale",
        "2010",
        "--draws",
        "500",
        "--with",
        "shifted.toml",
    )
    _, out, _ = said(*arguments, "--format", "json")
    made = simulated(out)
    assert list(made["alternative"]) == ["shifted.toml"]
    assert made["influences"][0]["name"] == "definition"
    assert made["evaluations"][0]["alternative"]["points"] != made["evaluations"][0]["points"]
    _, text, _ = said(*arguments, *ENGLISH)
    assert "By the changed definition" in text
    assert "the definition with the changes in shifted.toml" in text


@pytest.mark.slow
def test_what_is_varied_may_stand_in_a_file(said: Said) -> None:
    lines = 'schema = 1\n[simulation]\nvary = ["maximum areas by 30%"]\nuncertain = ["points by 2%"]\n'
    Path("varied.toml").write_text(lines, "utf-8")
    by_file = said(*PUBLISHED, "--vary", "varied.toml", "--format", "json")
    assert by_file == said(*AREAS, "--uncertain", "points by 2%", "--format", "json")
    assert simulated(by_file[1])["uncertain"] == [{"kind": "points", "reach": "0.02"}]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "Name evaluations, or with --framework the one"),
        (
            ("orebro-2010", "--scale", "2010"),
            1,
            "error[cannot-vary]: nothing is varied, and everything is known",
        ),
        (
            (*PUBLISHED, "--vary", "maximum 9 by 5%"),
            1,
            "--vary: error[unknown-item]: `kommunkompassen@2010` has no item `9`",
        ),
        ((*AREAS, "--item", "9"), 2, "There is no item `9`."),
        (("--framework", "kommunkompassen@2010", "--scale", "2011"), 1, "--scale: error[unknown-scale]"),
        (("--framework", "kommunkompassen@2011"), 1, "error[unknown-framework]"),
        ((*PUBLISHED, "--uncertain", "two"), 1, "--uncertain: error[cannot-vary]"),
    ],
)
def test_what_cannot_be_is_refused(said: Said, arguments: tuple[str, ...], code: int, message: str) -> None:
    found, out, err = said(*arguments)
    assert (found, out) == (code, "")
    assert message in err


def test_evaluations_of_two_revisions_are_not_ranked_together(said: Said) -> None:
    _, out, _ = said(
        "orebro-2012", "roros-2021", "--uncertain", "points by 2%", "--draws", "100", "--format", "json"
    )
    made = simulated(out)
    assert [one["id"] for one in made["evaluations"]] == ["orebro-2012"]
    assert made["refused"][0]["problems"][0]["slug"] == "wrong-revision"
