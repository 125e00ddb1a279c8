"""The formula of a function is looked at once: what was found sound is not read again until it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from attrs import evolve

from kompass_core.hooks.sound import sound
from kompass_core.problems import KompassError
from kompass_core.rules.units import SHARE, Function, Parameter

if TYPE_CHECKING:
    from pathlib import Path

HALF = Function("half", (Parameter("x", SHARE, "rising"),), SHARE, lambda x: x / 2, "the half", "x / 2")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own."""
    monkeypatch.setenv("KOMPASS_CACHE", str(tmp_path))


def test_a_formula_is_read_once_until_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    def unexpected(_: Function) -> NoReturn:
        pytest.fail("it is read again")

    assert sound(HALF)
    monkeypatch.setattr("kompass_core.rules.formula.formula", unexpected)
    assert sound(HALF)
    assert sound(evolve(HALF, formula=None))
    for change in ({"formula": "x / 3"}, {"parameters": ()}, {"unit": "points"}):
        with pytest.raises(pytest.fail.Exception):
            sound(evolve(HALF, **change))


def test_what_is_wrong_is_wrong_each_time() -> None:
    for _ in range(2):
        with pytest.raises(KompassError, match="nothing in scope is called `y`"):
            sound(evolve(HALF, formula="y"))
