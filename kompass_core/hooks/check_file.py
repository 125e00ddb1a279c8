"""Check file: everything that is wrong with a file, whatever kind of file it is, or what it holds.

A file is checked as far as it reaches: a scale at every framework that is scored on it, an evaluation
by scoring it, an expectation by comparing its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from kompass_core.hooks.beside import FOLDER, beside
from kompass_core.hooks.expected import expected
from kompass_core.hooks.find import find, find_framework
from kompass_core.hooks.impossible import impossible
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.model.files import OVERLAY_HEAD
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError
from kompass_core.stages import check as checks
from kompass_core.stages.check.conform import conform
from kompass_core.stages.read import read
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.hooks.kind import Kind
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Sheet
    from kompass_core.problems import Problem


@frozen
class Checked:
    """A file, by the name it was asked for: what is wrong with it, or what it holds if nothing is."""

    name: str
    kind: Kind | None
    holds: str
    problems: tuple[Problem, ...]


def check_file(name: str, plugins: Plugins) -> Checked:
    """Everything that is wrong with a file, a framework by `id@revision`, or an evaluation by its id."""
    kind = None
    try:
        path = find(name, plugins)
        document = read(path)
        kind = kind_of(document)
        return Checked(name, kind, _holds(kind, path, document, plugins), ())
    except KompassError as error:
        return Checked(name, kind, "", error.problems)


def _holds(kind: Kind, path: Path, document: Document, plugins: Plugins) -> str:
    match kind:
        case "framework":
            return _framework(path, plugins)
        case "scale":
            return _scale(path, document, plugins)
        case "variant":
            return _variant(path, document, plugins)
        case "changes":
            return _changes(document, plugins)
        case "evaluation":
            return _evaluation(path, plugins)
        case "expectation":
            return expected(path, document, plugins)
        case _:
            assert_never(kind)


def _framework(path: Path, plugins: Plugins) -> str:
    framework = prepare(path, plugins).framework
    counts = Counter(item.level for item in framework.items.values())
    items = [
        f"{counts[level]} {level if counts[level] == 1 else framework.plurals[level]}"
        for level in framework.levels
    ]
    return f"{framework.name}: {', '.join(items)}; scored on {', '.join(framework.scales)}"


def _scale(path: Path, document: Document, plugins: Plugins) -> str:
    scale = checks.check_scale(document)
    asking: list[str] = []
    problems: dict[Problem, None] = {}
    for file, framework in _asking(scale, path, plugins):
        try:
            there = beside(file, plugins)
            scales = MappingProxyType({**there.scales, (scale.of, scale.id): document})
            asking.append(checks.check(framework, evolve(there, scales=scales)).name)
        except KompassError as error:
            problems.update(dict.fromkeys(error.problems))
    if problems:
        raise KompassError(problems)
    return f"{scale.id} of {scale.of}, for {', '.join(asking) or 'no framework here'}"


def _asking(scale: Scale, path: Path, plugins: Plugins) -> Iterator[tuple[Path, Document]]:
    """The revisions that name the scale, of those installed and of those that it lies beside."""
    folder = path.resolve().parent
    near = (folder.parent,) if folder.name == FOLDER else ()
    for place in dict.fromkeys((*plugins.frameworks.get(scale.of, ()), *near)):
        for file in sorted(place.glob("*.toml")):
            document = read(file)
            head = document.root.get("framework")
            if head and isinstance(head.value, Mapping) and _names(head.value, scale):
                yield file, document


def _names(framework: Mapping[str, Entry], scale: Scale) -> bool:
    """Whether the table `[framework]` is of the scale's framework, and names the scale."""
    of, scales = framework.get("id"), framework.get("scales")
    if not of or not scales or not isinstance(scales.value, tuple):
        return False
    return of.value == scale.of and scale.id in [one.value for one in scales.value]


def _variant(path: Path, document: Document, plugins: Plugins) -> str:
    variant = checks.check_variant([document], path.parent)
    for overlay in variant.overlays.values():
        _changes(overlay, plugins)
    return f"{variant.id}: speaks {variant.language}, knows {len(variant.organisations)} organisations"


def _changes(document: Document, plugins: Plugins) -> str:
    conform(document, OVERLAY_HEAD)
    of = document.root["of"]
    path = find_framework(str(of.value), plugins, place=of.span)
    from kompass_core.stages.vary import vary  # noqa: PLC0415 - only this kind of file needs it

    return f"of {checks.check(vary(read(path), document), beside(path, plugins)).name}"


def _evaluation(path: Path, plugins: Plugins) -> str:
    evaluation = read_evaluation(path)
    reference = evaluation.framework
    framework = find_framework(reference.name, plugins, path, reference.span)
    variant = variant_of(evaluation, plugins)
    scorecard = score(prepare(framework, plugins, [variant] if variant else []), evaluation)
    if problems := impossible(scorecard):
        raise KompassError(problems)
    missing = [f"{_missing(sheet)} on {name}" for name, sheet in scorecard.sheets.items()]
    return f"{evaluation.id}, {scorecard.framework.name}: {', '.join(missing)}"


def _missing(sheet: Sheet) -> str:
    whole = sheet.scores[TOTAL]
    return f"{whole.missing} of {whole.wanted} judgements missing"
