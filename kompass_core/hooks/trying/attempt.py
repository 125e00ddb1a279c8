"""Attempt: the file of an expectation tried: every figure of it held against the one that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.prepare import variant_of
from kompass_core.hooks.trying.compare import Compare
from kompass_core.hooks.trying.plan import plan
from kompass_core.hooks.trying.tried import Case, Tried
from kompass_core.model.coverage import Look
from kompass_core.problems import KompassError
from kompass_core.stages.pose import pose
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.hooks.programs import Programs
    from kompass_core.hooks.trying.plan import Plan
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation, Reference
    from kompass_core.model.expectation import ExpectedFigure


def attempt(
    path: Path,
    programs: Programs,
    document: Document | None = None,
    *,
    name: str | None = None,
    planned: Plan | None = None,
) -> Tried:
    """What comes of the file, whatever is wrong with it; `name` is what it is shown as."""
    name = str(path) if name is None else name
    try:
        return carried_out(planned or plan(path, programs.plugins, document), programs, name)
    except KompassError as error:
        return Tried(name, path, problems=error.problems)


def carried_out(planned: Plan, programs: Programs, name: str) -> Tried:
    """What comes of a plan. Raises KompassError where nothing can be tried."""
    cases: list[Case] = []
    if planned.judged:
        cases += _tables(planned, *planned.judged, programs)
    if planned.exemplified:
        cases += _examples(planned, planned.exemplified, programs)
    evaluation = planned.judged[0].id if planned.judged else None
    return Tried(name, planned.path, evaluation, tuple(cases))


def _tables(planned: Plan, evaluation: Evaluation, framework: Path, programs: Programs) -> Iterator[Case]:
    """A case for each table and scale."""
    own = variant_of(evaluation, programs.plugins)
    variant = planned.variant or own
    program = programs.of(framework, own)
    compare = Compare(score(program, evaluation), variant and programs.local.of_variant(variant))
    tables: dict[tuple[str, str], list[ExpectedFigure]] = {}
    for one in planned.expectation.figures:
        tables.setdefault((one.table, one.scale or ""), []).append(one)
    for (table, scale), figures in tables.items():
        look = Look(program, evaluation, scale, frozenset((one.code, one.measure) for one in figures))
        blank = Case(
            f"{table}.{scale}", "table", program.framework.name, scale, len(figures), figures[0].span
        )
        yield _compared(blank, compare, figures, look, evaluation.id)


def _examples(planned: Plan, framework: Path, programs: Programs) -> Iterator[Case]:
    """A case for each example."""
    program = programs.of(framework, planned.variant)
    variant = planned.variant and programs.local.of_variant(planned.variant)
    name = program.framework.name
    for example in planned.expectation.examples:
        place, because = example.span, example.because
        blank = Case(example.name, "example", name, example.scale or "", len(example.figures), place, because)
        try:
            posed = pose(example, _reference(planned), program)
            compare = Compare(score(posed.program, posed.evaluation), variant)
        except KompassError as error:
            yield evolve(blank, problems=error.problems)
            continue
        measures = frozenset((example.item, one.measure) for one in example.figures)
        look = Look(posed.program, posed.evaluation, posed.scale, measures)
        yield _compared(evolve(blank, scale=posed.scale), compare, example.figures, look, None)


def _reference(planned: Plan) -> Reference:
    reference = planned.expectation.framework
    if reference is None:
        message = "examples were checked to be of a framework"
        raise TypeError(message)
    return reference


def _compared(
    blank: Case, compare: Compare, figures: Iterable[ExpectedFigure], look: Look, evaluation: str | None
) -> Case:
    """The case with all that is wrong with its figures."""
    problems, differences = [], []
    for one in figures:
        misnamed = compare.misnamed(one, blank.scale)
        if misnamed is not None:
            problems.append(misnamed)
            if misnamed.slug == "unknown-scale":
                break  # the same is wrong with all others
            continue
        hint = evaluation and f"`kompass explain {one.code} {evaluation}` shows what it is made of"
        difference = compare.difference(one, blank.scale, hint)
        if difference is not None:
            differences.append(difference)
    return evolve(
        blank, differences=tuple(differences), problems=tuple(problems), look=None if problems else look
    )
