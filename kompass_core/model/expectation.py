"""Expectation: figures that have to come out, of an evaluation as a report prints them, or of examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Given, Judgements, Opinions, Reference
    from kompass_core.problems import Span


@frozen
class ExpectedFigure:
    """One figure as it is printed, of a measure of an item on a scale, in a table of the report.

    `scale` is None where an example leaves it to a framework that has only one.
    """

    table: str
    scale: str | None
    code: str
    measure: str
    printed: str
    span: Span = field(eq=False, repr=False)


@frozen
class Example:
    """What is said of an item and of what lies below it, and the figures of the item that come of it.

    `others` is what is said of all that is judged there and that nothing else is said of. `opinions` has
    what each of several evaluators judged. `spans` keeps, by path in the example, where each key stands.
    """

    name: str
    item: str
    scale: str | None
    judgements: Judgements = field(repr=False)
    opinions: Opinions = field(repr=False)
    given: Mapping[str, Given] = field(repr=False)
    others: Literal["unanswered", "not applicable"]
    figures: tuple[ExpectedFigure, ...] = field(repr=False)
    because: str | None
    source: str | None
    spans: Mapping[tuple[str, ...], Span] = field(eq=False, repr=False)
    span: Span = field(eq=False, repr=False)


@frozen
class Expectation:
    """The figures of an evaluation, and examples of a framework, and whose numbers they are written in.

    `evaluation` is None where there are no figures of one, `framework` where there are no examples.
    `variant` is None where that is the evaluation's own, or nobody's. `spans` has where each is named.
    """

    evaluation: str | None
    framework: Reference | None
    variant: str | None
    figures: tuple[ExpectedFigure, ...] = field(repr=False)
    examples: tuple[Example, ...] = field(repr=False)
    spans: Mapping[str, Span] = field(eq=False, repr=False)
