"""`--with`: local changes and what-ifs, in every command that scores or checks, and never in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

SPRING = "evaluations/spring.toml"
NOTE = "With the changes in changes.toml"


@pytest.fixture(autouse=True)
def changes(garden: Path) -> None:
    """A file of changes in the garden."""
    text = 'schema = 1\nof = "garden@1"\n[replace.plant."a.2"]\nmaximum = 30\n'
    (garden / "changes.toml").write_text(text, "utf-8")


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("command", [("score",), ("report",), ("compare",), ("explain", "total")])
def test_the_points_are_those_of_the_changes_and_it_says_so(
    command: tuple[str, ...], capsys: Captured
) -> None:
    code, out, err = said(capsys, *command, SPRING, "--with", "changes.toml")
    assert (code, err) == (0, "")
    assert "35.0" in out
    assert NOTE in out
    assert NOTE not in said(capsys, *command, SPRING)[1]


def test_the_json_says_so_too(capsys: Captured) -> None:
    made = [
        json.loads(said(capsys, "score", SPRING, "--format", "json", *options)[1])
        for options in ([], ["--with", "changes.toml"])
    ]
    assert [list(one["framework"]["changes"]) for one in made] == [[], ["changes.toml"]]
    assert made[0]["digest"] != made[1]["digest"]
    assert [one["changes"] for one in made] == [{}, {}]


def test_a_framework_is_checked_as_they_make_it(garden: Path, capsys: Captured) -> None:
    (garden / "changes.toml").write_text(
        'schema = 1\nof = "1.toml"\n[add.plant."a.3"]\ntitle = "Ivy"\n', "utf-8"
    )
    code, out, err = said(capsys, "check", "1.toml", "--with", "changes.toml")
    assert (code, out) == (1, "")
    assert "error[missing-maximum]: nothing says how many points `a.3` has at most" in err


def test_words_are_changed_by_changes_of_a_variant(garden: Path, capsys: Captured) -> None:
    (garden / "words.toml").write_text(
        'schema = 1\nof = "english"\n[replace.words]\n"total" = "In all"\n', "utf-8"
    )
    arguments = ("score", SPRING, "--with", "words.toml", "--with", "changes.toml")
    code, out, err = said(capsys, *arguments)
    assert (code, err) == (0, "")
    assert "In all" in out
    assert "With the changes in words.toml" in out
    assert NOTE in out
    made = json.loads(said(capsys, *arguments, "--format", "json")[1])
    assert (list(made["changes"]), list(made["framework"]["changes"])) == (["words.toml"], ["changes.toml"])


@pytest.mark.parametrize("command", [("score",), ("report",), ("compare",), ("explain", "total"), ("check",)])
def test_changes_of_something_else_are_an_error(
    command: tuple[str, ...], garden: Path, capsys: Captured
) -> None:
    (garden / "changes.toml").write_text('schema = 1\nof = "sweden"\n', "utf-8")
    code, out, err = said(capsys, *command, SPRING, "--with", "changes.toml")
    assert (code, out) == (1, "")
    assert err.startswith("changes.toml:2:6: error[unused-changes]: these are changes of `sweden`, which is ")


def test_a_check_as_json_says_what_is_unused(garden: Path, capsys: Captured) -> None:
    (garden / "changes.toml").write_text('schema = 1\nof = "sweden"\n', "utf-8")
    made = json.loads(said(capsys, "check", SPRING, "--with", "changes.toml", "--format", "json")[1])
    assert [problem["slug"] for problem in made["problems"]] == ["unused-changes"]


def test_of_several_evaluations_one_is_enough(garden: Path, capsys: Captured) -> None:
    second = (garden / "1.toml").read_text("utf-8").replace('revision = "1"', 'revision = "2"')
    (garden / "2.toml").write_text(second, "utf-8")
    other = (garden / SPRING).read_text("utf-8").replace("../1.toml", "../2.toml")
    (garden / "evaluations" / "other.toml").write_text(other, "utf-8")
    code, out, err = said(capsys, "score", SPRING, "evaluations/other.toml", "--with", "changes.toml")
    assert (code, err, out.count(NOTE)) == (0, "", 1)
    assert ("35.0" in out, "25.0" in out) == (True, True)


def test_changes_that_do_not_hit_are_a_problem_of_theirs(garden: Path, capsys: Captured) -> None:
    (garden / "changes.toml").write_text(
        'schema = 1\nof = "garden@1"\n[replace.plant."a.9"]\nmaximum = 30\n', "utf-8"
    )
    code, out, err = said(capsys, "score", SPRING, "--with", "changes.toml")
    assert (code, out) == (1, "")
    assert err.startswith('changes.toml:3:16: error[not-there]: there is no `plant."a.9"` to replace')


def test_another_language_changes_no_point_and_no_digest(garden: Path, capsys: Captured) -> None:
    made = [
        json.loads(said(capsys, "score", SPRING, "--format", "json", "--language", language)[1])
        for language in ("en", "sv", "nb")
    ]
    assert len({one["digest"] for one in made}) == 1
