"""`kompass report`: one evaluation, held against others, or several together; and what is misuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(("report", *arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def facts(capsys: Captured, *arguments: str) -> dict[str, Any]:
    """The JSON of a report that succeeds."""
    code, out, err = said(capsys, *arguments, "--format", "json")
    assert (code, err) == (0, "")
    made: dict[str, Any] = json.loads(out)
    return made


def test_it_is_held_against_all_that_were_published_and_no_visit_twice(capsys: Captured) -> None:
    against = facts(capsys, "orebro-2012", "--against", "mean")["against"]
    assert against["reference"] == "mean"
    assert against["scales"]["2010"]["others"] == [
        "borlange-2010-printed",
        "grastorp-2014",
        "karlskoga-2010",
        "karlskoga-2014",
        "nacka-2011",
        "orebro-2010",
        "orebro-2015",
        "ornskoldsvik-2015",
        "ovre-eiker-2015",
        "roros-2013",
        "roros-2017",
    ]
    assert against["scales"]["2010"]["items"]["total"]["rank"] == {"best": 3, "worst": 3, "count": 12}


def test_its_own_visit_is_none_of_the_others(capsys: Captured) -> None:
    against = facts(capsys, "borlange-2010", "--against", "median", "--scale", "2010")["against"]
    assert not [one for one in against["scales"]["2010"]["others"] if one.startswith("borlange")]


def test_it_is_held_against_those_that_are_named(capsys: Captured) -> None:
    against = facts(capsys, "borlange-2010", "--against", "skovde-2010, mean,mark-2009")["against"]
    assert (against["reference"], list(against["scales"])) == ("mean", ["2002"])
    assert against["scales"]["2002"]["others"] == ["skovde-2010", "mark-2009"]


def test_the_evaluation_before_is_found(capsys: Captured) -> None:
    change = facts(capsys, "orebro-2012")["change"]
    assert change["evaluation"] == "orebro-2010"
    assert change["scales"]["2010"]["1"]["change"] == {
        "low": "15.5",
        "high": "16.5",
        "low_open": False,
        "high_open": True,
    }


def test_the_evaluation_before_may_lie_beside(garden: Path, capsys: Captured) -> None:
    path = garden / "evaluations" / "spring.toml"
    text = path.read_text("utf-8")
    (garden / "mine.toml").write_text(
        text.replace('id = "spring"', 'id = "mine"\nprevious = "then"').replace("../1.toml", "1.toml"),
        "utf-8",
    )
    (garden / "then.toml").write_text(
        text.replace('id = "spring"', 'id = "then"').replace("../1.toml", "1.toml"), "utf-8"
    )
    assert facts(capsys, "mine.toml")["change"]["evaluation"] == "then"
    (garden / "then.toml").write_text("[", "utf-8")
    assert "change" not in facts(capsys, "mine.toml")


def test_several_make_a_joint_report(capsys: Captured) -> None:
    made = facts(capsys, "borlange-2010", "skovde-2010", "mark-2009")
    assert (made["kind"], made["scale"]) == ("joint", "2002")
    assert made["best"]["8"] == {"evaluations": ["borlange-2010"], "sure": True}
    assert made["best"]["total"] == {"evaluations": ["mark-2009"], "sure": True}


def test_sections_are_left_out(capsys: Captured) -> None:
    _, out, _ = said(capsys, "borlange-2010", "--without", "instrument, findings,tables,scales,notes,visit")
    assert "Sammanfattning av resultat" in out
    assert "Om Kommunkompassen" not in out
    _, out, _ = said(capsys, "borlange-2010", "mark-2009", "--without", "each,best,notes")
    assert "Sida vid sida" in out
    assert "Var och en för sig" not in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("borlange-2010", "--without", "tabels"), "There is no section `tabels`. Did you mean `tables`?"),
        (("borlange-2010", "mark-2009", "--without", "tables"), "There is no section `tables`."),
        (("borlange-2010", "--against", "mean,median"), "--against takes `mean` or `median`"),
        (("borlange-2010", "--against", ","), "--against takes `mean` or `median`"),
        (
            ("borlange-2010", "mark-2009", "--against", "mean"),
            "--against holds one evaluation against others",
        ),
        ((), "Missing argument"),
    ],
)
def test_misuse_is_said(arguments: tuple[str, ...], expected: str, capsys: Captured) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert expected in err


def test_another_revision_is_refused(capsys: Captured) -> None:
    code, out, err = said(capsys, "borlange-2010", "--against", "vallentuna-2021")
    assert (code, out) == (1, "")
    assert "error[no-shared-scale]: `vallentuna-2021` is of `kommunkompassen@2020`" in err


def test_all_that_are_wrong_are_said_of_several(capsys: Captured) -> None:
    code, _, err = said(capsys, "nobody-1", "nobody-2")
    assert code == 1
    assert err.count("error[unknown-evaluation]") == 2


def test_each_has_a_report_of_its_own_and_one_that_fails_stops_no_other(
    tmp_path: Path, capsys: Captured
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("schema = 1\n[evaluation]\nid = 'x'\n", "utf-8")
    folder = tmp_path / "out" / "reports"
    names = ("roros-2013", str(broken), "no-such", "orebro-2012")
    code, out, err = said(capsys, *names, "--each", str(folder), "--format", "markdown")
    assert (code, out) == (1, f"2 of 4 reports written to {folder}\n")
    assert sorted(path.name for path in folder.iterdir()) == ["orebro-2012.md", "roros-2013.md"]
    assert f"{broken}:2:1: error[missing-key]" in err
    assert f"{broken}: no report" in err
    assert "no-such: no report" in err
    assert "Örebro 2012" in (folder / "orebro-2012.md").read_text("utf-8")


def test_a_folder_stands_for_all_in_it_and_an_id_for_one_file(tmp_path: Path, capsys: Captured) -> None:
    text = '[evaluation]\nid = "one"\nframework = "kommunkompassen@2016"\norganisation = { name = "A" }\n'
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(f"schema = 1\n{text}", "utf-8")
    code, out, err = said(capsys, str(tmp_path), "--each", str(tmp_path / "out"))
    assert (code, out) == (1, f"1 of 2 reports written to {tmp_path / 'out'}\n")
    assert "error[duplicate-id]: `one` is the id of another evaluation, too" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one.txt"]


def test_one_file_for_many_reports_is_misuse(tmp_path: Path, capsys: Captured) -> None:
    code, _, err = said(capsys, "roros-2013", "--each", str(tmp_path), "-o", str(tmp_path / "x"))
    assert code == 2
    assert "--each names a folder for many files" in err


def test_the_profile_may_be_drawn_round_a_centre(tmp_path: Path, capsys: Captured) -> None:
    made = {}
    for profile in ("dots", "radar"):
        path = tmp_path / f"{profile}.svg"
        options = ("--against", "median", "--profile", profile, "--format", "svg", "-o", str(path))
        assert said(capsys, "borlange-2010", *options) == (0, "", "")
        made[profile] = path.read_text("utf-8")
    assert made["dots"] != made["radar"]
    assert made["radar"].count(">Borlänge 2010<") == made["dots"].count(">Borlänge 2010<")
