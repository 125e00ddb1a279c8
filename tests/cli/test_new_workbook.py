"""New workbook: an evaluation to fill in, made, read and turned back by the commands."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import load_workbook

from kompass_core.cli import main

OF = ("--framework", "kommunkompassen@2010", "--format", "xlsx")

Captured: TypeAlias = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_workbook_is_an_evaluation_in_which_nothing_is_judged(capsys: Captured) -> None:
    assert main(("new", "evaluation", "nowhere", *OF, "--variant", "sweden")) == 0
    assert capsys.readouterr().out == "made nowhere.xlsx\n"
    assert main(("check", "nowhere.xlsx")) == 0
    said = (
        "nowhere.xlsx: fine (evaluation nowhere, kommunkompassen@2010: 134 of 134 judgements missing on 2010"
    )
    assert capsys.readouterr().out.startswith(said)


def test_a_workbook_is_scored_and_reported_as_the_text_that_it_was_made_of(capsys: Captured) -> None:
    assert main(("new", "evaluation", "--from", "borlange-2010", "--format", "xlsx", "-o", "b.xlsx")) == 0
    capsys.readouterr()
    shown = []
    for name in ("borlange-2010", "b.xlsx"):
        assert main(("score", name, "--format", "csv")) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]


def test_a_workbook_becomes_a_text() -> None:
    main(("new", "evaluation", "--from", "borlange-2010", "--format", "xlsx"))
    assert main(("new", "evaluation", "--from", "borlange-2010.xlsx")) == 0
    text = Path("borlange-2010.toml").read_text("utf-8")
    assert 'organisation = { code = "2081", name = "Borlänge" }\n' in text
    assert main(("check", "borlange-2010.toml")) == 0


def test_its_language_may_be_another_than_that_of_its_variant() -> None:
    main(("new", "evaluation", "nowhere", *OF, "--variant", "sweden", "--language", "nb"))
    assert load_workbook("nowhere.xlsx").sheetnames[:2] == ["Besøk", "Vurderinger"]


def test_the_framework_of_a_file_is_named_from_where_the_workbook_lies(
    garden: Path, capsys: Captured
) -> None:
    (garden / "new").mkdir()
    made = ("new", "evaluation", "summer", "--framework", "1.toml", "--format", "xlsx")
    assert main((*made, "--into", "new")) == 0
    assert main(("new", "evaluation", "--from", "new/summer.xlsx", "-o", "summer.toml")) == 0
    assert 'framework = "1.toml"\n' in Path("summer.toml").read_text("utf-8")
    capsys.readouterr()
    assert main(("check", "new/summer.xlsx", "summer.toml")) == 0


def test_a_definition_that_was_changed_since_is_said(garden: Path, capsys: Captured) -> None:
    main(("new", "evaluation", "summer", "--framework", "1.toml", "--format", "xlsx"))
    text = Path("1.toml").read_text("utf-8")
    assert "maximum = 10\n" in text
    Path("1.toml").write_text(text.replace("maximum = 10\n", "maximum = 11\n"), "utf-8")
    capsys.readouterr()
    assert main(("check", "summer.xlsx")) == 0
    out = "".join(capsys.readouterr())
    assert "warning[wrong-revision]: `1.toml` has been changed since this workbook was made of it" in out
    assert garden.is_dir()


def test_nothing_is_overwritten(capsys: Captured) -> None:
    Path("nowhere.xlsx").write_text("mine", "utf-8")
    assert main(("new", "evaluation", "nowhere", *OF)) == 2
    assert "`nowhere.xlsx` is there already" in capsys.readouterr().err
    assert Path("nowhere.xlsx").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "borlange-2010", *OF), "With --from, the name, the framework and the variant are"),
        (("--from", "borlange-2010"), "is that already"),
        (("--format", "xlsx"), "Missing argument 'NAME'"),
        (("x", "--format", "xlsx"), "Missing option '--framework'"),
    ],
)
def test_what_does_not_go_together_is_misuse(arguments: tuple[str, ...], said: str, capsys: Captured) -> None:
    assert main(("new", "evaluation", *arguments)) == 2
    assert said in " ".join(capsys.readouterr().err.split())
