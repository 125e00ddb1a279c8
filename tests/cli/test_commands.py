"""The commands: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main
from kompass_core.cli.commands import NAMES
from kompass_core.cli.progress import MANY

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

SPRING = "evaluations/spring.toml"
AUTUMN = "evaluations/autumn.toml"


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_every_command_has_help(capsys: Captured) -> None:
    code, out, _ = said(capsys, "--help")
    assert code == 0
    assert [name for name in NAMES if f"  {name} " not in out] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_command_explains_itself(name: str, capsys: Captured) -> None:
    code, out, err = said(capsys, name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: kompass {name} ")


@pytest.mark.usefixtures("garden")
def test_files_that_are_fine_are_said_to_be(capsys: Captured) -> None:
    expected = (
        "1.toml: fine (framework garden@1: 1 bed, 2 plants; scored on easy)\n"
        f"{SPRING}: fine (evaluation spring, garden@1: 0 of 2 judgements missing on easy)\n"
    )
    assert said(capsys, "check", "1.toml", SPRING) == (0, expected, "")


def test_all_problems_of_all_files_are_told_at_once(garden: Path, capsys: Captured) -> None:
    (garden / "2.toml").write_text("schema = 1\n[framework]\nid = 2\nrevisoin = '2'\n", "utf-8")
    code, out, err = said(capsys, "check", "2.toml", "1.toml", "3.toml")
    assert code == 1
    assert out.startswith("1.toml: fine (")
    assert "error[unknown-key]" in err
    assert "error[wrong-kind]" in err
    assert "3.toml: error[unreadable-file]" in err


def test_problems_come_as_json_too(garden: Path, capsys: Captured) -> None:
    (garden / "2.toml").write_text("schema = 1\n[framework]\nid = ?\n", "utf-8")
    code, out, err = said(capsys, "check", "1.toml", "2.toml", "--format", "json")
    listed = json.loads(out)
    assert code == 1
    assert [(one["file"], one["kind"], len(one["problems"])) for one in listed["checked"]] == [
        ("1.toml", "framework", 0),
        ("2.toml", None, 1),
    ]
    place = listed["checked"][1]["problems"][0]["place"]
    assert (place["file"], place["line"], place["column"]) == ("2.toml", 3, 6)
    assert err.startswith("2.toml:3:6: error[")


@pytest.mark.usefixtures("garden")
def test_an_evaluation_is_scored(capsys: Captured) -> None:
    code, out, err = said(capsys, "score", SPRING)
    assert (code, err) == (0, "")
    assert "25.0" in out


@pytest.mark.usefixtures("garden")
def test_a_printed_figure_that_cannot_be_right_is_a_problem(capsys: Captured) -> None:
    code, out, err = said(capsys, "score", AUTUMN)
    assert (code, bool(out)) == (1, True)
    assert err.startswith(f"{AUTUMN}:10:17: error[impossible-figure]: `26.0` cannot be right")


@pytest.mark.usefixtures("garden")
def test_of_several_evaluations_those_that_are_sound_are_scored(capsys: Captured) -> None:
    code, out, err = said(capsys, "score", SPRING, "nowhere.toml", SPRING)
    assert code == 1
    assert out.count("Wild rose") == 2
    assert err.startswith("nowhere.toml: error[unreadable-file]")


@pytest.mark.usefixtures("garden")
def test_a_person_sees_how_far_many_evaluations_are(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, out, err = said(capsys, "score", *[SPRING] * MANY)
    assert (code, out.count("Wild rose")) == (0, MANY)
    assert "scoring" in err


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize("command", ["report", "compare"])
def test_an_evaluation_is_reported_and_compared(command: str, capsys: Captured) -> None:
    code, out, err = said(capsys, command, SPRING)
    assert (code, err) == (0, "")
    assert "25.0" in out


@pytest.mark.usefixtures("garden")
def test_the_points_of_an_item_are_explained(capsys: Captured) -> None:
    code, out, err = said(capsys, "explain", "a.1", SPRING)
    assert (code, err) == (0, "")
    assert "maximum * mean(dimensions)" in out


@pytest.mark.usefixtures("garden")
def test_an_item_that_is_not_there_is_a_problem(capsys: Captured) -> None:
    code, out, err = said(capsys, "explain", "a.3", SPRING)
    assert (code, out) == (1, "")
    assert "error[unknown-item]" in err


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("scor", SPRING), "There is no command `scor`. Did you mean `score`?"),
        (("score",), "Missing argument 'EVALUATION...'."),
        (("score", SPRING, "--lang"), "No such option"),
        (("score", SPRING, "--format", "txt"), "There is no format `txt`. Did you mean `text`?"),
        (("score", SPRING, "--variant", "swedn"), "There is no variant `swedn`. Did you mean `sweden`?"),
        (
            ("score", SPRING, "--variant", "sweden", "--language", "en"),
            "The variant `sweden` speaks `sv`, not `en`.",
        ),
        (("score", SPRING, "--language", "tlh"), "No variant that is installed speaks `tlh`."),
        (("score", SPRING, "--scale", "hard"), "`spring` is not scored on a scale `hard`, but on: easy."),
        (("score", SPRING, "-o", "nowhere/out.txt"), "`nowhere/out.txt` cannot be written"),
        (("explain", "a.1"), "There is no problem `a.1`. Of which evaluation?"),
        (("explain", "unknown-nam"), "There is no problem `unknown-nam`. Did you mean `unknown-name`"),
    ],
)
def test_misuse_is_told_apart_from_problems(
    arguments: tuple[str, ...], message: str, capsys: Captured
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert f"Error: {message}" in err


@pytest.mark.usefixtures("garden")
def test_a_format_that_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def fails(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("kompass_core.cli.present.render", fails)
    code, out, err = said(capsys, "score", SPRING)
    assert (code, out) == (1, "")
    assert err.startswith("text: error[broken-plugin]: the format `text` fails: ZeroDivisionError (")


@pytest.mark.usefixtures("garden")
def test_the_language_is_that_of_the_evaluations_variant_or_as_asked(garden: Path, capsys: Captured) -> None:
    spring = garden / SPRING
    spring.write_text(spring.read_text("utf-8").replace("year = 2024", 'variant = "sweden"'), "utf-8")
    assert "25,0" in said(capsys, "score", SPRING)[1]
    assert "25.0" in said(capsys, "score", SPRING, "--language", "en")[1]
    assert "25.0" in said(capsys, "score", SPRING, "--variant", "english")[1]


def test_a_problem_is_explained(capsys: Captured) -> None:
    code, out, err = said(capsys, "explain", "unknown-name")
    assert (code, err) == (0, "")
    assert "unknown-name" in out


@pytest.mark.usefixtures("weed")
def test_a_broken_plugin_costs_one_line(garden: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "score", str(garden / SPRING))
    assert (code, bool(out)) == (0, True)
    assert err.startswith(
        "plugin weed (kompass-weed 3.1): warning[broken-plugin]: skipped: it cannot be imported: "
    )
    assert err.count("\n") == 1


@pytest.mark.usefixtures("weed")
def test_strictly_a_broken_plugin_is_a_problem(garden: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "score", str(garden / SPRING), "--strict")
    assert (code, out) == (1, "")
    assert err.startswith("plugin weed (kompass-weed 3.1): error[broken-plugin]")


@pytest.mark.usefixtures("weed")
def test_plugins_are_listed_with_what_they_give_or_why_not(capsys: Captured) -> None:
    code, out, err = said(capsys, "plugins")
    lines = {line.split()[0]: line for line in out.splitlines()}
    assert (code, err) == (0, "")
    assert lines["english"].endswith("variant english")
    assert "skipped: it cannot be imported: ZeroDivisionError" in lines["weed"]
    assert said(capsys, "plugins", "--strict")[0] == 1


@pytest.mark.usefixtures("weed")
def test_plugins_are_listed_as_json(capsys: Captured) -> None:
    listed = {
        one["name"]: one for one in json.loads(said(capsys, "plugins", "--format", "json")[1])["plugins"]
    }
    assert listed["english"]["gives"] == ["variant english"]
    assert (listed["weed"]["state"], listed["weed"]["version"]) == ("skipped", "3.1")


@pytest.mark.usefixtures("garden")
def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kompass_core.cli.check.check_file", interrupted)
    code, out, err = said(capsys, "check", "1.toml")
    assert (code, out, err.strip()) == (130, "", "")
