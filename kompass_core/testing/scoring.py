"""Scoring: text in hand to a scorecard, for tests that compare figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import prepare, variant_of
from kompass_core.model.contributions import Plugins
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score
from kompass_core.testing.subject import plugins_with, with_frameworks

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from kompass_core.model.scorecard import Scorecard


def score_text(
    evaluation: str,
    *,
    plugins: Plugins | Iterable[str] = (),
    frameworks: Iterable[str | os.PathLike[str]] = (),
) -> Scorecard:
    """The scorecard of an evaluation in TOML, with the framework and the variant that it names.

    `plugins` are those to score with, or the names of plugins besides all that are installed;
    `frameworks` are folders with frameworks besides theirs. Raises KompassError.
    """
    if isinstance(plugins, Plugins):
        known = with_frameworks(plugins, frameworks)
    else:
        known = plugins_with(*plugins, frameworks=frameworks)
    found = check_evaluation(read_text(evaluation, "evaluation.toml"))
    path = find_framework(found.framework.name, known, place=found.framework.span)
    variant = variant_of(found, known)
    return score(prepare(path, known, [variant] if variant else []), found)
