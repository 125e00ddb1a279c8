"""Canonical: the text of a rule to the one text that all rules have that say the same.

What is no rule has none, and stays what it is until `check` says what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import KompassError
from kompass_core.rules.parse import parse
from kompass_core.rules.text import text

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax


def canonical(written: str) -> str:
    """The canonical text of a rule; what is no rule, as it is written."""
    tree = syntax_of(written)
    return written if tree is None else text(tree)


def syntax_of(written: str) -> Syntax | None:
    """The syntax of a rule; None of what is no rule, or a larger one than there can be."""
    try:
        return parse(written, lambda _start, _end: written)
    except KompassError:
        return None
