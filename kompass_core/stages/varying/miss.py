"""Miss: a change of what is not there, as a problem that shows both files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.problems import Problem, Span, near
from kompass_core.stages.varying.target import SCALE

if TYPE_CHECKING:
    from kompass_core.model.document import Document
    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Path
    from kompass_core.stages.varying.target import Target


def miss(target: Target, path: Path, verb: str, place: Span, remedy: str | None) -> Problem:
    """The problem; `remedy` is the hint where nothing in what is changed is called nearly so."""
    nearest, rows = _reached(target.document, path)
    beside = target.document.root if target.scale is not None and path[:-1] == (SCALE,) else {}
    guesses = near(path[-1], (*rows, *beside))
    hint = "did you mean " + " or ".join(f"`{guess}`" for guess in guesses) + "?" if guesses else remedy
    message = f"there is no `{target.written(path)}` to {verb}"
    return Problem("not-there", message, place, hint, (("what would be changed", nearest),))


def _reached(document: Document, path: Path) -> tuple[Span, Rows]:
    """The place of as much of the path as the document has, and what is there."""
    rows = document.root
    nearest = next((entry.key for entry in rows.values()), Span(document.source, 0, 0))
    for name in path:
        if name not in rows:
            break
        nearest, rows = rows[name].key, below(rows, name)
    return nearest, rows


def below(rows: Rows, name: str) -> Rows:
    """The table under a name of a document that nobody has checked; an empty one where there is none."""
    value = rows[name].value if name in rows else None
    return value if isinstance(value, Mapping) else {}
