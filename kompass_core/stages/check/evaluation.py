"""Evaluation: a document to an evaluation, as far as that can be said without its framework."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kompass_core.model.evaluation import (
    NOT_APPLICABLE,
    Carried,
    Evaluation,
    Evaluator,
    Evidence,
    Finding,
    Given,
    GivenPoints,
    Organisation,
    Printed,
    Reference,
    RoleModel,
)
from kompass_core.model.files import EVALUATION_FILE
from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.judgements import judgements, nameless, opinions
from kompass_core.stages.check.kinds import exact
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.problems import Span


def check_evaluation(document: Document) -> Evaluation:
    """The evaluation that a document describes.

    Raises:
        KompassError: everything that is wrong with the document itself. Whether its items and
            steps exist shows only at a framework.
    """
    conform(document, EVALUATION_FILE)
    root = document.root
    rows = values.table(root, "evaluation")
    named = values.table(root, "sources")
    problems = list(values.misnamed_sources(rows, named))
    first, last = values.day(rows, "from"), values.day(rows, "to")
    if first and last and first > last:
        related = (("it begins", rows["from"].span),)
        hint = "put the first day under `from`, the last under `to`"
        problems.append(
            Problem("wrong-order", "the visit ends before it begins", rows["to"].span, hint, related)
        )
    for entry in values.table(root, "given").values():
        problems.extend(values.misnamed_sources(values.rows(entry), named))
    judged = values.table(root, "judgement")
    evaluators = tuple(_evaluator(values.rows(entry)) for entry in values.members(rows, "evaluators"))
    problems.extend(nameless(judged, tuple(one.id for one in evaluators if one.id is not None)))
    refuse(problems)
    reference = rows["framework"]
    return Evaluation(
        id=values.text(rows, "id"),
        framework=Reference(str(reference.value), reference.span),
        variant=values.optional_text(rows, "variant"),
        scales=values.texts(rows, "scales") if "scales" in rows else None,
        organisation=_organisation(values.table(rows, "organisation")),
        first_day=first,
        last_day=last,
        year=values.whole(rows, "year"),
        interviews=values.whole(rows, "interviews"),
        evaluators=evaluators,
        previous=values.optional_text(rows, "previous"),
        judgements=judgements(judged),
        opinions=opinions(judged),
        given=_mapped(values.table(root, "given"), _given_points),
        findings=_mapped(values.table(root, "finding"), _finding),
        sources=values.frozen_map({name: str(entry.value) for name, entry in named.items()}),
        source=values.optional_text(rows, "source"),
        note=values.optional_text(rows, "note"),
        carried=_carried(values.table(root, "carried")),
        spans=values.frozen_map(dict(spans_of(root))),
        digest=digest(document),
    )


def _carried(rows: values.Rows) -> Carried | None:
    on = values.day(rows, "on")
    if on is None:
        return None
    evaluation, digested = values.text(rows, "from"), values.text(rows, "digest")
    return Carried(evaluation, digested, values.text(rows, "framework"), on, values.text(rows, "by"))


def _mapped(rows: values.Rows, make: Any) -> Mapping[str, Any]:  # noqa: ANN401 - of any table of the file
    return values.frozen_map({name: make(entry) for name, entry in rows.items()})


def spans_of(rows: values.Rows, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Where each key stands by its path, and each member of a list by its number."""
    for name, entry in rows.items():
        here = (*path, name)
        yield here, entry.key
        if isinstance(entry.value, Mapping):
            yield from spans_of(entry.value, here)
        elif isinstance(entry.value, tuple):
            yield from (((*here, str(number)), member.span) for number, member in enumerate(entry.value))


def _organisation(rows: values.Rows) -> Organisation:
    return Organisation(values.optional_text(rows, "code"), values.text(rows, "name"))


def _evaluator(rows: values.Rows) -> Evaluator:
    organisation = values.optional_text(rows, "organisation")
    return Evaluator(values.optional_text(rows, "id"), values.text(rows, "name"), organisation)


def _given_points(entry: Entry) -> GivenPoints:
    rows = values.rows(entry)
    return GivenPoints(
        points=_mapped(values.table(rows, "points"), given),
        source=values.optional_text(rows, "source"),
        note=values.optional_text(rows, "note"),
        span=entry.key,
    )


def given(entry: Entry) -> Given:
    """What is given to one item: exact points, printed figures, or that it does not apply."""
    if entry.value == NOT_APPLICABLE:
        return Given("not applicable", entry.span)
    if isinstance(entry.value, Mapping):
        printed = entry.value["printed"]
        figures = printed.value if isinstance(printed.value, tuple) else (printed,)
        return Given(tuple(Printed(str(figure.value), figure.span) for figure in figures), entry.span)
    return Given(exact(entry), entry.span)


def _finding(entry: Entry) -> Finding:
    rows = values.rows(entry)
    return Finding(
        text=values.optional_text(rows, "text"),
        strengths=values.texts(rows, "strengths"),
        improvements=values.texts(rows, "improvements"),
        evidence=tuple(_evidence(values.rows(member)) for member in values.members(rows, "evidence")),
        role_models=tuple(_role_model(values.rows(member)) for member in values.members(rows, "role_models")),
        span=entry.key,
    )


def _evidence(rows: values.Rows) -> Evidence:
    kind: Any = values.text(rows, "kind")  # one of the words of the shape
    return Evidence(kind, values.text(rows, "note"))


def _role_model(rows: values.Rows) -> RoleModel:
    return RoleModel(_organisation(rows), values.optional_text(rows, "note"))
