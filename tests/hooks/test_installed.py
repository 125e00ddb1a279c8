"""Installed: remembered, and never longer than it is true."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks import discover as discovering
from kompass_core.hooks.advertised import PLUGINS
from kompass_core.hooks.discover import discover
from kompass_core.hooks.installed import installed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Has an entry for each time that Python is asked."""
    calls: list[int] = []

    def count() -> object:
        calls.append(1)
        return discover()

    monkeypatch.setattr(discovering, "discover", count)
    return calls


def test_what_is_installed_is_discovered_once(install: Callable[..., Path], counted: list[int]) -> None:
    install("kompass-tulip", {}, {PLUGINS: {"tulip": "kompass_tulip"}})
    first = installed()
    assert installed() == first == discover()
    assert len(counted) == 1


def test_what_is_installed_later_is_seen(install: Callable[..., Path], counted: list[int]) -> None:
    install("kompass-tulip", {}, {PLUGINS: {"tulip": "kompass_tulip"}})
    installed()
    install("kompass-rose", {}, {PLUGINS: {"rose": "kompass_rose"}})
    assert "kompass-rose" in {one.distribution for one in installed()}
    assert len(counted) == 2


def test_a_list_of_entry_points_that_is_written_anew_is_seen(install: Callable[..., Path]) -> None:
    path = install("kompass-tulip", {}, {PLUGINS: {"tulip": "kompass_tulip"}})
    installed()
    file = path / "kompass_tulip-1.0.dist-info" / "entry_points.txt"
    file.write_text(f"[{PLUGINS}]\nlily = kompass_lily\n", "utf-8")
    assert [one.name for one in installed() if one.distribution == "kompass-tulip"] == ["lily"]


def test_a_broken_list_stays_broken_when_it_is_remembered(install: Callable[..., Path]) -> None:
    install("kompass-weed", {}, f"[{PLUGINS}]\nno equals sign\n")
    faults = [[one.fault for one in installed() if one.distribution == "kompass-weed"] for _ in range(2)]
    assert faults[0] == faults[1]
    assert faults[0][0]


def test_a_spoiled_cache_is_worked_out_anew(cache: Path, install: Callable[..., Path]) -> None:
    install("kompass-tulip", {}, {PLUGINS: {"tulip": "kompass_tulip"}})
    first = installed()
    (file,) = cache.iterdir()
    file.write_bytes(b"\xff")
    assert installed() == first


@pytest.mark.parametrize("folder", ["", "/proc/nowhere"])
def test_without_a_cache_all_is_as_with_it(
    folder: str, monkeypatch: pytest.MonkeyPatch, counted: list[int]
) -> None:
    monkeypatch.setenv("KOMPASS_CACHE", folder)
    assert installed() == installed() == discover()
    assert len(counted) == 2


def test_the_cache_lies_where_the_users_caches_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KOMPASS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    installed()
    assert len(list((tmp_path / "kompass").iterdir())) == 1
