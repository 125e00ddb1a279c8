"""Subject: what a test names, installed or not, to what an entry point would say of it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.hooks.advertised import FRAMEWORKS, PLUGINS, VARIANTS, Advertised
from kompass_core.hooks.broken import broken
from kompass_core.hooks.collect import collect
from kompass_core.hooks.installed import installed
from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.read import read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document

PREFIX: Final = "kompass_"
NOT_INSTALLED: Final = "not installed"
NO_VERSION: Final = "0"
DATA: Final = {"variant": VARIANTS, "framework": FRAMEWORKS}
"""The group in which a folder of data is advertised, by the table that says what is in one of its files."""


def subject(name: str) -> tuple[Advertised, ...]:
    """What is advertised under the name of a plugin, its module or its distribution.

    What is not installed is taken for advertised if Python finds it: a module, `module:object`, or a
    folder of data. Raises KompassError where there is nothing of that name.
    """
    known = installed()
    found = tuple(one for one in known if name in _names(one))
    if found:
        return found
    made = tuple(_uninstalled(name))
    if made:
        return made
    bare = {other.removeprefix(PREFIX): other for one in known for other in _names(one)}
    likely = " or ".join(f"`{bare[guess]}`" for guess in near(name.removeprefix(PREFIX), bare))
    hint = f"did you mean {likely}?" if likely else "install it, or put its folder on Python's path"
    raise KompassError([Problem("broken-plugin", f"there is no plugin `{name}`", name, hint)])


def plugins_with(*names: str, frameworks: Iterable[str | os.PathLike[str]] = ()) -> Plugins:
    """Everything that is installed, and what is named besides, and frameworks that lie in folders.

    Raises KompassError where something that is named cannot be used.
    """
    wanted = tuple(dict.fromkeys(one for name in names for one in subject(name)))
    plugins = collect(dict.fromkeys((*installed(), *wanted)))
    named = {(one.name, one.value) for one in wanted}
    ours = tuple(one for one in plugins.plugins if (one.name, one.module) in named)
    problems = broken(evolve(plugins, plugins=ours), "error")
    if problems:
        raise KompassError(problems)
    return with_frameworks(plugins, frameworks)


def with_frameworks(plugins: Plugins, folders: Iterable[str | os.PathLike[str]]) -> Plugins:
    """The plugins, and the frameworks that lie in the folders; raises KompassError where none does."""
    known = dict(plugins.frameworks)
    for folder in map(Path, folders):
        ids = {_said(document, "framework", "id") for document in _documents(folder)} - {None}
        if not ids:
            message = "there is no framework in this folder"
            raise KompassError([Problem("unknown-framework", message, str(folder))])
        for one in ids:
            known[str(one)] = tuple(dict.fromkeys((*known.get(str(one), ()), folder)))
    return evolve(plugins, frameworks=MappingProxyType(known))


def _names(one: Advertised) -> Iterator[str]:
    yield from (one.value, one.value.partition(":")[0].strip(), one.distribution)


def _uninstalled(name: str) -> Iterator[Advertised]:
    module = name.partition(":")[0]
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    if spec.origin is not None:
        own = module.rpartition(".")[2].removeprefix(PREFIX)
        yield Advertised(PLUGINS, own, name, NOT_INSTALLED, NO_VERSION)
        return
    for folder in map(Path, spec.submodule_search_locations or ()):
        for document in _documents(folder):
            for table, group in DATA.items():
                id_there = _said(document, table, "id")
                if id_there is not None:
                    yield Advertised(group, id_there, name, NOT_INSTALLED, NO_VERSION)


def _documents(folder: Path) -> Iterator[Document]:
    return map(read, sorted(folder.glob("*.toml")))


def _said(document: Document, table: str, key: str) -> str | None:
    """What a table of a document says under a key, if it does."""
    head = document.root.get(table)
    rows = head.value if head is not None and isinstance(head.value, dict | MappingProxyType) else {}
    return str(rows[key].value) if key in rows else None
