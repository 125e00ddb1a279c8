"""Naming: a file to the places where it names items of one framework by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.layers import named
from kompass_core.problems import KompassError
from kompass_core.stages.locate import mentions

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from kompass_core.editor.context import Context
    from kompass_core.hooks.kind import Kind
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.problems import Span


@frozen
class Place:
    """Where a code stands, as a key or (`quoted`) as a value."""

    code: str
    span: Span
    quoted: bool


def naming(
    document: Document, path: Path, known: Context, codes: Container[str], plugins: Plugins
) -> Iterator[Place]:
    """The places in a file that name one of the codes of the framework that is known."""
    if known.program is None:
        return
    framework = known.program.framework
    kind = kind_of(document)
    if not _of_it(document, kind, path, known, plugins):
        if kind == "framework" and _succeeds(document, framework.id, framework.revision):
            yield from _values(document.root, {"was"}, codes)
        return
    for keys, span in mentions(document.source):
        code = _code(tuple(map(str, keys)), kind, framework.levels)
        if code is not None and code in codes:
            yield Place(code, span, quoted=False)
    yield from _values(document.root, {"parent", "item"} if kind != "evaluation" else set(), codes)


def _code(keys: tuple[str, ...], kind: Kind, levels: tuple[str, ...]) -> str | None:
    """The code that the last of some keys is, if it is one."""
    match (kind, keys):
        case ("framework", (table, code)) if table in (*levels, "reworded"):
            return code
        case ("scale", ("rule", code)):
            return code
        case ("changes", (_, table, code)) if table in (*levels, "reworded"):
            return code
        case ("changes", (_, "scale", _, "rule", code)):
            return code
        case ("evaluation", ("judgement" | "finding", code)) | ("evaluation", ("given", _, "points", code)):
            return code
        case ("expectation", ("lines" | "summary", _, code)):
            return code
        case ("expectation", ("example", _, "judgements" | "given", code)):
            return code
        case _:
            return None


def _values(rows: Mapping[str, Entry], keys: set[str], codes: Container[str]) -> Iterator[Place]:
    """The values under some keys, wherever they stand, that are one of the codes."""
    for name, entry in rows.items():
        members = entry.value if isinstance(entry.value, tuple) else (entry,)
        for member in members:
            if name in keys and isinstance(member.value, str) and member.value in codes:
                yield Place(member.value, member.span, quoted=True)
            elif isinstance(member.value, Mapping):
                yield from _values(member.value, keys, codes)


def _of_it(document: Document, kind: Kind, path: Path, known: Context, plugins: Plugins) -> bool:
    """Whether a file is of the framework that is known, or about it."""
    framework = known.program.framework if known.program else None
    if framework is None or known.home is None:
        return False
    match kind:
        case "framework":
            return path.resolve() == known.home.resolve()
        case "scale":
            head = document.root["scale"].value
            rows = head if isinstance(head, Mapping) else {}
            of, name = (str(rows[key].value) if key in rows else "" for key in ("of", "id"))
            return of == framework.id and name in framework.scales
        case "changes":
            return _leads(str(document.root["of"].value), path, known, plugins)
        case "evaluation" | "expectation":
            return _leads(_framework_of(document, kind, plugins, path), path, known, plugins)
        case _:
            return False


def _framework_of(document: Document, kind: Kind, plugins: Plugins, path: Path) -> str:
    """The framework that an evaluation names; or an expectation, itself or through its evaluation."""
    head = document.root[kind].value
    rows = head if isinstance(head, Mapping) else {}
    if "framework" in rows:
        return str(rows["framework"].value)
    from kompass_core.hooks.prepare import read_evaluation  # noqa: PLC0415 - for few files

    name = f"{rows['evaluation'].value}" if "evaluation" in rows else ""
    near = path.parent.parent / "evaluations" / f"{name}.toml"
    try:
        return read_evaluation(near if near.is_file() else find_evaluation(name, plugins)).framework.name
    except KompassError:
        return ""


def _leads(name: str, path: Path, known: Context, plugins: Plugins) -> bool:
    if known.program is not None and name == known.program.framework.name:
        return True
    try:
        found = find_framework(name, plugins, path)
    except KompassError:
        return False
    return known.home is not None and found.resolve() == known.home.resolve()


def _succeeds(document: Document, framework: str, revision: str) -> bool:
    """Whether a framework's file is of the revision that comes after."""
    return named(document, "id") == framework and named(document, "replaces") == revision
