"""Described: a problem, and a place, as they stand in JSON, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.problems.problem import Problem
    from kompass_core.problems.source import Span


def described(problem: Problem) -> dict[str, object]:
    """A problem for a program to read, as it stands in JSON."""
    place = {"file": problem.place} if isinstance(problem.place, str) else placed(problem.place)
    return {
        "slug": problem.slug,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "place": place,
        "related": [{"message": label, "place": placed(span)} for label, span in problem.related],
    }


def placed(span: Span) -> dict[str, object]:
    """A place, as it stands in JSON.

    Lines and columns count from 1, columns in characters; the end is the first place after.
    """
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    cell = {"cell": span.source.label(line)} if span.source.cells else {}
    return {
        "file": span.source.name,
        **cell,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
