"""Record: one row of a table to the evaluation that it is, every value with the column that it stands in.

Places are columns: the source of each bears the name of one, and its text is what stands in the cell.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import (
    NOT_APPLICABLE,
    WHOLE_ITEM,
    Evaluation,
    Given,
    GivenPoints,
    Judgement,
    Organisation,
    Printed,
    Reference,
)
from kompass_core.portfolio.batch.cell import Misfilled, judgement, points, printed, shown, whole
from kompass_core.problems import KompassError, Problem, Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.batch import Heading
    from kompass_core.model.program import Program

    Row = Mapping[str, object]


def record(row: Row, heading: Heading, program: Program, scale: str) -> Evaluation:
    """The evaluation of a row, on one scale.

    Raises:
        KompassError: every cell that holds what it may not hold.
    """
    reader = _Reader(row, program, scale)
    for name, (code, dimension) in heading.judged.items():
        reader.judged(name, code, dimension)
    for name, code in heading.whole.items():
        reader.whole(name, code)
    for name, code in heading.given.items():
        reader.given(name, code)
    for name, code in heading.printed.items():
        reader.printed(name, code)
    if reader.problems:
        raise KompassError(reader.problems)
    return reader.evaluation("" if heading.id is None else str(row[heading.id]))


class _Reader:
    """What a row has said so far."""

    def __init__(self, row: Row, program: Program, scale: str) -> None:
        self.row = row
        self.framework = program.framework
        self.scale = scale
        self.steps = {name: one.steps for name, one in program.sheets[scale].scale.dimensions.items()}
        self.judgements: dict[str, dict[str, Judgement]] = {}
        self.points: dict[str, Given] = {}
        self.spans: dict[tuple[str, ...], Span] = {}
        self.problems: list[Problem] = []

    def judged(self, name: str, code: str, dimension: str) -> None:
        """Read a judgement."""
        value = self.row[name]
        if value is None:
            return
        try:
            step = judgement(value, dimension, self.steps[dimension])
        except Misfilled as error:
            self._misfilled(name, error)
            return
        if step is not None:
            self._judge(name, code, dimension, step)

    def whole(self, name: str, code: str) -> None:
        """Read what is said of an item as a whole."""
        try:
            absent = whole(self.row[name], code)
        except Misfilled as error:
            self._misfilled(name, error)
            return
        if absent and self.framework.items[code].children:
            self._give(name, code, Given(NOT_APPLICABLE, self._span(name)))
        elif absent:
            self._judge(name, code, WHOLE_ITEM, NOT_APPLICABLE)

    def given(self, name: str, code: str) -> None:
        """Read points given directly."""
        try:
            found = points(self.row[name], code)
        except Misfilled as error:
            self._misfilled(name, error)
            return
        if found is not None:
            self._give(name, code, Given(found, self._span(name)))

    def printed(self, name: str, code: str) -> None:
        """Read what is known of points as it was printed."""
        try:
            texts = printed(self.row[name], code)
        except Misfilled as error:
            self._misfilled(name, error)
            return
        if texts:
            span = self._span(name)
            self._give(name, code, Given(tuple(Printed(text, span) for text in texts), span))

    def _judge(self, name: str, code: str, what: str, step: str) -> None:
        span = self._span(name)
        self.judgements.setdefault(code, {})[what] = Judgement(step, span)
        self.spans.setdefault(("judgement", code), span)
        self.spans["judgement", code, what] = span

    def _give(self, name: str, code: str, given: Given) -> None:
        if code in self.points:
            other = self.points[code].span.source.name
            message = f"`{code}` has points in the column `{other}` as well"
            self.problems.append(Problem("given-twice", message, self._span(name), "leave out one of them"))
            return
        self.points[code] = given
        self.spans["given", self.scale, "points", code] = given.span

    def _misfilled(self, name: str, error: Misfilled) -> None:
        self.problems.append(Problem(error.slug, error.message, self._span(name), error.hint or None))

    def _span(self, name: str) -> Span:
        text = shown(self.row[name])
        return Span(Source(name, text), 0, len(text))

    def evaluation(self, id_: str) -> Evaluation:
        """The evaluation, built."""
        place = Span(Source("", ""), 0, 0)
        given = GivenPoints(MappingProxyType(self.points), None, None, place)
        return Evaluation(
            id=id_,
            framework=Reference(self.framework.name, place),
            variant=None,
            scales=(self.scale,),
            organisation=Organisation(None, id_),
            first_day=None,
            last_day=None,
            year=None,
            interviews=None,
            evaluators=(),
            previous=None,
            judgements=MappingProxyType(self.judgements),
            opinions=MappingProxyType({}),
            given=MappingProxyType({self.scale: given} if self.points else {}),
            findings=MappingProxyType({}),
            sources=MappingProxyType({}),
            source=None,
            note=None,
            carried=None,
            spans=MappingProxyType(self.spans),
            digest="",
        )
