"""Outdated: a workbook whose definition has been changed since it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import prepare, variant_of
from kompass_core.problems import Problem
from kompass_core.stages.check.evaluation import check_evaluation

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.local import Local
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document


def outdated(document: Document, path: Path, plugins: Plugins, local: Local) -> tuple[Problem, ...]:
    """A warning where the workbook was made of another definition than there is now; of a text, nothing.

    With local changes it is another definition on purpose. Raises KompassError as `prepare` does.
    """
    if document.made_for is None:
        return ()
    evaluation = check_evaluation(document)
    reference = evaluation.framework
    framework = find_framework(reference.name, plugins, path, reference.span)
    if local.of_framework(framework):
        return ()
    variant = variant_of(evaluation, plugins)
    now = prepare(framework, plugins, [variant] if variant else []).framework.digest
    if now == document.made_for.value:
        return ()
    message = f"`{reference.name}` has been changed since this workbook was made of it"
    hint = "make a new one of it: `kompass new evaluation --from FILE --format toml`, then `--format xlsx`"
    return (Problem("wrong-revision", message, document.made_for.span, hint, severity="warning"),)
