"""Lineage: what lies between two revisions, beside them or installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.lineage import between
from kompass_core.model.contributions import Plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def revision(tmp_path: Path) -> Callable[..., Path]:
    """Writes the file of a revision, by its number or in another folder, and what it replaces."""

    def written(number: str, replaces: str | None = None, name: str = "", of: str = "library") -> Path:
        path = tmp_path / (name or f"{number}.toml")
        path.parent.mkdir(exist_ok=True)
        head = f'schema = 1\n[framework]\nid = "{of}"\nrevision = "{number}"\n'
        path.write_text(head + (f'replaces = "{replaces}"\n' if replaces else ""), "utf-8")
        return path

    return written


def test_what_each_replaces_is_followed_back(revision: Callable[..., Path]) -> None:
    first, second, third, fourth = (revision(str(n), str(n - 1) if n > 1 else None) for n in range(1, 5))
    assert between(first, fourth, Plugins()) == (second, third)
    assert between(third, fourth, Plugins()) == ()


def test_two_states_of_one_revision_have_nothing_between(revision: Callable[..., Path]) -> None:
    assert between(revision("2", "1"), revision("2", "1", "draft.toml"), Plugins()) == ()


def test_what_is_installed_is_found(revision: Callable[..., Path], tmp_path: Path) -> None:
    first, second = revision("1", name="there/1.toml"), revision("2", "1", "there/2.toml")
    draft = revision("3", "2", "here/draft.toml")
    installed = Plugins(frameworks={"library": (tmp_path / "there",)})
    assert between(tmp_path / "there/1.toml", draft, installed) == (second,)
    assert between(first, draft, Plugins()) == (second,)  # beside the older one


def test_a_neighbour_goes_before_what_is_installed(revision: Callable[..., Path], tmp_path: Path) -> None:
    revision("2", "1", "there/2.toml")
    first, mine = revision("1", name="here/1.toml"), revision("2", "1", "here/mine.toml")
    installed = Plugins(frameworks={"library": (tmp_path / "there",)})
    assert between(first, revision("3", "2", "here/3.toml"), installed) == (mine,)


def test_no_line_leads_to_a_newer_one_or_another_framework(revision: Callable[..., Path]) -> None:
    first, second = revision("1"), revision("2", "1")
    assert between(second, first, Plugins()) is None
    assert between(first, revision("2", "1", "other.toml", "museum"), Plugins()) is None
    assert between(first, revision("4", "3", "four.toml"), Plugins()) is None


def test_a_circle_ends(revision: Callable[..., Path]) -> None:
    second = revision("2", "3")
    revision("3", "2")
    assert between(revision("1"), second, Plugins()) is None


def test_a_neighbour_that_cannot_be_read_is_none(revision: Callable[..., Path], tmp_path: Path) -> None:
    first, second, third = revision("1"), revision("2", "1"), revision("3", "2")
    (tmp_path / "0.toml").write_text("nothing", "utf-8")
    (tmp_path / "00.toml").write_text("schema = 1", "utf-8")
    assert between(first, third, Plugins()) == (second,)
