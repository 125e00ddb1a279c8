"""Framework: a document and the scales it names to a framework in which every name is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.document import Document
from kompass_core.model.files import FRAMEWORK_FILE_HEAD, framework_file
from kompass_core.model.framework import Framework
from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.maxima import disagreeing
from kompass_core.stages.check.rules import Home, misplaced
from kompass_core.stages.check.scale import check_scale
from kompass_core.stages.check.sort import sort
from kompass_core.stages.check.structure import RESERVED, items
from kompass_core.stages.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Item
    from kompass_core.model.scale import Scale


def check(document: Document, plugins: Plugins) -> Framework:
    """The framework that a document describes, with the scales and functions of the plugins.

    Raises:
        KompassError: everything that is wrong with it, in the order of the files. What can only
            be asked of a sound part (the rules, once all items are known) waits until it is.
    """
    levels = _levels(document)
    conform(document, framework_file(levels))
    root = document.root
    rows = values.table(root, "framework")
    named = values.table(root, "sources")
    plurals = {level: values.optional_text(values.table(values.table(root, "level"), level), "plural") or f"{level}s" for level in levels}
    problems = list(values.misnamed_sources(rows, named))
    for level in levels:
        for entry in values.table(root, level).values():
            problems.extend(values.misnamed_sources(entry.value, named))  # type: ignore[arg-type]
    found = items(document, levels, problems)
    scales = _scales(document, plugins, problems)
    _refuse(problems)
    problems.extend(_unknown_dimensions(document, found, scales))
    for scale in scales.values():
        problems.extend(misplaced(scale, found, levels))
    homes = {
        name: Home(scale, found, plurals, plugins.functions, problems).rules() for name, scale in scales.items()
    }
    _refuse(problems)
    framework = Framework(
        id=values.text(rows, "id"),
        revision=values.text(rows, "revision"),
        title=values.text(rows, "title"),
        language=values.text(rows, "language"),
        replaces=values.optional_text(rows, "replaces"),
        levels=levels,
        plurals=values.frozen_map(plurals),
        items=found,
        scales=values.frozen_map(scales),
        rules=values.frozen_map(homes),
        sources=values.frozen_map({name: str(entry.value) for name, entry in named.items()}),
        digest=digest(document, *(scale.digest for scale in scales.values())),
        plugins=values.frozen_map(
            {plugin.name: plugin.version for plugin in plugins.plugins if plugin.state == "loaded"}
        ),
        span=root["framework"].span,
    )
    _refuse(list(disagreeing(framework)))
    return framework


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise KompassError(sort(problems))


def _levels(document: Document) -> tuple[str, ...]:
    """The declared levels, which the shape of the rest depends on."""
    head = {name: entry for name, entry in document.root.items() if name in FRAMEWORK_FILE_HEAD.keys}
    conform(Document(document.source, head), FRAMEWORK_FILE_HEAD)
    rows = values.table(document.root, "framework")
    problems = []
    levels = values.texts(rows, "levels")
    taken = (*RESERVED, *FRAMEWORK_FILE_HEAD.keys, "add", "replace", "remove", "of", "language")
    for place, entry in enumerate(values.members(rows, "levels")):
        if levels[place] in taken:
            message = f"`{levels[place]}` has a meaning of its own, so no level can be called so"
            problems.append(Problem("reserved-name", message, entry.span))
        elif levels[place] in levels[:place]:
            problems.append(Problem("duplicate-code", f"`{levels[place]}` is there twice", entry.span))
    _refuse(problems)
    return levels


def _scales(document: Document, plugins: Plugins, problems: list[Problem]) -> Mapping[str, Scale]:
    rows = values.table(document.root, "framework")
    framework = values.text(rows, "id")
    scales: dict[str, Scale] = {}
    for entry in values.members(rows, "scales"):
        name = str(entry.value)
        known = [scale for of, scale in plugins.scales if of == framework]
        if name in scales:
            problems.append(Problem("duplicate-code", f"the scale `{name}` is there twice", entry.span))
        elif name not in known:
            guesses = near(name, known)
            hint = f"did you mean `{guesses[0]}`?" if guesses else "a plugin gives it, or `scales/` beside the framework"
            message = f"there is no scale `{name}` of `{framework}`"
            problems.append(Problem("unknown-scale", message, entry.span, hint))
        else:
            try:
                scales[name] = check_scale(plugins.scales[framework, name])
            except KompassError as error:
                problems.extend(error.problems)
    return scales


def _unknown_dimensions(
    document: Document, found: Mapping[str, Item], scales: Mapping[str, Scale]
) -> Iterator[Problem]:
    known = tuple(dict.fromkeys(name for scale in scales.values() for name in scale.dimensions))
    tables = [values.table(document.root, "framework")]
    tables += [values.table(values.table(document.root, item.level), item.code) for item in found.values()]
    for rows in tables:
        for entry in values.members(rows, "dimensions"):
            if entry.value not in known:
                guesses = near(str(entry.value), known)
                hint = f"did you mean `{guesses[0]}`?" if guesses else "the scales declare dimensions"
                message = f"no scale has a dimension `{entry.value}`"
                yield Problem("unknown-name", message, entry.span, hint)
