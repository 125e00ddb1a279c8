"""Score file: the whole path in one call, from an evaluation's file to its scorecard."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.problems import KompassError
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.scorecard import Scorecard


def score_file(
    path: str | os.PathLike[str],
    plugins: Plugins | None = None,
    *,
    changes: Iterable[str | os.PathLike[str]] = (),
) -> Scorecard:
    """The scorecard of the evaluation in the file, or of an installed one by its id.

    Its framework is the one that it names, as its variant changes it. Plugins are loaded unless
    given: who scores many files loads them once. `changes` are files of local changes, which have to be
    of that framework. Raises KompassError.

    The evaluation may name any file as its framework. For what strangers send, choose the framework
    yourself, and call `score`.
    """
    plugins = load_plugins() if plugins is None else plugins
    file = find_evaluation(os.fspath(path), plugins)
    evaluation = read_evaluation(file)
    reference = evaluation.framework
    framework = find_framework(reference.name, plugins, file, reference.span)
    variant, local = variant_of(evaluation, plugins), Local(changes)
    program = prepare(framework, plugins, [variant] if variant else [], local.of_framework(framework))
    if unused := local.unused():
        raise KompassError(unused)
    return score(program, evaluation)
