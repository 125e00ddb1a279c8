"""Distributions made up for a test: real modules, real metadata, on a path of their own."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.advertised import PLUGINS, Advertised
from kompass_core.model.contributions import Plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("KOMPASS_CACHE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    """A plugin that is still at it when a test is over has ended before the next begins."""
    yield
    for thread in threading.enumerate():
        if thread.name.startswith("kompass"):
            thread.join(5)


@pytest.fixture
def garden() -> Plugins:
    """A framework that lies in a folder, and no plugins."""
    return Plugins(frameworks={"garden": (Path(__file__).parent / "garden",)})


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Installs a distribution: its files by path, and what it advertises by group and name."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def installed(
        name: str,
        files: Mapping[str, str],
        advertised: Mapping[str, Mapping[str, str]] | str,
        version: str = "1.0",
    ) -> Path:
        info = tmp_path / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (info / "entry_points.txt").write_text(_entry_points(advertised), "utf-8")
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dedent(text), "utf-8")
        return tmp_path

    yield installed
    for module in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[module], "__file__", "")):
            del sys.modules[module]


def _entry_points(advertised: Mapping[str, Mapping[str, str]] | str) -> str:
    if isinstance(advertised, str):
        return advertised
    return "\n".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in advertised.items()
    )


@pytest.fixture
def plugin(tmp_path: Path, install: Callable[..., Path]) -> Callable[..., Advertised]:
    """Makes a plugin of one module, of its source, without metadata: what an entry point would say of it."""

    def made(source: str, name: str = "tulip", **files: str) -> Advertised:
        module = f"kompass_trial_{name}"
        (tmp_path / f"{module}.py").write_text(dedent(source), "utf-8")
        for file, text in files.items():
            (tmp_path / f"{file}.toml").write_text(dedent(text), "utf-8")
        return Advertised(PLUGINS, name, module, f"kompass-{name}", "1.0")

    return made
