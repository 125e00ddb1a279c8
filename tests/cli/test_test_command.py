"""`kompass test`: what is printed, in each form, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree import ElementTree as ET

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

HEAD = 'schema = 1\n[expectation]\nframework = "../1.toml"\n'
LUSH = '[example.lush]\nitem = "a.1"\njudgement = { health = "lush" }\npoints = "10.0"\n'
DEAD = '[example."dead & gone"]\nitem = "a.1"\njudgement = { health = "dead" }\npoints = "0.1"\n'
ODD = '[example.odd]\nitem = "a.9"\npoints = "0.0"\n'
SPRING = 'schema = 1\n[expectation]\nevaluation = "spring"\n[summary.easy]\na = "25.0"\ntotal = "25.0"\n'


@pytest.fixture(autouse=True)
def expectations(garden: Path) -> Path:
    """A folder for them in the garden, with one of its evaluation."""
    folder = garden / "expectations"
    folder.mkdir()
    (folder / "spring.toml").write_text(SPRING, "utf-8")
    return folder


def put(folder: Path, *examples: str) -> None:
    """Write examples."""
    (folder / "examples.toml").write_text(HEAD + "".join(examples), "utf-8")


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code = main(["test", "--no-plugins", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_file_that_is_fine_is_a_line(expectations: Path, capsys: Captured) -> None:
    put(expectations, LUSH)
    expected = (
        "expectations/examples.toml: fine (1 example, 1 figure)\n"
        "expectations/spring.toml: fine (2 figures)\n"
        "2 files, 1 example, 3 figures: all come out\n"
    )
    assert said(capsys) == (0, expected, "")


def test_a_figure_that_differs_is_shown_with_what_it_is_made_of(expectations: Path, capsys: Captured) -> None:
    put(expectations, DEAD, LUSH)
    code, out, err = said(capsys, "expectations/examples.toml")
    assert (code, err) == (1, "")
    assert out == (
        "expectations/examples.toml: 1 of 2 figures differs\n"
        "\n"
        "expectations/examples.toml:7:10: error[other-figure]: "
        "`0.1` is expected as the points of `a.1`, and `0.0` comes out\n"
        "  example  dead & gone (garden@1, scale easy)\n"
        "  exactly  0\n"
        "  rule     maximum * mean(dimensions)\n"
        "           expectations/../scales/easy.toml:26:10\n"
        "  saw      maximum                           10\n"
        "           health   How well it grows  dead   0\n"
        "  parts    mean(dimensions)            0\n"
        "           maximum * mean(dimensions)  0\n"
        "\n"
        "1 file, 2 examples, 2 figures: 1 differs\n"
    )


def test_of_many_figures_that_differ_only_some_are_derived(expectations: Path, capsys: Captured) -> None:
    put(expectations, *(DEAD.replace("gone", str(number)) for number in range(15)))
    _, out, _ = said(capsys, "expectations/examples.toml")
    assert (out.count("error[other-figure]"), out.count("  exactly  ")) == (15, 10)


def test_what_cannot_be_tried_is_a_problem_and_the_rest_is_tried(
    expectations: Path, capsys: Captured
) -> None:
    put(expectations, ODD, LUSH)
    (expectations / "broken.toml").write_text("[expectation\n", "utf-8")
    code, out, err = said(capsys)
    assert code == 1
    assert out.splitlines() == [
        "expectations/broken.toml: cannot be tried",
        "expectations/examples.toml: 1 of 2 cases cannot be tried",
        "expectations/spring.toml: fine (2 figures)",
        "3 files, 2 examples, 4 figures: 2 cannot be tried",
    ]
    assert "expectations/broken.toml:1:1: error[toml-syntax]: " in err
    assert "expectations/examples.toml:5:1: error[unknown-item]: `garden@1` has no item `a.9`" in err


def test_nothing_to_try_is_an_error(garden: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "evaluations")
    assert (code, out) == (1, "")
    assert err.startswith("evaluations: error[nothing-expected]: no expectation is here")


def test_changes_are_tried_and_have_to_be_of_something(
    garden: Path, expectations: Path, capsys: Captured
) -> None:
    put(expectations, LUSH)
    changes = garden / "changes.toml"
    changes.write_text('schema = 1\nof = "garden@1"\n[replace.plant."a.1"]\nmaximum = 12\n', "utf-8")
    code, out, _ = said(capsys, "--with", "changes.toml")
    assert (code, out.splitlines()[-1]) == (1, "2 files, 1 example, 3 figures: 3 differ")
    changes.write_text('schema = 1\nof = "park@1"\n[replace.plant."a.1"]\nmaximum = 12\n', "utf-8")
    code, _, err = said(capsys, "--with", "changes.toml")
    assert (code, "changes.toml:2:6: error[unused-changes]: " in err) == (1, True)


def test_json_says_all_of_it(expectations: Path, capsys: Captured) -> None:
    put(expectations, DEAD, LUSH, ODD)
    code, out, _ = said(capsys, "--format", "json", "--coverage")
    made: dict[str, Any] = json.loads(out)
    dead, lush, odd = made["tested"][0]["cases"]
    (difference,) = dead["differences"]
    assert (code, made["schema"]) == (1, 1)
    assert made["counts"] == {
        "files": 2,
        "cases": 4,
        "examples": 3,
        "figures": 5,
        "differences": 1,
        "unusable": 1,
    }
    assert [difference[key] for key in ("item", "measure", "expected", "printed", "exact")] == [
        "a.1",
        "points",
        "0.1",
        "0.0",
        "0",
    ]
    assert difference["derivation"]["rule"] == "maximum * mean(dimensions)"
    assert difference["derivation"]["inputs"][1] == {
        "name": "health",
        "item": "a.1",
        "value": "0",
        "state": "dead",
    }
    assert (lush["differences"], lush["problems"]) == ([], [])
    assert odd["problems"][0]["slug"] == "unknown-item"
    assert [case["name"] for case in made["tested"][1]["cases"]] == ["summary.easy"]
    (scale,) = made["coverage"]["scales"]
    assert (scale["items"]["of"], scale["items"]["looked_at"]) == (4, 4)
    assert scale["steps"]["lacking"] == []


def test_junit_has_a_suite_a_file_and_a_test_a_case(
    garden: Path, expectations: Path, capsys: Captured
) -> None:
    put(expectations, DEAD, LUSH, ODD)
    (expectations / "broken.toml").write_text("[expectation\x07\n", "utf-8")
    assert said(capsys, "--junit", "made.xml")[0] == 1
    root = ET.parse(garden / "made.xml").getroot()  # noqa: S314 - we have just written it
    counted = {key: root.get(key) for key in ("tests", "failures", "errors")}
    assert counted == {"tests": "5", "failures": "1", "errors": "2"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("errors")) for suite in root] == [
        ("expectations/broken.toml", "1", "1"),
        ("expectations/examples.toml", "3", "1"),
        ("expectations/spring.toml", "1", "0"),
    ]
    tests = {test.get("name"): [(one.tag, one.get("type")) for one in test] for test in root.iter("testcase")}
    assert tests == {
        "the file": [("error", "toml-syntax")],
        "dead & gone": [("failure", "other-figure")],
        "lush": [],
        "odd": [("error", "unknown-item")],
        "summary.easy": [],
    }
    (failure,) = root.iter("failure")
    assert "  rule     maximum * mean(dimensions)" in (failure.text or "")


def test_coverage_is_a_table_of_eighty_columns(expectations: Path, capsys: Captured) -> None:
    put(expectations, LUSH)
    code, out, _ = said(capsys, "expectations/examples.toml", "--coverage")
    assert code == 0
    assert (
        out.partition("come out\n")[2]
        == """
