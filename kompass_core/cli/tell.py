"""Tell: problems, on standard error, as a person reads them, or as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.problems import Problem, Span


def tell(problems: Iterable[Problem]) -> None:
    """Print each problem once, an empty line after those that take more than one."""
    for text in dict.fromkeys(map(str, problems)):
        click.echo(f"{text}\n" if "\n" in text else text, err=True)


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
