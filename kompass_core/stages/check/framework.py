"""Framework: a document and the scales it names to a framework in which every name is known."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kompass_core.model.files import framework_file
from kompass_core.model.framework import Framework
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import departures
from kompass_core.stages.check.history import out_of_order, rewordings, without_predecessor
from kompass_core.stages.check.levels import levels_of, plurals_of
from kompass_core.stages.check.maxima import disagreeing
from kompass_core.stages.check.misplaced import misplaced
from kompass_core.stages.check.rules import Home
from kompass_core.stages.check.scale import check_scale
from kompass_core.stages.check.sort import MOST, refuse
from kompass_core.stages.check.structure import items
from kompass_core.stages.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.framework import Item, Norms
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span


def check(document: Document, plugins: Plugins) -> Framework:
    """The framework that a document describes, with the scales and functions of the plugins.

    Raises:
        KompassError: everything that is wrong with it, in the order of the files. What can only
            be asked of a sound part (the rules, once all items are known) waits until it is.
    """
    levels = levels_of(document)
    root = document.root
    rows, named = values.table(root, "framework"), values.table(root, "sources")
    problems = list(islice(departures(document, framework_file(levels)), MOST))
    departed = bool(problems)
    scales = _scales(document, plugins, problems)
    if departed:
        refuse(problems)
    problems.extend(_misnamed_sources(document, levels))
    found = items(document, levels, problems)
    plurals = plurals_of(document, scales, problems)
    if len(scales) == len(values.members(rows, "scales")):
        problems.extend(_unknown_dimensions(document, found, scales))
    reworded = rewordings(root, _tables(document, found), "item", problems)
    problems.extend(out_of_order(rows))
    replaces = values.optional_text(rows, "replaces")
    for table in _tables(document, found).values():
        problems.extend(without_predecessor(replaces, values.rows(table), "revision"))
    refuse(problems)
    for scale in scales.values():
        problems.extend(misplaced(scale, found, levels))
    homes = {name: Home(scale, found, plurals, plugins.functions, problems) for name, scale in scales.items()}
    rules = {name: home.rules() for name, home in homes.items()}
    refuse(problems)
    norms = {name: _norms(home) for name, home in homes.items() if home.scale.norms}
    refuse(problems)
    framework = Framework(
        id=values.text(rows, "id"),
        revision=values.text(rows, "revision"),
        title=values.text(rows, "title"),
        language=values.text(rows, "language"),
        replaces=replaces,
        status=values.optional_text(rows, "status") or "draft",  # type: ignore[arg-type]  # of the shape
        published=values.day(rows, "published"),
        retired=values.day(rows, "retired"),
        declared="status" in rows,
        levels=levels,
        plurals=values.frozen_map(plurals),
        items=found,
        scales=values.frozen_map(scales),
        rules=values.frozen_map(rules),
        norms=values.frozen_map(norms),
        reworded=reworded,
        about=values.optional_text(rows, "about"),
        about_language=values.optional_text(rows, "about_language") or values.text(rows, "language"),
        sources=values.frozen_map({name: str(entry.value) for name, entry in named.items()}),
        digest=digest(document, *(scale.digest for scale in scales.values())),
        plugins=values.frozen_map(
            {plugin.name: plugin.version for plugin in plugins.plugins if plugin.state == "loaded"}
        ),
        span=root["framework"].span,
    )
    refuse(disagreeing(framework, document))
    return framework


def _norms(home: Home) -> Norms:
    from kompass_core.stages.check.norm_home import norm_rules  # noqa: PLC0415 - few scales have norms

    return values.frozen_map({name: norm_rules(home, norm) for name, norm in home.scale.norms.items()})


def _misnamed_sources(document: Document, levels: tuple[str, ...]) -> Iterator[Problem]:
    named = values.table(document.root, "sources")
    yield from values.misnamed_sources(values.table(document.root, "framework"), named)
    told = 0
    for level in levels:
        for entry in values.table(document.root, level).values():
            for problem in values.misnamed_sources(values.rows(entry), named):
                yield problem
                told += 1
            if told >= MOST:
                return


def _scales(document: Document, plugins: Plugins, problems: list[Problem]) -> Mapping[str, Scale]:
    rows = values.table(document.root, "framework")
    framework = values.text(rows, "id")
    there = {scale: one for (of, scale), one in plugins.scales.items() if of == framework}
    known = {**there, **document.scales}
    scales: dict[str, Scale] = {}
    first: dict[str, Span] = {}
    for entry in values.members(rows, "scales")[:MOST]:
        name = str(entry.value)
        if name in first:
            message, related = f"the scale `{name}` is there twice", (("the first one", first[name]),)
            problems.append(Problem("duplicate-code", message, entry.span, "leave out one of them", related))
            continue
        first[name] = entry.span
        if name not in known:
            elsewhere = "a plugin gives it, or a file in `scales/` beside the framework"
            hint = did_you_mean(name, known) or there_are(known) or elsewhere
            message = f"there is no scale `{name}` of `{framework}`"
            problems.append(Problem("unknown-scale", message, entry.span, hint))
            continue
        try:
            scales[name] = check_scale(known[name])
        except KompassError as error:
            problems.extend(error.problems)
    return scales


def _tables(document: Document, found: Mapping[str, Item]) -> Mapping[str, Entry]:
    """The table of each item but the whole, by its code."""
    return {
        code: values.table(document.root, item.level)[code] for code, item in found.items() if item.parent
    }


def _unknown_dimensions(
    document: Document, found: Mapping[str, Item], scales: Mapping[str, Scale]
) -> Iterator[Problem]:
    known = tuple(dict.fromkeys(name for scale in scales.values() for name in scale.dimensions))
    tables = [values.table(document.root, "framework"), *map(values.rows, _tables(document, found).values())]
    unknown = (
        entry for rows in tables for entry in values.members(rows, "dimensions") if entry.value not in known
    )
    for entry in islice(unknown, MOST):
        hint = did_you_mean(str(entry.value), known) or there_are(known)
        yield Problem("unknown-name", f"no scale has a dimension `{entry.value}`", entry.span, hint)
