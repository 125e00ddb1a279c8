"""Plugins made up for a test, as modules that Python finds and nobody has installed."""

from __future__ import annotations

import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered."""
    monkeypatch.setenv("KOMPASS_CACHE", "")


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Makes a plugin of one module and files beside it; its name."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def made(source: str, name: str = "kompass_tulip", **files: str) -> str:
        door = "from kompass_core.extending import Format, Function, Parameter, Scale, Variant, hookimpl\n"
        (tmp_path / f"{name}.py").write_text(door + dedent(source), "utf-8")
        for file, text in files.items():
            (tmp_path / f"{file}.toml").write_text(dedent(text), "utf-8")
        return name

    yield made
    for module in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[module], "__file__", "")):
            del sys.modules[module]
