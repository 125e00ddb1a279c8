"""New JSON: an evaluation for programs, made by the commands, and made of one that there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

import pytest

from kompass_core.cli import main
from kompass_core.hooks.prepare import read_evaluation

Captured: TypeAlias = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)


def test_a_new_evaluation_may_be_json(capsys: Captured) -> None:
    arguments = ("new", "evaluation", "nowhere", "--framework", "kommunkompassen@2010", "--format", "json")
    assert main(arguments) == 0
    assert capsys.readouterr().out == "made nowhere.json\n"
    made = json.loads(Path("nowhere.json").read_text("utf-8"))
    assert made["evaluation"]["framework"] == "kommunkompassen@2010"
    assert list(made["judgement"])[:2] == ["1.1", "1.2"]
    assert main(("check", "nowhere.json")) == 0


def test_a_text_becomes_json_and_a_text_again(capsys: Captured) -> None:
    assert main(("new", "evaluation", "--from", "borlange-2010", "--format", "json")) == 0
    assert main(("new", "evaluation", "--from", "borlange-2010.json")) == 0
    assert capsys.readouterr().out == "made borlange-2010.json\nmade borlange-2010.toml\n"
    text = Path("borlange-2010.toml").read_text("utf-8")
    assert "from = 2010-06-15\n" in text
    assert "\n[given.2010.points]\n" in text
    assert read_evaluation("borlange-2010.toml") == read_evaluation("borlange-2010.json")


def test_json_that_is_json_already_is_misuse(capsys: Captured) -> None:
    main(("new", "evaluation", "--from", "borlange-2010", "--format", "json"))
    assert main(("new", "evaluation", "--from", "borlange-2010.json", "--format", "json")) == 2
    assert "`borlange-2010.json` is that already" in capsys.readouterr().err
