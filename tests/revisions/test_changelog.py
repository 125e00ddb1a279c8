"""Changelog: what has changed, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.revisions.changelog import changelog
from kompass_core.revisions.diff import diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

    Make = Callable[..., Framework]


def test_changes_of_a_kind_are_counted_together(revision: Make) -> None:
    said = changelog(diff(revision("1"), revision("2")))
    assert said.startswith("Against library@1: ")
    assert "1 item added" in said
    assert "1 item removed" in said
    assert "1 item merged" in said
    assert said.endswith(".")


def test_several_are_said_to_be_several(revision: Make) -> None:
    changes = [("maximum = 20", "maximum = 21"), ("maximum = 10", "maximum = 11")]
    said = changelog(diff(revision("1"), revision("1", framework=changes)))
    assert said == "Against library@1: 2 items with another maximum."


def test_a_change_of_life_is_none(revision: Make) -> None:
    said = changelog(diff(revision("1"), revision("1", framework=[('"published"', '"retired"')])))
    assert said == "Against library@1: nothing has changed."
