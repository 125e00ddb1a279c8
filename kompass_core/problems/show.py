"""Show a problem: the place, the line it stands on, a caret under it, and the hint."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.problems.problem import Problem
    from kompass_core.problems.source import Span

WIDEST = 160
"""Longer lines are cut around the caret: a hostile line may have a million characters."""


def show(problem: Problem) -> str:
    """The problem as text: `file:line:col: severity[slug]: message`, the line, the caret, the hint."""
    head = f"{plain(str(problem.place))}: {problem.severity}[{problem.slug}]: {plain(problem.message)}"
    lines = [head]
    margin = ""
    if not isinstance(problem.place, str):
        shown = _excerpt(problem.place)
        margin = " " * (len(shown[1].partition("|")[0]) - 1)
        lines += shown
    lines += [f"{margin} = note: {plain(f'{label}: {span}')}" for label, span in problem.related]
    if problem.hint:
        lines.append(f"{margin} = hint: {plain(problem.hint)}")
    return "\n".join(lines)


def _excerpt(span: Span) -> list[str]:
    number, column = span.source.position(span.start)
    text = span.source.line(number)
    start = column - 1
    length = max(1, min(span.end - span.start, len(text) - start))
    if len(text) > WIDEST:
        first = max(0, start - WIDEST // 3)
        text, start = text[first : first + WIDEST], start - first
        length = min(length, WIDEST - start)
    line = plain(text)
    label = plain(span.source.label(number))
    gutter = " " * len(label)
    before = _width(plain(text[:start]))
    under = max(1, _width(plain(text[start : start + length])))
    return [f"{gutter} |", f"{label} | {line}".rstrip(), f"{gutter} | {' ' * before}{'^' * under}"]


def plain(text: str) -> str:
    """The text with everything invisible made harmless: a terminal obeys none of it."""
    if text.isprintable():
        return text
    return "".join(
        " " if character in "\t\u00a0" else "\ufffd" if _invisible(character) else character
        for character in text
    )


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
