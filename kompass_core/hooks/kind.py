"""Kind: what a file is, by the table that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kompass_core.problems import KompassError, Problem, Span

if TYPE_CHECKING:
    from kompass_core.model.document import Document

Kind: TypeAlias = Literal[
    "framework", "scale", "variant", "changes", "evaluation", "expectation", "release", "population"
]

NAMED: Final[dict[str, Kind]] = {
    "framework": "framework",
    "scale": "scale",
    "variant": "variant",
    "evaluation": "evaluation",
    "expectation": "expectation",
    "release": "release",
    "population": "population",
    "of": "changes",
}
"""The key at the root that makes a file what it is."""


def kind_of(document: Document) -> Kind:
    """The kind of file; raises KompassError where nothing in it says."""
    for key, kind in NAMED.items():
        if key in document.root:
            return kind
    message = "nothing says what kind of file this is"
    hint = f"it begins with one of {', '.join(f'[{key}]' for key in NAMED if key != 'of')}, or `of = ...`"
    raise KompassError([Problem("unknown-kind", message, Span(document.source, 0, 0), hint)])
