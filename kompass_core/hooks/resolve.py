"""Resolve: a name to the framework that it stands for: `id@revision`, or a file, and `+variant` after it."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.find import find_framework, revisions
from kompass_core.hooks.prepare import prepare
from kompass_core.problems import KompassError, Problem, near

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.program import Program
    from kompass_core.model.variant import Variant

LAID_OVER = "+"


@frozen
class Resolved:
    """The file that a name stands for, and the variants that are laid over it, in turn."""

    name: str
    path: Path
    variants: tuple[Variant, ...]

    def program(
        self, plugins: Plugins, changes: Iterable[Document] = (), wording: Variant | None = None
    ) -> Program:
        """The program of it, with local changes, in the titles of who reads it; raises KompassError."""
        return prepare(self.path, plugins, self.variants, changes, wording)


def resolve(name: str, plugins: Plugins) -> Resolved:
    """What a name stands for: `library@2`, `draft.toml`, `library@2+moon`; nothing is read.

    Raises KompassError: `unknown-framework`, or `unknown-variant`. A file whose own name has a `+`
    is that file.
    """
    if os.path.isfile(name):  # noqa: PTH113 - takes any name
        return Resolved(name, find_framework(_as_path(name, plugins), plugins), ())
    named, *laid_over = name.split(LAID_OVER)
    path = find_framework(_as_path(named, plugins), plugins, place=name)
    return Resolved(name, path, tuple(_variant(one, name, plugins) for one in laid_over))


def _as_path(name: str, plugins: Plugins) -> str:
    """The name such that it is taken for a path where such a file is there and no such revision is."""
    if name in revisions(plugins) or not os.path.isfile(name):  # noqa: PTH113 - as above
        return name
    return os.path.join(".", name)  # noqa: PTH118 - as above


def _variant(name: str, whole: str, plugins: Plugins) -> Variant:
    if name in plugins.variants:
        return plugins.variants[name]
    likely = " or ".join(f"`{one}`" for one in near(name, plugins.variants))
    hint = f"did you mean {likely}?" if likely else "`kompass plugins` lists what is installed"
    raise KompassError([Problem("unknown-variant", f"there is no variant `{name}`", whole, hint)])
