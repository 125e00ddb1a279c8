"""Scales: whether a scale fits the revisions that ask for it, and whether better judgements make more points.

What no installed revision asks for is tried on each as if it did, and has to fit one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.hooks.beside import beside
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval
from kompass_core.stages.check import values
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.check.framework import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read, read_text
from kompass_core.stages.score import score
from kompass_core.stages.vary import vary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.scorecard import Score

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
    revisions = [(path, read(path)) for folder in plugins.frameworks.get(of, ()) for path in _files(folder)]
    if not revisions:
        return [], [f"the scale {name} of {of}: no revision of {of} is installed"]
    asking = [(path, document) for path, document in revisions if name in _scales(document)]
    found = [problem for path, document in asking for problem in _tried(path, document, key, plugins)]
    if asking:
        return list(dict.fromkeys(found)), []
    tried = [list(_tried(path, _asked(document, name), key, plugins)) for path, document in revisions]
    untried = f"the scale {name} of {of}: no revision that is installed asks for it, so it was tried on each"
    return ([] if [] in tried else min(tried, key=len)), [untried]


def _files(folder: Path) -> Iterator[Path]:
    """The revisions of the framework in a folder."""
    return (path for path in sorted(folder.glob("*.toml")) if "framework" in read(path).root)


def _tried(path: Path, document: Document, key: Key, plugins: Plugins) -> Iterator[Problem]:
    """What is wrong with a scale at one revision: by itself; with nothing, the worst, the best judged."""
    name = key[1]
    try:
        framework = check(document, beside(path, plugins))
        program = compiled(framework)
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


def _asked(document: Document, scale: str) -> Document:
    """The document with one more scale that it names."""
    name = values.text(values.table(document.root, "framework"), "id")
    revision = values.text(values.table(document.root, "framework"), "revision")
    listed = ", ".join(_toml(name) for name in (*_scales(document), scale))
    text = f"schema = 1\nof = {_toml(f'{name}@{revision}')}\n[replace.framework]\nscales = [{listed}]\n"
    return vary(document, read_text(text, "asked.toml"))
