"""No test of a door leaves a cache behind."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered."""
    monkeypatch.setenv("KOMPASS_CACHE", "")
