"""The doctor: what it prints, and when all is not well."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main
from kompass_core.hooks.doctor.examined import WARDS

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the doctor."""
    code = main(["doctor", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.slow
def test_everything_that_we_ship_is_fine(capsys: Captured) -> None:
    code, out, err = said(capsys)
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if not line.startswith(" ")][:-1] == list(WARDS)
    assert out.splitlines()[-1].endswith(" examined, 0 wrong, 0 with warnings")


@pytest.mark.usefixtures("weed")
def test_a_broken_plugin_is_wrong_and_the_rest_is_looked_at(capsys: Captured) -> None:
    code, out, err = said(capsys, "plugins")
    lines = out.splitlines()
    assert (code, lines[0], lines[-1].partition(", ")[2]) == (1, "plugins", "1 wrong, 0 with warnings")
    assert "  wrong    weed: skipped" in lines
    assert err.startswith(
        "plugin weed (kompass-weed 3.1): error[broken-plugin]: skipped: it cannot be imported"
    )


@pytest.mark.usefixtures("weed")
def test_it_is_json_for_programs(capsys: Captured) -> None:
    listed = json.loads(said(capsys, "plugins", "formats", "--json", "--only-plugins", "weed,text")[1])
    found = {one["name"]: one for one in listed["examined"]}
    assert (found["text"]["ward"], found["weed"]["state"]) == ("formats", "wrong")
    assert [problem["slug"] for problem in found["weed"]["problems"]] == ["broken-plugin"]


def test_a_choice_that_cannot_be_followed_is_one_of_the_things_that_are_wrong(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPASS_PLUGINS", "txt")
    code, out, err = said(capsys, "plugins")
    assert code == 1
    assert "  wrong    which are wanted\n" in out
    assert "  fine     text: format text\n" in out
    assert err.startswith("KOMPASS_PLUGINS: error[unknown-plugin]")


def test_a_warning_leaves_all_well(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPASS_PLUGIN", "text")
    code, out, err = said(capsys, "environment")
    assert (code, out.splitlines()[-1].partition(", ")[2]) == (0, "0 wrong, 1 with warnings")
    assert "  warning  KOMPASS_PLUGIN\n" in out
    assert err.startswith("KOMPASS_PLUGIN: warning[unfit-environment]")


def test_a_person_sees_that_it_is_at_work(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, garden: Path
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, _, err = said(capsys, "plugins", "--only-plugins", "text")
    assert (code, "examining" in err) == (0, True)
