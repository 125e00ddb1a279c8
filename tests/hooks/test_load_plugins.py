"""Load plugins: those that are wanted, remembered as long as that is true, and no longer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.advertised import PLUGINS
from kompass_core.hooks.broken import broken
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugin, Plugins

PETAL = """
    import os, time
    from kompass_core.extending import Format, hookimpl

    with open(os.path.join(os.path.dirname(__file__), "imported"), "a") as file:
        file.write("x")
    time.sleep(float(os.environ.get("PETAL", "0")))

    def render(report):
        return ""

    @hookimpl
    def kompass_formats():
        return [Format("petal", ".txt", "text/plain", render)]
"""


@pytest.fixture
def tulip(install: Callable[..., Path]) -> Iterator[Path]:
    """A plugin that notes when it is imported, and waits as long as the environment says."""
    yield install("kompass-tulip", {"kompass_tulip.py": PETAL}, {PLUGINS: {"tulip": "kompass_tulip"}})
    sys.modules.pop("kompass_tulip", None)


def named(plugins: Plugins, name: str = "tulip") -> Plugin:
    """The plugin of that name."""
    return next(one for one in plugins.plugins if one.name == name)


@pytest.mark.usefixtures("tulip")
def test_a_blocked_plugin_is_not_imported_and_is_no_problem(tulip: Path) -> None:
    plugins = load_plugins(block=["tulip"], strict=True)
    assert (named(plugins).state, named(plugins).reason) == ("blocked", "blocked by `block`")
    assert ("petal" in plugins.formats, broken(plugins)) == (False, ())
    assert not (tulip / "imported").exists()


@pytest.mark.usefixtures("tulip")
def test_only_what_is_wanted_is_loaded() -> None:
    plugins = load_plugins(only=["kompass-tulip"])
    assert list(plugins.formats) == ["petal"]
    assert {one.state for one in plugins.plugins if one.name != "tulip"} == {"blocked"}


@pytest.mark.usefixtures("tulip")
def test_what_is_remembered_is_what_was_wanted_then() -> None:
    assert "petal" in load_plugins(only=["tulip"]).formats
    assert "petal" not in load_plugins(only=["tulip"], block=["tulip"]).formats
    assert "petal" in load_plugins(only=["tulip"]).formats


def test_no_plugins_can_be_wanted() -> None:
    plugins = load_plugins(only=[])
    assert {one.state for one in plugins.plugins} == {"blocked"}
    assert (dict(plugins.formats), dict(plugins.frameworks)) == ({}, {})


def test_a_name_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KompassError, match="there is no plugin `tulpi`"):
        load_plugins(only=["tulpi"])


def test_a_blocked_plugin_may_be_broken(install: Callable[..., Path]) -> None:
    install("kompass-weed", {"kompass_weed.py": "1 / 0"}, {PLUGINS: {"weed": "kompass_weed"}})
    assert named(load_plugins(block=["weed"], strict=True), "weed").state == "blocked"


@pytest.mark.usefixtures("tulip")
def test_a_plugin_that_hangs_is_tried_again_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETAL", "0.5")
    hung = load_plugins(only=["tulip"], seconds=0.1)
    assert (named(hung).state, "petal" in hung.formats) == ("skipped", False)
    assert (named(hung).reason or "").startswith("its import takes more than 0.1 s (")
    monkeypatch.setenv("PETAL", "0")
    assert "petal" in load_plugins(only=["tulip"]).formats


@pytest.mark.usefixtures("tulip")
def test_a_remembered_plugin_that_hangs_by_now_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load_plugins(only=["tulip"])
    del sys.modules["kompass_tulip"]
    monkeypatch.setenv("PETAL", "1")
    hung = load_plugins(only=["tulip"], seconds=0.1)
    assert (named(hung).reason or "").startswith("its import takes more than 0.1 s")


def test_a_remembered_plugin_that_ends_the_program_by_now_is_named(tulip: Path) -> None:
    load_plugins(only=["tulip"])
    del sys.modules["kompass_tulip"]
    path = tulip / "kompass_tulip.py"
    path.write_text(f"import sys\nsys.exit(3)\n{path.read_text('utf-8')}", "utf-8")
    reason = named(load_plugins(only=["tulip"])).reason
    assert (reason or "").startswith("it cannot be imported: SystemExit: 3")
