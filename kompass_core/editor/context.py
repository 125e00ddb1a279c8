"""Context: a file that is open, and the framework that it is about, as far as there is one.

While somebody writes, a file is broken most of the time: then the framework is what it was when it was
last sound, so that names can still be looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.asking import asking
from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.problems import KompassError
from kompass_core.stages.check import check_scale
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kompass_core.editor.session import Session
    from kompass_core.hooks.kind import Kind
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program


@frozen
class Context:
    """A file that is open: what it says, of what kind it is, and what it is about.

    `program` is that of its framework; `home` the framework's file; `scale` the id of the scale if the
    file is one; `evaluation` is there if the file is one and sound.
    """

    path: Path
    document: Document
    kind: Kind
    program: Program | None
    home: Path | None
    scale: str | None
    evaluation: Evaluation | None
    plugins: Plugins


def context(session: Session, path: Path) -> Context | None:
    """What is known of a file; None where it is no document of ours."""
    with session.reading() as plugins:
        try:
            document = read(path)
            kind = kind_of(document)
        except KompassError:
            return session.known.get(path)
        evaluation = _evaluation(path) if kind == "evaluation" else None
        home = _home(path, document, kind, plugins)
        program = None if home is None else _program(home, evaluation, plugins)
        before = session.known.get(path)
        if program is None and before is not None and home in {None, before.home}:
            home, program = before.home, before.program
        scale = _text(document, "scale", "id") if kind == "scale" else None
        found = Context(path, document, kind, program, home, scale, evaluation, plugins)
        session.known[path] = found
        return found


def _home(path: Path, document: Document, kind: Kind, plugins: Plugins) -> Path | None:
    """The file of the framework that a file is about."""
    try:
        match kind:
            case "framework":
                return path
            case "scale":
                return next(iter(asking(check_scale(document), path, plugins)), None)
            case "evaluation":
                return _named(document, ("evaluation", "framework"), path, plugins)
            case "changes":
                of = str(document.root["of"].value)
                return None if of in plugins.variants else _named(document, ("of",), path, plugins)
            case "expectation":
                return _of_expectation(document, path, plugins)
            case _:
                return None
    except KompassError:
        return None


def _named(document: Document, keys: tuple[str, ...], path: Path, plugins: Plugins) -> Path | None:
    name = _text(document, *keys)
    return find_framework(name, plugins, path) if name else None


def _of_expectation(document: Document, path: Path, plugins: Plugins) -> Path | None:
    if _text(document, "expectation", "framework"):
        return _named(document, ("expectation", "framework"), path, plugins)
    name = _text(document, "expectation", "evaluation")
    if not name:
        return None
    near = path.parent.parent / "evaluations" / f"{name}.toml"
    file = near if near.is_file() else find_evaluation(name, plugins)
    return find_framework(read_evaluation(file).framework.name, plugins, file)


def _program(home: Path, evaluation: Evaluation | None, plugins: Plugins) -> Program | None:
    try:
        variant = variant_of(evaluation, plugins) if evaluation else None
        return prepare(home, plugins, [variant] if variant else [])
    except KompassError:
        return None


def _evaluation(path: Path) -> Evaluation | None:
    try:
        return read_evaluation(path)
    except KompassError:
        return None


def _text(document: Document, *keys: str) -> str:
    """The text at the end of a way of keys; nothing where that leads nowhere."""
    rows: Mapping[str, Entry] | object = document.root
    for key in keys:
        entry = rows.get(key) if hasattr(rows, "get") else None
        if entry is None:
            return ""
        rows = entry.value
    return rows if isinstance(rows, str) else ""
