"""What items can reach, on the command line: the table, the data, examples, warnings, exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

FALLING = "'if min(plants.points) >= 5 then 10 else sum(plants.points)'"
TABLE = """\
1.toml: fine (framework garden@1: 1 bed, 2 plants; scored on easy)

garden@1 on easy

Item   Title       Max  Least  Most  Sure    Raising
-----  ----------  ---  -----  ----  ------  ------------
total  The garden   30      0    30  proven  never lowers
a      Roses        30      0    30  proven  never lowers
a.1    Wild rose    10      0    10  proven  never lowers
a.2    Tea rose     20      0    20  proven  never lowers
"""


def edit(path: Path, old: str, new: str) -> None:
    """Replace what is there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.usefixtures("garden")
def test_a_table_has_every_item_and_how_sure_its_ends_are(capsys: Captured) -> None:
    assert said(capsys, "check", "1.toml", "--reach") == (0, TABLE, "")


def test_a_table_is_no_wider_than_a_terminal(garden: Path, capsys: Captured) -> None:
    edit(garden / "1.toml", "Wild rose", "A wild rose, and all that grows around it, " * 3)
    _, out, _ = said(capsys, "check", "1.toml", "--reach")
    assert max(map(len, out.splitlines()[2:])) == 80
    assert any("rose, and all" in line and "…" in line for line in out.splitlines())


def test_an_exception_is_listed_with_its_reason(garden: Path, capsys: Captured) -> None:
    scale = garden / "scales" / "easy.toml"
    edit(scale, "maximum * mean(dimensions)", "maximum * (1 - health)")
    edit(scale, "[dimension.health]\n", '[dimension.health]\nlowers = "what is lush is cut"\n')
    code, out, err = said(capsys, "check", "1.toml", "--reach")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "health may lower points: what is lush is cut"
    assert "a.1    Wild rose    10      0    10  proven  lowers, as said" in out


@pytest.mark.usefixtures("garden")
def test_reach_comes_as_data_with_every_measure(capsys: Captured) -> None:
    _, out, _ = said(capsys, "check", "1.toml", "--format", "json")
    (reach,) = json.loads(out)["checked"][0]["reach"]
    assert (reach["framework"], reach["declared"]) == ("garden@1", [])
    assert reach["scales"]["easy"]["a.1"] == {
        "maximum": "10",
        "measures": {
            "points": {
                "least": {"found": "0", "bound": "0", "sure": "proven"},
                "most": {"found": "10", "bound": "10", "sure": "proven"},
            },
            "maximum": {
                "least": {"found": "10", "bound": "10", "sure": "proven"},
                "most": {"found": "10", "bound": "10", "sure": "proven"},
            },
        },
        "direction": "proven",
    }


def test_examples_are_written_whole_and_overwrite_nothing(garden: Path, capsys: Captured) -> None:
    edit(garden / "scales" / "easy.toml", "'sum(plants.points)'", FALLING)
    code, out, err = said(capsys, "check", "1.toml", "--examples", "shown/here")
    assert (code, out) == (1, "")
    assert "error[falling-score]: raising `health` of `a.1`" in err
    commands = err.partition("compare `kompass ")[2].partition("`\n")[0].split("` with `kompass ")
    points = []
    for command in commands:
        code, out, err = said(capsys, *command.split(), "--language", "en")
        assert (code, err) == (0, "")
        points.append(next(line for line in out.splitlines() if line.startswith("Points ")).split()[1])
    assert float(points[1]) < float(points[0])
    code, out, err = said(capsys, "check", "1.toml", "--examples", "shown/here")
    assert (code, out) == (2, "")
    assert "Nothing was written" in err


@pytest.mark.usefixtures("garden")
def test_no_folder_is_made_where_there_is_nothing_to_show(garden: Path, capsys: Captured) -> None:
    assert said(capsys, "check", "1.toml", "--examples", "shown")[0] == 0
    assert not (garden / "shown").exists()


def test_a_warning_is_shown_and_is_an_error_only_if_asked_for(garden: Path, capsys: Captured) -> None:
    edit(garden / "scales" / "easy.toml", "[dimension.health]\n", '[dimension.health]\nlowers = "no idea"\n')
    code, out, err = said(capsys, "check", "1.toml")
    assert (code, out.partition(" (")[0]) == (0, "1.toml: fine")
    assert "warning[needless-exception]" in err
    assert said(capsys, "check", "1.toml", "--strict")[0] == 1


def test_a_definition_that_contradicts_itself_still_scores(garden: Path, capsys: Captured) -> None:
    edit(garden / "scales" / "easy.toml", "'sum(plants.points)'", FALLING)
    assert said(capsys, "check", "1.toml")[0] == 1
    assert said(capsys, "score", "evaluations/spring.toml")[0] == 0
