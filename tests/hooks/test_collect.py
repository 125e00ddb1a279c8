"""Collect: all gifts together, and what happens where two plugins give the same."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.advertised import FRAMEWORKS, PLUGINS, Advertised
from kompass_core.hooks.broken import broken
from kompass_core.hooks.collect import collect
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Callable


def formats(*names: str) -> str:
    """The source of a plugin that gives formats."""
    listed = ", ".join(f'Format("{name}", ".txt", "text/plain", str)' for name in names)
    return f"""
        from kompass_core.extending import Format, hookimpl
        @hookimpl
        def kompass_formats():
            return [{listed}]
    """


def test_gifts_of_several_plugins_come_together(plugin: Callable[..., Advertised]) -> None:
    plugins = collect([plugin(formats("a", "b"), "one"), plugin(formats("c"), "two")])
    assert sorted(plugins.formats) == ["a", "b", "c"]
    assert [one.reason for one in plugins.plugins] == [None, None]


def test_a_broken_plugin_costs_nobody_else_anything(plugin: Callable[..., Advertised]) -> None:
    plugins = collect([plugin("1 / 0", "one"), plugin(formats("c"), "two")])
    assert list(plugins.formats) == ["c"]
    assert [one.state for one in plugins.plugins] == ["skipped", "loaded"]


def test_what_two_plugins_give_under_one_id_is_not_used(
    plugin: Callable[..., Advertised],
) -> None:
    plugins = collect([plugin(formats("a", "b"), "one"), plugin(formats("b"), "two")])
    reason = "the format b is given by one (kompass-one 1.0) and by two (kompass-two 1.0), so it is not used"
    assert list(plugins.formats) == ["a"]
    assert [(one.state, one.reason) for one in plugins.plugins] == [("loaded", reason), ("loaded", reason)]
    assert [(problem.slug, problem.message) for problem in broken(plugins)] == [("broken-plugin", reason)]


def test_a_broken_plugin_is_one_line(plugin: Callable[..., Advertised]) -> None:
    plugins = collect([plugin("raise SystemExit(3)", "one")])
    (problem,) = broken(plugins)
    expected = "plugin one (kompass-one 1.0): warning[broken-plugin]: skipped: it cannot be imported: "
    assert str(problem).startswith(expected)
    assert "\n" not in str(problem)


def test_what_is_collected_cannot_be_changed(plugin: Callable[..., Advertised]) -> None:
    plugins = collect([plugin(formats("a"), "one")])
    with pytest.raises(TypeError):
        plugins.formats["b"] = plugins.formats["a"]  # type: ignore[index]


def test_a_framework_is_found_without_importing_it(install: Callable[..., Path]) -> None:
    path = install(
        "lawn", {"lawn/1.toml": "", "lawn/__init__.py": "raise SystemExit"}, {FRAMEWORKS: {"lawn": "lawn"}}
    )
    plugins = load_plugins()
    assert plugins.frameworks["lawn"] == (path / "lawn",)
    assert next(one.gives for one in plugins.plugins if one.name == "lawn") == ("framework lawn",)


def test_a_framework_may_lie_in_a_folder_of_a_package(install: Callable[..., Path]) -> None:
    files = {"big/__init__.py": "raise SystemExit", "big/lawn/1.toml": ""}
    path = install("big", files, {FRAMEWORKS: {"lawn": "big.lawn"}})
    assert load_plugins().frameworks["lawn"] == (path / "big" / "lawn",)


@pytest.mark.parametrize("value", ["nowhere", "big.nowhere", "alone", "", "../big"])
def test_a_framework_that_is_no_folder_is_skipped(value: str, install: Callable[..., Path]) -> None:
    install("big", {"big/1.toml": "", "alone.py": ""}, {})
    (plugin,) = collect([Advertised(FRAMEWORKS, "lawn", value, "big", "1.0")]).plugins
    assert (plugin.state, plugin.gives) == ("skipped", ())
    assert plugin.reason


def test_a_plugin_is_loaded_by_what_its_distribution_advertises(install: Callable[..., Path]) -> None:
    source = formats("petal")
    install("kompass-tulip", {"kompass_tulip.py": source}, {PLUGINS: {"tulip": "kompass_tulip"}})
    assert "petal" in load_plugins().formats


def test_strictly_a_broken_plugin_is_an_error(install: Callable[..., Path]) -> None:
    install("kompass-tulip", {"kompass_tulip.py": "1 / 0"}, {PLUGINS: {"tulip": "kompass_tulip"}})
    with pytest.raises(KompassError) as caught:
        load_plugins(strict=True)
    problem = next(one for one in caught.value.problems if "kompass-tulip" in str(one.place))
    assert (problem.slug, problem.severity) == ("broken-plugin", "error")


def test_threads_may_load_plugins_at_the_same_time(plugin: Callable[..., Advertised]) -> None:
    advertised = [
        plugin("print('hello')\n" + "\n".join(formats("a").replace("        ", "").splitlines()), "one")
    ]
    found: list[tuple[str, ...]] = []
    threads = [
        threading.Thread(target=lambda: found.append(tuple(collect(advertised).formats))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [("a",)] * 8


def test_the_shipped_framework_folder_is_no_package() -> None:
    frameworks = Path(__file__).parents[2] / "frameworks"
    assert list(frameworks.glob("**/__init__.py")) == []
