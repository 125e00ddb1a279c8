"""Expectation: figures that a published report prints of one evaluation, to be compared with ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from kompass_core.problems import Span


@frozen
class ExpectedFigure:
    """One figure as it is printed, of a measure of an item on a scale, in a table of the report."""

    table: str
    scale: str
    code: str
    measure: str
    printed: str
    span: Span = field(eq=False, repr=False)


@frozen
class Expectation:
    """The figures, the evaluation that they are of, and the variant whose numbers they are written in.

    `variant` is None where that is the evaluation's own.
    """

    evaluation: str
    variant: str | None
    figures: tuple[ExpectedFigure, ...] = field(repr=False)
    span: Span = field(eq=False, repr=False)
