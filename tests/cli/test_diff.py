"""`kompass diff`: from two names to what has changed, in any language and format, and its exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]
ID = "kommunkompassen"


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(("diff", *arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def second(garden: Path) -> Path:
    """The next revision of the garden, with a title that nobody has judged."""
    text = (garden / "1.toml").read_text("utf-8")
    text = text.replace('revision = "1"', 'revision = "2"\nreplaces = "1"')
    path = garden / "2.toml"
    path.write_text(text.replace('title = "Roses"', 'title = "Old roses"'), "utf-8")
    assert "Old roses" in path.read_text("utf-8")
    return path


def test_two_files_are_compared(second: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "1.toml", "2.toml", "--language", "en")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].endswith(": from 1 to 2")
    assert "“Roses” → “Old roses”" in out
    assert "# 2.toml:" in out


def test_what_nobody_has_judged_fails_only_where_that_is_asked(second: Path, capsys: Captured) -> None:
    assert said(capsys, "1.toml", "2.toml", "--language", "en", "--judged")[0] == 1
    assert said(capsys, "1.toml", "1.toml", "--language", "en", "--judged")[0] == 0


def test_changes_are_laid_over_the_second(garden: Path, capsys: Captured) -> None:
    changes = 'schema = 1\nof = "1.toml"\n[replace.plant."a.2"]\nmaximum = 30\n'
    (garden / "changes.toml").write_text(changes, "utf-8")
    for names in (["1.toml"], ["1.toml", "1.toml"]):
        code, out, _ = said(capsys, *names, "--with", "changes.toml", "--format", "json", "--language", "en")
        made = json.loads(out)
        (change,) = made["differences"]
        assert (code, change["where"], change["before"], change["after"]) == (0, ["a.2"], "20", "30")
        assert (made["after"]["label"], list(made["after"]["changes"])) == (
            "1 + changes.toml",
            ["changes.toml"],
        )
        assert made["before"]["changes"] == {}


def test_changes_of_something_else_are_an_error(garden: Path, capsys: Captured) -> None:
    (garden / "changes.toml").write_text('schema = 1\nof = "other@1"\n', "utf-8")
    code, out, err = said(capsys, "1.toml", "--with", "changes.toml", "--language", "en")
    assert (code, out) == (1, "")
    assert "error[unused-changes]" in err


def test_one_side_alone_is_misuse(garden: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "1.toml")
    assert (code, out) == (2, "")
    assert "Compared with what?" in err


def test_an_unknown_revision_is_named(capsys: Captured) -> None:
    code, _, err = said(capsys, f"{ID}@2010", f"{ID}@2011")
    assert code == 1
    assert f"there is no framework `{ID}@2011`" in err


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        ([], "Kommunkompassen: från 2010 till 2016"),
        (["--language", "en"], "Kommunkompassen: from 2010 to 2016"),
        (["--variant", "norway"], "Kommunekompasset: fra 2010 til 2016"),
        (["--language", "da"], "Kommunekompasset: fra 2010 til 2016"),
    ],
)
def test_it_speaks_the_language_of_who_reads_it(options: list[str], begins: str, capsys: Captured) -> None:
    code, out, _ = said(capsys, f"{ID}@2010", f"{ID}@2016", *options)
    assert (code, out.splitlines()[0]) == (0, begins)


def test_the_record_is_that_of_the_definitions_whoever_reads_it(capsys: Captured) -> None:
    made = [
        json.loads(said(capsys, f"{ID}@2002", f"{ID}@2010", "--format", "json", "--language", language)[1])
        for language in ("sv", "en")
    ]
    assert made[0]["differences"] == made[1]["differences"]
    assert made[0]["unjudged"] == 3


def test_revisions_in_between_are_found(capsys: Captured) -> None:
    made = json.loads(said(capsys, f"{ID}@2002", f"{ID}@2020", "--format", "json")[1])
    assert made["between"] == [f"{ID}@2010", f"{ID}@2016"]
    back = json.loads(said(capsys, f"{ID}@2020", f"{ID}@2002", "--format", "json")[1])
    assert (back["between"], back["recorded"]) == ([], False)


def test_a_variant_is_named_beside_its_revision(capsys: Captured) -> None:
    code, out, _ = said(capsys, f"{ID}@2010", f"{ID}@2010+norway", "--language", "en", "--judged")
    assert code == 0
    assert out.splitlines()[0].endswith(": from 2010 to 2010+norway")
    assert "wording: 53 (Swedish" in out


def test_another_format_goes_to_a_file(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "diff.md"
    code, out, _ = said(capsys, f"{ID}@2010", f"{ID}@2016", "--format", "markdown", "-o", str(path))
    assert (code, out) == (0, "")
    assert path.read_text("utf-8").startswith("# Kommunkompassen: från 2010 till 2016\n")
