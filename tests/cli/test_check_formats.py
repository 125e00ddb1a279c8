"""`kompass check` for forges: what stands on which stream, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

FORGES = ("sarif", "github", "gitlab")
BROKEN = "schema = 1\n[framework]\nid = ?\n"


def found(forge: str, out: str) -> int:
    """How many problems the output of a forge has."""
    match forge:
        case "sarif":
            return len(json.loads(out)["runs"][0]["results"])
        case "gitlab":
            return len(json.loads(out))
        case _:
            return len(out.splitlines())


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize("forge", FORGES)
def test_what_is_fine_has_no_problems(forge: str, capsys: Captured) -> None:
    code = main(["check", "1.toml", "--format", forge])
    captured = capsys.readouterr()
    assert (code, found(forge, captured.out), captured.err) == (0, 0, "")


@pytest.mark.parametrize("forge", FORGES)
def test_what_is_wrong_is_told_once_however_often_it_is_asked_for(
    forge: str, garden: Path, capsys: Captured
) -> None:
    (garden / "2.toml").write_text(BROKEN, "utf-8")
    code = main(["check", "2.toml", "./2.toml", "1.toml", "nowhere.toml", "2.toml", "--format", forge])
    captured = capsys.readouterr()
    assert (code, found(forge, captured.out)) == (1, 2)


@pytest.mark.parametrize("forge", FORGES)
def test_a_person_is_told_too_unless_a_runner_listens(forge: str, garden: Path, capsys: Captured) -> None:
    (garden / "2.toml").write_text("::error::x", "utf-8")
    main(["check", "2.toml", "--format", forge])
    assert ("2.toml:1:1: error[" in capsys.readouterr().err) == (forge != "github")


@pytest.mark.usefixtures("garden", "weed")
@pytest.mark.parametrize("forge", FORGES)
def test_a_broken_plugin_is_told_to_a_person_only(forge: str, capsys: Captured) -> None:
    code = main(["check", "1.toml", "--format", forge])
    captured = capsys.readouterr()
    assert (code, found(forge, captured.out)) == (0, 0)
    assert "warning[broken-plugin]" in captured.err


@pytest.mark.usefixtures("garden")
def test_a_format_that_there_is_not_is_misuse(capsys: Captured) -> None:
    assert main(["check", "1.toml", "--format", "junit"]) == 2
    assert "'sarif'" in capsys.readouterr().err
