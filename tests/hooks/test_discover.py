"""Discover: what distributions advertise, found without importing it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kompass_core.hooks.advertised import FRAMEWORKS, PLUGINS, Advertised
from kompass_core.hooks.discover import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_plugins_and_frameworks_are_found_with_their_distribution(install: Callable[..., Path]) -> None:
    groups = {
        PLUGINS: {"tulip": "kompass_tulip"},
        FRAMEWORKS: {"lawn": "lawn"},
        "console_scripts": {"t": "t:t"},
    }
    install("kompass-tulip", {}, groups, version="2.5")
    found = [one for one in discover() if one.distribution == "kompass-tulip"]
    assert found == [
        Advertised(FRAMEWORKS, "lawn", "lawn", "kompass-tulip", "2.5"),
        Advertised(PLUGINS, "tulip", "kompass_tulip", "kompass-tulip", "2.5"),
    ]


def test_nothing_is_imported(install: Callable[..., Path]) -> None:
    install("kompass-tulip", {"kompass_tulip.py": "raise SystemExit"}, {PLUGINS: {"tulip": "kompass_tulip"}})
    discover()
    assert "kompass_tulip" not in sys.modules


def test_a_list_of_entry_points_that_cannot_be_read_costs_its_own_distribution_only(
    install: Callable[..., Path],
) -> None:
    install("kompass-weed", {}, "[kompass.plugins]\nno equals sign\n")
    install("kompass-tulip", {}, {PLUGINS: {"tulip": "kompass_tulip"}})
    found = {one.distribution: one for one in discover() if one.distribution.startswith("kompass-")}
    assert found["kompass-tulip"].fault is None
    assert (found["kompass-weed"].fault or "").startswith(
        "its list of entry points cannot be read: TypeError"
    )


def test_the_order_is_that_of_the_names(install: Callable[..., Path]) -> None:
    install("kompass-b", {}, {PLUGINS: {"rose": "b"}})
    install("kompass-a", {}, {PLUGINS: {"rose": "a", "lily": "a"}})
    found = [(one.name, one.value) for one in discover() if one.distribution in {"kompass-a", "kompass-b"}]
    assert found == [("lily", "a"), ("rose", "a"), ("rose", "b")]
