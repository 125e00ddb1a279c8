"""Visit: who was evaluated, when, by whom, and whom they asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.evaluation import Evaluation, Evaluator
    from kompass_core.stages.report.wording import Wording


def year(evaluation: Evaluation) -> int | None:
    """The year of the visit, as far as it is known."""
    return evaluation.first_day.year if evaluation.first_day else evaluation.year


def dated(evaluation: Evaluation) -> str:
    """The organisation and the year of the visit."""
    known = year(evaluation)
    return evaluation.organisation.name + ("" if known is None else f" {known}")


def visit(evaluation: Evaluation, wording: Wording, before: Evaluation | None = None) -> tuple[str, ...]:
    """What is known of the visit, a line each; `before` is the evaluation before, where it is at hand."""
    known = _known(evaluation, wording, before)
    return tuple(f"{wording.word(f'visit.{key}')}: {value}" for key, value in known)


def _known(evaluation: Evaluation, wording: Wording, before: Evaluation | None) -> Iterator[tuple[str, str]]:
    organisation = evaluation.organisation
    yield "organisation", organisation.name + (f" ({organisation.code})" if organisation.code else "")
    if evaluation.first_day is not None:
        yield "days", wording.days(evaluation.first_day, evaluation.last_day)
    elif evaluation.year is not None:
        yield "days", str(evaluation.year)
    if evaluation.evaluators:
        yield "evaluators", "; ".join(map(_evaluator, evaluation.evaluators))
    if evaluation.interviews is not None:
        yield "interviews", str(evaluation.interviews)
    if evaluation.previous:
        yield "previous", evaluation.previous if before is None else dated(before)


def _evaluator(one: Evaluator) -> str:
    return one.name + (f", {one.organisation}" if one.organisation else "")
