"""Expected: the figures of an expectation held against those that come out.

A framework's folder may hold expectations, and so may a plugin's: they are its own tests, which need no code.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.hooks.plain import PLAIN
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.model.report import Figure
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check.expectation import LINES, check_expectation
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.expectation import Expectation, ExpectedFigure
    from kompass_core.model.report import ItemFigures
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.figures import Figures

EVALUATIONS = "evaluations"


def expected(path: Path, document: Document, plugins: Plugins) -> str:
    """What an expectation holds, in words, if every figure comes out.

    Raises:
        KompassError: what is wrong with the file or with its evaluation, `other-figure` for each
            figure that comes out otherwise.
    """
    from kompass_core.stages.report.figures import figures  # noqa: PLC0415 - only this needs a report's words
    from kompass_core.stages.report.wording import wording  # noqa: PLC0415 - as above

    expectation = check_expectation(document)
    file = _evaluation(path, expectation, plugins)
    evaluation = read_evaluation(file)
    reference = evaluation.framework
    framework = find_framework(reference.name, plugins, file, reference.span)
    own = variant_of(evaluation, plugins)
    variant = _variant(expectation, plugins) or own
    scorecard = score(prepare(framework, plugins, [own] if own else [], wording=variant), evaluation)
    made = figures(scorecard, wording(variant or PLAIN))
    problems = [problem for one in expectation.figures if (problem := _compared(one, made, evaluation.id))]
    if problems:
        raise KompassError(problems)
    count = len(expectation.figures)
    return f"{count} figure{'s come' if count != 1 else ' comes'} out, of {evaluation.id}"


def _variant(expectation: Expectation, plugins: Plugins) -> Variant | None:
    if expectation.variant is None:
        return None
    if expectation.variant in plugins.variants:
        return plugins.variants[expectation.variant]
    message = f"there is no variant `{expectation.variant}`"
    hint = did_you_mean(expectation.variant, plugins.variants) or "`kompass plugins` lists what is installed"
    raise KompassError([Problem("unknown-variant", message, expectation.span, hint)])


def _evaluation(path: Path, expectation: Expectation, plugins: Plugins) -> Path:
    """The evaluation in the folder beside that of the expectation, or in the same, or an installed one."""
    name = f"{expectation.evaluation}.toml"
    near = (path.parent / os.pardir / EVALUATIONS / name, path.parent / name)
    found = next((file for file in near if file.is_file()), None)
    return found or find_evaluation(expectation.evaluation, plugins)


def _compared(one: ExpectedFigure, made: Figures, name: str) -> Problem | None:
    if one.scale not in made:
        hint = did_you_mean(one.scale, made) or there_are(made)
        return Problem("unknown-scale", f"it is not scored on a scale `{one.scale}`", one.span, hint)
    if one.code not in made[one.scale]:
        hint = did_you_mean(one.code, made[one.scale])
        return Problem("unknown-item", f"there is no item `{one.code}`", one.span, hint)
    printed = _printed(one, made[one.scale][one.code])
    if printed == one.printed:
        return None
    comes = "nothing is printed" if printed is None else f"`{printed}` comes out"
    message = f"`{one.printed}` is expected as the {one.measure} of `{one.code}`, and {comes}"
    hint = f"`kompass explain {one.code} {name}` shows what it is made of"
    return Problem("other-figure", message, one.span, hint)


def _printed(one: ExpectedFigure, item: ItemFigures) -> str | None:
    table = item.figures if one.table == LINES else item.tables.get(one.table, {})
    figure = table.get(one.measure)
    return figure.printed if isinstance(figure, Figure) else figure
