"""Problems in files of a folder to stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import Problem, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Made = Callable[..., Problem]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; another one lies beside it."""
    made = tmp_path / "here"
    made.mkdir()
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def problem(folder: Path) -> Made:
    """Makes a problem with a word in a file that need not be there."""

    def made(
        text: str = "schema = 1\ntitel = 'A'\n",
        word: str = "titel",
        name: str = "a.toml",
        *,
        message: str = "an item has no key `titel`",
        hint: str | None = "did you mean `title`?",
        related: tuple[tuple[str, str], ...] = (),
        slug: str = "unknown-key",
        severity: str = "error",
    ) -> Problem:
        source = Source(name, text)

        def at(part: str) -> Span:
            return Span(source, text.index(part), text.index(part) + len(part))

        notes = tuple((label, at(part)) for label, part in related)
        return Problem(slug, message, at(word), hint, notes, severity)  # type: ignore[arg-type]  # as given

    return made
