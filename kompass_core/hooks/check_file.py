"""Check file: everything that is wrong with a file, whatever kind of file it is, or what it holds.

A file is checked as far as it reaches: a scale at every framework that is scored on it, an evaluation
by scoring it, an expectation by comparing its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_never

from attrs import frozen

from kompass_core.hooks.beside import FOLDER
from kompass_core.hooks.build import build
from kompass_core.hooks.check_changes import check_changes, checked
from kompass_core.hooks.find import find, find_framework
from kompass_core.hooks.impossible import impossible
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.layers import layers
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.hooks.releases import held, released_file
from kompass_core.hooks.unwrap import variant_in
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError
from kompass_core.stages import check as checks
from kompass_core.stages.read import read
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.hooks.kind import Kind
    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Sheet
    from kompass_core.problems import Problem


@frozen
class Checked:
    """A file, by the name it was asked for: what is wrong with it, or what it holds if nothing is.

    A problem that is only a warning leaves it usable, so that it says what it holds, too.
    """

    name: str
    kind: Kind | None
    holds: str
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return all(problem.severity == "warning" for problem in self.problems)


def check_file(name: str, plugins: Plugins, local: Local | None = None) -> Checked:
    """Everything that is wrong with a file, a framework by `id@revision`, or an evaluation by its id.

    It is checked as local changes make it.
    """
    kind = None
    try:
        path = find(name, plugins)
        document = read(path)
        kind = kind_of(document)
        local = local or Local()
        holds = _holds(kind, path, document, plugins, local)
        return Checked(name, kind, holds, _remarks(kind, path, plugins, local))
    except KompassError as error:
        return Checked(name, kind, "", error.problems)


def _holds(kind: Kind, path: Path, document: Document, plugins: Plugins, local: Local) -> str:
    match kind:
        case "framework":
            return _framework(path, plugins, local)
        case "scale":
            return _scale(path, document, plugins, local)
        case "variant":
            return _variant(path, document, plugins, local)
        case "changes":
            return check_changes(path, document, plugins, local)
        case "evaluation":
            return _evaluation(path, plugins, local)
        case "expectation":
            from kompass_core.hooks.expected import expected  # noqa: PLC0415 - only this kind of file needs it

            return expected(path, document, plugins, local)
        case "release":
            return released_file(path, document, plugins)
        case _:
            assert_never(kind)


def _remarks(kind: Kind, path: Path, plugins: Plugins, local: Local) -> tuple[Problem, ...]:
    """What is to be said of a sound file all the same; raises KompassError where that makes it unsound."""
    if kind != "framework" or local.of_framework(path):
        return ()  # with changes, it is another one than was released
    remarks = held(path, plugins)
    if any(problem.severity == "error" for problem in remarks):
        raise KompassError(remarks)
    return remarks


def _framework(path: Path, plugins: Plugins, local: Local) -> str:
    framework = prepare(path, plugins, changes=local.of_framework(path)).framework
    counts = Counter(item.level for item in framework.items.values())
    items = [
        f"{counts[level]} {level if counts[level] == 1 else framework.plurals[level]}"
        for level in framework.levels
    ]
    return f"{framework.name}: {', '.join(items)}; scored on {', '.join(framework.scales)}"


def _scale(path: Path, document: Document, plugins: Plugins, local: Local) -> str:
    scale = checks.check_scale(document)
    asked_by: list[str] = []
    problems: dict[Problem, None] = {}
    for file in asking(scale, path, plugins):
        try:
            there = layers(file, plugins, changes=local.of_framework(file)).with_scale(scale.id, document)
            asked_by.append(checked(there).name)
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


def asking(scale: Scale, path: Path, plugins: Plugins) -> Iterator[Path]:
    """The revisions that name the scale, of those installed and of those that it lies beside."""
    folder = path.resolve().parent
    near = (folder.parent,) if folder.name == FOLDER else ()
    for place in dict.fromkeys((*plugins.frameworks.get(scale.of, ()), *near)):
        for file in sorted(place.glob("*.toml")):
            head = read(file).root.get("framework")
            if head and isinstance(head.value, Mapping) and _names(head.value, scale):
                yield file


def _names(framework: Mapping[str, Entry], scale: Scale) -> bool:
    """Whether the table `[framework]` is of the scale's framework, and names the scale."""
    of, scales = framework.get("id"), framework.get("scales")
    if not of or not scales or not isinstance(scales.value, tuple):
        return False
    return of.value == scale.of and scale.id in [one.value for one in scales.value]


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
