"""Descent: what comes from what in two files; a translation is no new wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.descent import descent
from kompass_core.hooks.find import find_framework

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins


@pytest.fixture(scope="module")
def installed() -> Plugins:
    """All that is installed with us."""
    from kompass_core.hooks.load_plugins import load_plugins

    return load_plugins()


@pytest.mark.parametrize("variant", [None, "sweden", "norway", "denmark"])
def test_wordings_are_those_of_the_framework_in_every_language(
    variant: str | None, installed: Plugins
) -> None:
    before, after = (find_framework(f"kommunkompassen@{one}", installed) for one in ("2010", "2016"))
    found = descent(before, after, installed, [installed.variants[variant]] if variant else [])
    assert found.recorded
    assert {code: found.verdicts(code) is None for code in "678"} == {"6": False, "7": True, "8": False}
    assert found.after.items["7"].title == "Ständiga förbättringar"


def test_revisions_in_between_are_found(installed: Plugins) -> None:
    before, after = (find_framework(f"kommunkompassen@{one}", installed) for one in ("2002", "2016"))
    found = descent(before, after, installed)
    assert (found.recorded, found.items["1"]) == (True, ("1",))


def test_there_is_no_way_back(installed: Plugins) -> None:
    before, after = (find_framework(f"kommunkompassen@{one}", installed) for one in ("2016", "2010"))
    assert not descent(before, after, installed).recorded
