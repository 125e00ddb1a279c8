"""Choosing plugins on the command line: options, the environment, the project, and what is said of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

SPRING = "evaluations/spring.toml"


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def states(capsys: Captured, *arguments: str) -> dict[str, tuple[str, str | None]]:
    """State and reason of each plugin, by name."""
    listed = json.loads(said(capsys, "plugins", "--json", *arguments)[1])["plugins"]
    return {one["name"]: (one["state"], one["reason"]) for one in listed}


@pytest.mark.usefixtures("weed", "garden")
def test_a_blocked_plugin_is_not_complained_about(capsys: Captured) -> None:
    code, out, err = said(capsys, "score", SPRING, "--block-plugins", "weed", "--strict")
    assert (code, bool(out), err) == (0, True, "")


@pytest.mark.usefixtures("weed")
def test_a_blocked_plugin_is_listed_with_who_blocks_it(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert states(capsys, "--block-plugins", "weed")["weed"] == ("blocked", "blocked by --block-plugins")
    monkeypatch.setenv("KOMPASS_BLOCK_PLUGINS", "kompass-weed")
    assert states(capsys)["weed"] == ("blocked", "blocked by KOMPASS_BLOCK_PLUGINS")
    assert states(capsys, "--block-plugins", "")["weed"][0] == "skipped"


@pytest.mark.usefixtures("weed")
def test_a_project_chooses_for_who_works_in_it(capsys: Captured, garden: Path) -> None:
    (garden / "pyproject.toml").write_text('[tool.kompass]\nblock-plugins = ["weed"]\n', "utf-8")
    assert states(capsys)["weed"] == ("blocked", "blocked by pyproject.toml:2:1")


@pytest.mark.usefixtures("weed")
def test_only_what_is_asked_for_is_loaded(capsys: Captured) -> None:
    found = states(capsys, "--only-plugins", "text,english")
    loaded = sorted(name for name, (state, _) in found.items() if state == "loaded")
    assert (loaded, found["weed"][0]) == (["english", "text"], "blocked")


@pytest.mark.usefixtures("weed", "garden")
def test_without_plugins_a_framework_with_its_scale_beside_it_is_checked(capsys: Captured) -> None:
    code, out, err = said(capsys, "check", "1.toml", "--no-plugins")
    assert (code, out, err) == (0, "1.toml: fine (framework garden@1: 1 bed, 2 plants; scored on easy)\n", "")


def test_without_plugins_none_is_loaded(capsys: Captured) -> None:
    assert set(states(capsys, "--no-plugins").values()) == {("blocked", "left out by --no-plugins")}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--only-plugins", "txt"), "There is no plugin `txt`. Did you mean `text`?"),
        (("--block-plugins", "zzzzz"), "There is no plugin `zzzzz`. There are `"),
        (("--no-plugins", "--only-plugins", "text"), "--no-plugins and --only-plugins say different things."),
        (("--plugin-seconds", "0"), "Invalid value for '--plugin-seconds'"),
    ],
)
def test_a_choice_that_cannot_be_followed_is_misuse(
    arguments: tuple[str, ...], message: str, capsys: Captured
) -> None:
    code, out, err = said(capsys, "plugins", *arguments)
    assert (code, out) == (2, "")
    assert f"Error: {message}" in err


def test_a_name_in_the_environment_that_there_is_not_is_a_problem(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPASS_PLUGINS", "txt")
    code, out, err = said(capsys, "plugins")
    assert (code, out) == (1, "")
    assert err.startswith("KOMPASS_PLUGINS: error[unknown-plugin]: there is no plugin `txt`\n")


def test_a_list_is_json_by_either_option(capsys: Captured) -> None:
    assert said(capsys, "plugins", "--json") == said(capsys, "plugins", "--format", "json")
    assert json.loads(said(capsys, "plugins", "--json")[1])["plugins"][0].keys() == {
        "name", "distribution", "version", "api", "module", "state", "gives", "reason"
    }  # fmt: skip


def test_a_listed_plugin_says_which_hooks_it_is_written_for(capsys: Captured) -> None:
    lines = {line.split()[0]: line for line in said(capsys, "plugins")[1].splitlines()}
    assert "  hooks 1  variant english" in lines["english"]
    assert "  data     framework kommunkompassen" in lines["kommunkompassen"]


def test_a_plugin_that_takes_longer_than_it_may_is_named(
    hanging: Path, garden: Path, capsys: Captured
) -> None:
    code, out, err = said(capsys, "score", str(garden / SPRING), "--plugin-seconds", "0.2")
    assert (code, bool(out)) == (0, True)
    assert err == (
        "plugin slow (kompass-slow 0.1): warning[broken-plugin]: "
        f"skipped: its import takes more than 0.2 s ({hanging}:2)\n"
    )
