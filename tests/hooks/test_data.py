"""Data: frameworks and variants that are advertised as folders, and never imported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.advertised import FRAMEWORKS, VARIANTS, Advertised
from kompass_core.hooks.collect import collect
from kompass_core.hooks.load_plugins import load_plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOON = """
    schema = 1
    [variant]
    id = "moon"
    title = "The moon"
    language = "la"
    [numbers]
    locale = "la"
    [organisations]
    file = "craters.csv"
"""
CHANGES = 'schema = 1\nof = "garden@1"\nlanguage = "la"\n[replace.bed.a]\ntitle = "Rosae"\n'
FILES = {
    "moon/a-garden.toml": CHANGES,
    "moon/moon.toml": MOON,
    "moon/craters.csv": "code,name\n1,Tycho\n",
    "moon/__init__.py": "raise SystemExit",
}


def test_a_variant_of_data_alone_is_there(install: Callable[..., Path]) -> None:
    install("moon-data", FILES, {VARIANTS: {"moon": "moon"}})
    plugins = load_plugins(only=["moon"])
    assert list(plugins.variants["moon"].overlays) == ["garden@1"]
    assert plugins.variants["moon"].organisations == {"1": "Tycho"}
    (plugin,) = [one for one in plugins.plugins if one.state == "loaded"]
    assert (plugin.gives, plugin.api, plugin.distribution) == (("variant moon",), None, "moon-data")
    assert "moon" not in sys.modules


def test_a_file_of_data_that_changes_is_seen(install: Callable[..., Path]) -> None:
    path = install("moon-data", FILES, {VARIANTS: {"moon": "moon"}})
    load_plugins(only=["moon"])
    (path / "moon" / "a-garden.toml").unlink()
    assert load_plugins(only=["moon"]).variants["moon"].overlays == {}


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "there is no folder `moon`"),
        ({"moon/README.md": ""}, "there is no file .toml in its folder `"),
        ({"moon/moon.toml": "?"}, "what it gives cannot be read: "),
        ({"moon/a.toml": CHANGES}, "none of its files say what the variant is, where one has to"),
        ({"moon/a.toml": MOON, "moon/b.toml": MOON}, "2 of its files say what the variant is, "),
        (
            {**FILES, "moon/moon.toml": MOON.replace('"moon"', '"sun"')},
            "it is advertised as `moon`, and its file calls it `sun`",
        ),
        ({"moon/moon.toml": MOON}, "what it gives cannot be read: "),
    ],
)
def test_a_variant_that_cannot_be_used_is_skipped_and_says_why(
    files: dict[str, str], reason: str, install: Callable[..., Path]
) -> None:
    install("moon-data", files, {})
    (plugin,) = collect([Advertised(VARIANTS, "moon", "moon", "moon-data", "1.0")]).plugins
    assert (plugin.state, plugin.gives) == ("skipped", ())
    assert (plugin.reason or "").startswith(reason)


def test_a_variant_that_a_plugin_gives_too_is_not_used(install: Callable[..., Path]) -> None:
    install("moon-data", FILES, {VARIANTS: {"moon": "moon"}})
    twice = [Advertised(VARIANTS, "moon", "moon", name, "1.0") for name in ("moon-data", "moon-again")]
    plugins = collect(twice)
    givers = "by moon (moon-data 1.0) and by moon (moon-again 1.0)"
    reason = f"the variant moon is given {givers}, so it is not used"
    assert (dict(plugins.variants), [one.reason for one in plugins.plugins]) == ({}, [reason, reason])


def test_a_framework_of_data_alone_may_have_scales_beside_it(install: Callable[..., Path]) -> None:
    path = install("lawn", {"lawn/1.toml": "", "lawn/scales/a.toml": ""}, {FRAMEWORKS: {"lawn": "lawn"}})
    assert load_plugins(only=["lawn"]).frameworks == {"lawn": (path / "lawn",)}
