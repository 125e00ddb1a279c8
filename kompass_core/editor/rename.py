"""Rename: the code of an item to another, in every file that names it.

A code is an item's identity, so it stands in many files: the definition, rules for this item, changes and
variants, evaluations and expectations, and the revision that comes after. All of them are changed
together, and only if nothing is wrong afterwards that was not wrong before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.editor.naming import naming
from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.find import find_framework
from kompass_core.model.files.kinds import CODE
from kompass_core.problems import KompassError, Problem, Span
from kompass_core.stages.check.names import ITEM_CODES
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.editor.context import Context
    from kompass_core.editor.session import Session
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework

BARE = re.compile(r"[A-Za-z0-9_-]+")


@frozen
class Edit:
    """What is written in place of a span; of an empty span, before it."""

    span: Span
    text: str


def rename(
    session: Session, known: Context, code: str, new: str, files: Iterable[Path]
) -> Mapping[Path, tuple[Edit, ...]]:
    """The edits of each of the files, in the order of their places, such that `code` is called `new`.

    Parts that belong to the item by the beginning of their codes are renamed with it. Where the
    revision replaces another, the item says what it `was`.

    Raises:
        KompassError: `new` is no code, or one that there is; or the files would then say something
            wrong: what, and where.
    """
    if known.program is None or known.home is None:
        raise KompassError([Problem("unknown-framework", "no framework is known here", str(known.path))])
    codes = renamed(known.program.framework, code, new)
    with session.reading() as plugins:
        edits: dict[Path, tuple[Edit, ...]] = {}
        for path in dict.fromkeys((known.home, *files)):
            try:
                document = read(path)
            except KompassError:
                continue  # nothing can be found in it, nor broken
            found = tuple(
                Edit(place.span, written(codes[place.code], quoted=place.quoted))
                for place in naming(document, path, known, codes, plugins)
            )
            if path == known.home:
                found += tuple(origins(known.program.framework, codes, plugins))
            if found:
                edits[path] = tuple(sorted(found, key=lambda edit: edit.span.start))
        before = {path: check_file(str(path), plugins).problems for path in edits}
    _refuse_worse(session, edits, before)
    return edits


def renamed(framework: Framework, code: str, new: str) -> dict[str, str]:
    """The new code of the item, and of all below it that take their place in the tree from theirs."""
    item = framework.items[code]
    if not CODE.pattern or not re.fullmatch(CODE.pattern, new) or new in ITEM_CODES:
        raise KompassError([Problem("reserved-name", f"`{new}` is no code", item.key, CODE.described)])
    codes = {code: new}
    waiting = list(item.children)
    while waiting:
        child = waiting.pop()
        parent = framework.items[child].parent or ""
        if parent in codes and child.startswith(f"{parent}.") and not _states_parent(framework, child):
            codes[child] = codes[parent] + child.removeprefix(parent)
            waiting.extend(framework.items[child].children)
    if taken := [now for now in codes.values() if now in framework.items and now not in codes]:
        other = framework.items[taken[0]]
        message = f"`{taken[0]}` is the code of another item"
        related = (("the other", other.key),)
        raise KompassError([Problem("duplicate-code", message, item.key, "take another code", related)])
    return codes


def origins(framework: Framework, codes: Mapping[str, str], plugins: Plugins) -> Iterator[Edit]:
    """What is added to items that came from those of the same code in the revision that is replaced."""
    if framework.replaces is None:
        return
    try:
        older = read(find_framework(f"{framework.id}@{framework.replaces}", plugins))
    except KompassError:
        return  # nothing is known of what it replaces
    there = {
        code for entry in older.root.values() if isinstance(entry.value, Mapping) for code in entry.value
    }
    for code in codes:
        item = framework.items[code]
        header = item.span.text.startswith("[")
        if item.was is None and code in there and header:
            yield Edit(Span(item.span.source, item.span.end, item.span.end), f'\nwas = "{code}"')


def _states_parent(framework: Framework, code: str) -> bool:
    """Whether an item says whose part it is, and does not leave that to its code."""
    text = framework.items[code].span.source.text
    return bool(re.search(r"(?m)^parent\s*=.*$", _table(text, framework.items[code].span)))


def _table(text: str, span: Span) -> str:
    """The lines of a table, from its header to the next."""
    after = text.find("\n[", span.end)
    return text[span.start : after if after >= 0 else len(text)]


def written(code: str, *, quoted: bool) -> str:
    """A code as it stands in a file: in quotes as a value, and as a key where it has to."""
    return code if not quoted and BARE.fullmatch(code) else f'"{code}"'


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with the edits made."""
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _refuse_worse(
    session: Session,
    edits: Mapping[Path, tuple[Edit, ...]],
    before: Mapping[Path, tuple[Problem, ...]],
) -> None:
    """Raise KompassError where the edits make wrong what was not."""
    texts = dict(session.texts)
    for path, changed in edits.items():
        session.texts[path] = applied(changed[0].span.source.text, changed)
    try:
        with session.reading() as plugins:
            after = {path: check_file(str(path), plugins).problems for path in edits}
    finally:
        session.texts = texts
    worse = [
        problem
        for path, problems in after.items()
        if len(problems) > len(before[path])
        for problem in problems
    ]
    if worse:
        raise KompassError(worse)
