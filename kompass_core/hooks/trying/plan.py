"""Plan: the file of an expectation to what it is of: an evaluation, a framework, or both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.check.expectation import check_expectation
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.expectation import Expectation
    from kompass_core.model.variant import Variant

EVALUATIONS = "evaluations"


@frozen
class Plan:
    """An expectation, and the files of what it is of, as far as it is of either.

    `variant` is the one that it names. `judged` is its evaluation, with the file of that one's framework.
    `exemplified` is the file of the framework that its examples are of.
    """

    path: Path
    expectation: Expectation = field(repr=False)
    variant: Variant | None
    judged: tuple[Evaluation, Path] | None = field(repr=False)
    exemplified: Path | None

    def frameworks(self) -> tuple[Path, ...]:
        """The files of all frameworks that it is of."""
        of_evaluation = (self.judged[1],) if self.judged else ()
        return (*of_evaluation, self.exemplified) if self.exemplified else of_evaluation


def plan(path: Path, plugins: Plugins, document: Document | None = None) -> Plan:
    """What the file says, and what it is of.

    Raises:
        KompassError: everything that is wrong with the file, or what it names is not there.
    """
    document = read(path) if document is None else document
    kind = kind_of(document)
    if kind != "expectation":
        message = f"this is the file of {'an' if kind[0] in 'aeiou' else 'a'} {kind}, not of an expectation"
        place = next(iter(document.root.values())).key
        raise KompassError(
            [Problem("wrong-kind", message, place, "an expectation begins with `[expectation]`")]
        )
    expectation = check_expectation(document)
    reference = expectation.framework
    return Plan(
        path=path,
        expectation=expectation,
        variant=_variant(expectation, plugins),
        judged=_judged(path, expectation, plugins),
        exemplified=find_framework(reference.name, plugins, path, reference.span) if reference else None,
    )


def _variant(expectation: Expectation, plugins: Plugins) -> Variant | None:
    name = expectation.variant
    if name is None or name in plugins.variants:
        return plugins.variants[name] if name else None
    hint = did_you_mean(name, plugins.variants) or "`kompass plugins` lists what is installed"
    message = f"there is no variant `{name}`"
    raise KompassError([Problem("unknown-variant", message, expectation.spans["variant"], hint)])


def _judged(path: Path, expectation: Expectation, plugins: Plugins) -> tuple[Evaluation, Path] | None:
    """The evaluation in the folder beside that of the expectation, or in the same, or an installed one."""
    if expectation.evaluation is None:
        return None
    name = f"{expectation.evaluation}.toml"
    near = (path.parent / os.pardir / EVALUATIONS / name, path.parent / name)
    beside = next((file for file in near if file.is_file()), None)
    file = beside or find_evaluation(expectation.evaluation, plugins, expectation.spans["evaluation"])
    evaluation = read_evaluation(file)
    reference = evaluation.framework
    return evaluation, find_framework(reference.name, plugins, file, reference.span)
