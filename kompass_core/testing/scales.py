"""Scales: whether a scale fits the revisions that ask for it, and whether better judgements make more points.

What no installed revision asks for is tried on each as if it did, and has to fit one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from kompass_core.hooks.beside import beside
from kompass_core.model.document import Document, Entry
from kompass_core.model.evaluation import Judgement
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.check.framework import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read, read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework
    from kompass_core.model.scorecard import Sheet

Key: TypeAlias = tuple[str, str]

NOBODY = """
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
    _, name = key
    try:
        framework = check(document, beside(path, plugins))
        program = compiled(framework)
        silent = check_evaluation(read_text(NOBODY, "nobody.toml"))
        score(program, _of(framework, silent.judgements, name))
        worst, best = (score(program, _of(framework, _judged(framework, name, end), name)) for end in (0, -1))
    except KompassError as error:
        yield from error.problems
        return
    for message in _order(worst.sheets[name], best.sheets[name]):
        yield Problem("broken-plugin", f"{message}, in {framework.name}", framework.scales[name].span)