Framework  Scale     Items     Steps  Branches
---------  -----  --------  --------  --------
garden@1   easy   1/4  25%  1/3  33%      none

28% of everything is looked at

garden@1 on easy, looked at by no example:
  items: total, a, a.2
  steps of health: dead, alive
"""
    )


def test_a_long_name_leaves_the_table_at_eighty_columns(
    garden: Path, expectations: Path, capsys: Captured
) -> None:
    put(expectations, LUSH)
    for path in (garden / "1.toml", garden / "scales" / "easy.toml"):
        text = (
            path.read_text("utf-8")
            .replace('"garden"', f'"{"garden" * 12}"')
            .replace('"easy"', f'"{"e" * 60}"')
        )
        path.write_text(text, "utf-8")
    _, out, _ = said(capsys, "expectations/examples.toml", "--coverage")
    table = out.partition("\n\n")[2].partition("\n\n")[0]
    assert {len(line) for line in table.splitlines()} == {80}


@pytest.mark.parametrize(
    ("least", "code"), [("28%", 0), ("28", 0), ("28.5%", 0), ("28,6%", 1), ("29%", 1), ("100%", 1), ("0", 0)]
)
def test_less_coverage_than_was_asked_for_is_an_error(
    expectations: Path, capsys: Captured, least: str, code: int
) -> None:
    put(expectations, LUSH)
    made, _, err = said(capsys, "expectations/examples.toml", "--at-least", least)
    assert (made, "error[not-looked-at]: examples look at 28% of everything" in err) == (code, code == 1)


@pytest.mark.parametrize("least", ["many", "101%", "-1", "1e3"])
def test_what_is_no_percentage_is_misuse(capsys: Captured, least: str) -> None:
    code, _, err = said(capsys, f"--at-least={least}")
    assert (code, f"`{least}` is no percentage from 0% to 100%." in err) == (2, True)


def test_a_revision_without_any_example_counts_where_it_was_asked_for(
    garden: Path, expectations: Path, capsys: Captured
) -> None:
    put(expectations, LUSH)
    text = (garden / "1.toml").read_text("utf-8")
    (garden / "2.toml").write_text(text.replace('revision = "1"', 'revision = "2"'), "utf-8")
    (expectations / "second.toml").write_text(HEAD.replace("1.toml", "2.toml") + LUSH, "utf-8")
    _, out, _ = said(capsys, "1.toml", "--coverage")
    assert "garden@2" not in out
    _, out, _ = said(capsys, "1.toml", "2.toml", "--coverage")
    assert "garden@2" in out


def test_a_revision_that_is_broken_costs_the_others_nothing(
    garden: Path, expectations: Path, capsys: Captured
) -> None:
    put(expectations, LUSH)
    (garden / "2.toml").write_text("schema = 1\n[framework]\n", "utf-8")
    (expectations / "second.toml").write_text(HEAD.replace("1.toml", "2.toml") + LUSH, "utf-8")
    code, out, err = said(capsys, "1.toml", "2.toml", "--coverage")
    assert (code, "expectations/examples.toml: fine (1 example, 1 figure)\n" in out) == (1, True)
    assert "garden@1" in out
    assert err.count("2.toml:2:1: error[missing-key]: a framework has to have `id`") > 0
