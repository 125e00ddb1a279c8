"""Example: the table of a worked example to what is said of an item there, and what has to come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kompass_core.model.evaluation import UNANSWERED
from kompass_core.model.expectation import Example, ExpectedFigure
from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.evaluation import given, spans_of
from kompass_core.stages.check.judgements import judgements, opinions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Entry

LINES: Final = "lines"
FIGURES: Final = ("points", "maximum", "percent")


def example(name: str, entry: Entry) -> Example:
    """The example in a table that has been found to be one."""
    rows = values.rows(entry)
    item = values.text(rows, "item")
    scale = values.optional_text(rows, "scale")
    said = _said(rows)
    others: Any = values.optional_text(rows, "others") or UNANSWERED  # one of the words of the shape
    figures = {**{key: one for key, one in rows.items() if key in FIGURES}, **values.table(rows, "measures")}
    return Example(
        name=name,
        item=item,
        scale=scale,
        judgements=judgements(said),
        opinions=opinions(said),
        given=values.frozen_map({code: given(one) for code, one in values.table(rows, "given").items()}),
        others=others,
        figures=tuple(
            ExpectedFigure(LINES, scale, item, measure, str(figure.value), figure.span)
            for measure, figure in figures.items()
        ),
        because=values.optional_text(rows, "because"),
        source=values.optional_text(rows, "source"),
        spans=values.frozen_map(dict(spans_of(rows))),
        span=entry.key,
    )


def misexamples(examples: values.Rows, named: values.Rows) -> Iterator[Problem]:
    """Problems of examples that expect nothing, say something twice, or have misspelt sources."""
    for name, entry in examples.items():
        rows = values.rows(entry)
        yield from values.misnamed_sources(rows, named)
        if not any(key in rows for key in FIGURES) and not values.table(rows, "measures"):
            message = f"nothing is expected of the example `{name}`"
            hint = 'write what has to come out, as it is printed: `points = "2.5"`'
            yield Problem("nothing-expected", message, entry.key, hint)
        twice = values.table(rows, "judgements").get(str(rows["item"].value))
        if "judgement" in rows and twice is not None:
            message = f"`{rows['item'].value}` is judged twice"
            related = (("the other", rows["judgement"].key),)
            yield Problem("given-twice", message, twice.key, "leave out one of them", related)
        for key in FIGURES:
            further = values.table(rows, "measures").get(key)
            if further is not None:
                message = f"`{key}` is no further measure"
                hint = f"it stands in the example itself: `{key} = ...`"
                yield Problem("unknown-key", message, further.key, hint)


def _said(rows: values.Rows) -> values.Rows:
    """The tables of judgements by code, that of the item itself among them."""
    own = {str(rows["item"].value): rows["judgement"]} if "judgement" in rows else {}
    return {**own, **values.table(rows, "judgements")}
