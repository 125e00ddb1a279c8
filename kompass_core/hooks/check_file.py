"""Check file: everything that is wrong with a file, whatever kind of file it is, or what it holds.

A file is checked as far as it reaches: a scale at every framework that is scored on it, an evaluation
by scoring it, an expectation by comparing its figures. A framework, and what changes one, is audited, too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from attrs import field, frozen

from kompass_core.hooks.asking import asking
from kompass_core.hooks.audited import Asked, Subject, all_problems, audited
from kompass_core.hooks.build import build
from kompass_core.hooks.check_changes import check_changes, checked
from kompass_core.hooks.find import find, find_framework
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.layers import layers
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.hooks.releases import held, released_file
from kompass_core.hooks.unwrap import variant_in
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError
from kompass_core.stages import check as checks
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read
from kompass_core.stages.score import score
from kompass_core.stages.score.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.hooks.audited import Audited
    from kompass_core.hooks.kind import Kind
    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.scorecard import Sheet
    from kompass_core.problems import Problem


@frozen
class Checked:
    """A file, by the name it was asked for: what is wrong with it, or what it holds if nothing is.

    A problem that is only a warning leaves it usable, so that it says what it holds, too. `audits` are those
    of the frameworks in it, or those that it has a part in.
    """

    name: str
    kind: Kind | None
    holds: str
    problems: tuple[Problem, ...]
    audits: tuple[Audited, ...] = field(default=(), eq=False, repr=False)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return all(problem.severity == "warning" for problem in self.problems)


def check_file(
    name: str, plugins: Plugins, local: Local | None = None, folder: Path | None = None
) -> Checked:
    """Everything that is wrong with a file, a framework by `id@revision`, or an evaluation by its id.

    It is checked as local changes make it. `folder` is where examples are going to be written, for hints.
    """
    kind = None
    try:
        path = find(name, plugins)
        document = read(path)
        kind = kind_of(document)
        local = local or Local()
        subjects: list[Subject] = []
        holds = _holds(kind, path, document, plugins, local, subjects)
        changes = tuple(local.named())
        laid = (*changes, name) if kind == "changes" and name not in changes else changes
        asked = Asked(name, changes, folder, laid)
        audits = tuple(audited(subject, asked) for subject in subjects)
        problems = (*_remarks(kind, path, document, plugins, local), *all_problems(audits))
        return Checked(name, kind, holds, problems, audits)
    except KompassError as error:
        return Checked(name, kind, "", error.problems)


def _holds(  # noqa: PLR0913, PLR0917 - all that there is to say of a file, and whom it concerns
    kind: Kind, path: Path, document: Document, plugins: Plugins, local: Local, subjects: list[Subject]
) -> str:
    match kind:
        case "framework":
            return _framework(path, plugins, local, subjects)
        case "scale":
            return _scale(path, document, plugins, local, subjects)
        case "variant":
            return _variant(path, document, plugins, local)
        case "changes":
            return check_changes(path, document, plugins, local, subjects)
        case "evaluation":
            return _evaluation(path, plugins, local)
        case "expectation":
            from kompass_core.hooks.expected import expected  # noqa: PLC0415 - only this kind of file needs it

            return expected(path, document, plugins, local)
        case "release":
            return released_file(path, document, plugins)
        case "population":
            from kompass_core.stages.check.population import told  # noqa: PLC0415 - as above

            return told(document)
        case _:
            assert_never(kind)


def _remarks(
    kind: Kind, path: Path, document: Document, plugins: Plugins, local: Local
) -> tuple[Problem, ...]:
    """How a framework and the record of its release go together, and a workbook and what it was made of.

    Raises KompassError where there is no such record.
    """
    if document.made_for is not None:
        from kompass_core.hooks.outdated import outdated  # noqa: PLC0415 - only a workbook needs it

        return outdated(document, path, plugins, local)
    if kind != "framework" or local.of_framework(path) or document.scales:
        return ()  # with changes, it is another one than was released; handed on, it comes without records
    return held(path, plugins)


def _framework(path: Path, plugins: Plugins, local: Local, subjects: list[Subject]) -> str:
    program = prepare(path, plugins, changes=local.of_framework(path))
    subjects.append(Subject(program, path))
    framework = program.framework
    counts = Counter(item.level for item in framework.items.values())
    items = [
        f"{counts[level]} {level if counts[level] == 1 else framework.plurals[level]}"
        for level in framework.levels
    ]
    return f"{framework.name}: {', '.join(items)}; scored on {', '.join(framework.scales)}"


def _scale(path: Path, document: Document, plugins: Plugins, local: Local, subjects: list[Subject]) -> str:
    scale = checks.check_scale(document)
    asked_by: list[str] = []
    problems: dict[Problem, None] = {}
    for file in asking(scale, path, plugins):
        try:
            there = layers(file, plugins, changes=local.of_framework(file)).with_scale(scale.id, document)
            program = compiled(checked(there))
            subjects.append(Subject(program, file, (scale.id,)))
            asked_by.append(program.framework.name)
            problems.update(dict.fromkeys(_frozen(file, document, plugins, there)))
        except KompassError as error:
            problems.update(dict.fromkeys(error.problems))
    if problems:
        raise KompassError(problems)
    return f"{scale.id} of {scale.of}, for {', '.join(asked_by) or 'no framework here'}"


def _frozen(framework: Path, scale: Document, plugins: Plugins, there: Layers) -> Iterator[Problem]:
    """What a scale says otherwise than when a revision that is scored on it was published."""
    if not there.changes:
        for problem in held(framework, plugins, there):
            if not isinstance(problem.place, str) and problem.place.source == scale.source:
                yield problem


def _variant(path: Path, document: Document, plugins: Plugins, local: Local) -> str:
    found = variant_in([document], path.parent)
    made, failed = build({**plugins.variants, found.id: found})
    if found.id in failed:
        raise failed[found.id]
    variant = local.of_variant(made[found.id])
    return f"{variant.id}: speaks {variant.language}, knows {len(variant.organisations)} organisations"


def _evaluation(path: Path, plugins: Plugins, local: Local) -> str:
    evaluation = read_evaluation(path)
    reference = evaluation.framework
    framework = find_framework(reference.name, plugins, path, reference.span)
    variant = variant_of(evaluation, plugins)
    variants = [local.of_variant(variant)] if variant else []
    scorecard = score(prepare(framework, plugins, variants, local.of_framework(framework)), evaluation)
    if problems := impossible(scorecard):
        raise KompassError(problems)
    missing = [f"{_missing(sheet)} on {name}" for name, sheet in scorecard.sheets.items()]
    return f"{evaluation.id}, {scorecard.framework.name}: {', '.join(missing)}"


def _missing(sheet: Sheet) -> str:
    whole = sheet.scores[TOTAL]
    return f"{whole.missing} of {whole.wanted} judgements missing"
