"""Scales: whether a scale fits the revisions that ask for it, and whether better judgements make more points.

A revision asks for a scale itself, or a variant has it ask. What nobody asks for is tried on each
revision as if it did, and has to fit one.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.hooks.layers import framework_name, layers
from kompass_core.hooks.prepare import prepare
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval
from kompass_core.stages.check import values
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read, read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Score
    from kompass_core.model.variant import Variant

Key: TypeAlias = tuple[str, str]

HEAD = """
schema = 1
[evaluation]
id = "nobody"
framework = "nothing.toml"
organisation = { name = "Nobody" }
"""


def faults(key: Key, plugins: Plugins) -> tuple[list[Problem], list[str]]:
    """What is wrong with a scale, by its framework and its id, and what could not be tried."""
    of, name = key
    files = [path for folder in plugins.frameworks.get(of, ()) for path in _revisions(folder)]
    if not files:
        return [], [f"the scale {name} of {of}: no revision of {of} is installed"]
    asking = [(path, variants) for path in files for variants in _asking(path, name, plugins)]
    if asking:
        made = (partial(prepare, path, plugins, variants) for path, variants in asking)
        return list(dict.fromkeys(problem for one in made for problem in _tried(one, name))), []
    tried = [list(_tried(partial(prepare, path, plugins, (), _asked(path, name)), name)) for path in files]
    untried = f"the scale {name} of {of}: no revision that is installed asks for it, so it was tried on each"
    return ([] if [] in tried else min(tried, key=len)), [untried]


def _revisions(folder: Path) -> Iterator[Path]:
    """The revisions of the framework in a folder."""
    return (path for path in sorted(folder.glob("*.toml")) if "framework" in read(path).root)


def _asking(path: Path, scale: str, plugins: Plugins) -> Iterator[tuple[Variant, ...]]:
    """With which variants a revision asks for a scale: with none, if it does itself."""
    document = read(path)
    if scale in _scales(document):
        yield ()
        return
    for variant in plugins.variants.values():
        if framework_name(document) in variant.overlays:
            with suppress(KompassError):  # who tests the variant is told
                if scale in _scales(layers(path, plugins, [variant]).laid().document):
                    yield (variant,)


def _tried(make: Callable[[], Program], name: str) -> Iterator[Problem]:
    """What is wrong with a scale in a program: by itself; with nothing, the worst, the best judged."""
    try:
        program = make()
        framework = program.framework
        _, worst, best = (
            score(program, _evaluation(framework, name, step)).sheets[name].scores for step in (None, 0, -1)
        )
    except KompassError as error:
        yield from error.problems
        return
    for code in framework.items:
        low, high = _high(worst[code], "points"), _high(best[code], "points")
        most = _high(best[code], "maximum")
        if not low <= high <= most:
            shown = f"{exact(low)} points at its worst, {exact(high)} at its best, of {exact(most)}"
            message = f"in {framework.name} `{code}` has {shown}"
            yield Problem("broken-plugin", message, framework.scales[name].span)


def _high(score: Score, measure: str) -> Fraction:
    """A measure in points, which is known where everything is judged."""
    value = score.measures[measure]
    if isinstance(value, Interval):
        return value.high
    message = f"{value!r} where points were promised"
    raise TypeError(message)


def _evaluation(framework: Framework, scale: str, step: int | None = None) -> Evaluation:
    """Everything judged alike, by the place of its step, or nothing judged."""
    dimensions = framework.scales[scale].dimensions
    lines = [f"{HEAD}scales = [{_toml(scale)}]"]
    for code, item in framework.items.items():
        if not item.children and step is not None:
            lines.append(f"[judgement.{_toml(code)}]")
            steps = {name: tuple(dimensions[name].steps)[step] for name in framework.asked(code, scale)}
            lines.extend(f"{_toml(name)} = {_toml(chosen)}" for name, chosen in steps.items())
    return check_evaluation(read_text("\n".join(lines), "nobody.toml"))


def _toml(text: object) -> str:
    return json.dumps(text, ensure_ascii=False)


def _scales(document: Document) -> list[object]:
    """The scales that a framework's document names, as far as it can be read."""
    rows = values.table(document.root, "framework")
    named = rows["scales"].value if "scales" in rows else ()
    return [entry.value for entry in named] if isinstance(named, tuple) else []


def _asked(path: Path, scale: str) -> list[Document]:
    """A change that makes a revision ask for one more scale."""
    document = read(path)
    listed = ", ".join(map(_toml, (*_scales(document), scale)))
    of = _toml(framework_name(document))
    text = f"schema = 1\nof = {of}\n[replace.framework]\nscales = [{listed}]\n"
    return [read_text(text, "asked.toml")]
