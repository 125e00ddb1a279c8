"""Revision: a framework as who releases it has it before them: the definition, its scales, and the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.layers import layers, named
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.releases import named_scales, record_of, released
from kompass_core.hooks.trying.choose import choose
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check.expectation import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.framework import Framework
    from kompass_core.model.release import Release


OWN: Final = ("frozen", "not-released")
"""What a release itself mends."""


@frozen
class Revision:
    """The bare definition, without variants and changes; `status` is what it says itself, or empty.

    `warnings` are what a check found that does not hinder a release.
    """

    path: Path
    made_of: Layers = field(repr=False)
    framework: Framework
    scales: Mapping[str, Document] = field(repr=False)
    status: str
    release: Release | None
    warnings: tuple[Problem, ...] = ()

    @property
    def document(self) -> Document:
        """The framework's own file."""
        return self.made_of.definition.document


def readable(path: Path, plugins: Plugins) -> Revision:
    """The revision in the file. Raises KompassError where it is no sound TOML file, or its record is none."""
    if path.suffix != ".toml":
        message = "a definition that is released is written in TOML"
        raise KompassError([Problem("wrong-kind", message, str(path), "`kompass show` prints it so")])
    made_of = layers(path, plugins)
    framework = prepare(path, plugins).framework
    document = made_of.definition.document
    found = released(path, document)
    file = record_of(path, document)
    if found is None and file.exists():
        message = f"there is a record here already, of another framework than `{framework.name}`"
        raise KompassError(
            [Problem("duplicate-id", message, str(file), "let each framework lie in a folder of its own")]
        )
    return Revision(path, made_of, framework, named_scales(made_of), named(document, "status"), found)


def sound(path: Path, plugins: Plugins) -> Revision:
    """The same, of a file in which nothing is wrong, whose expectations come out.

    What differs from the record is none of its business. Raises KompassError with all that is wrong.
    """
    own = _problems(path, plugins)
    # What the expectations of an unsound definition say is of no use.
    expected = [problem for file in _expectations(path, plugins) for problem in _problems(file, plugins)]
    return evolve(readable(path, plugins), warnings=tuple(dict.fromkeys((*own, *expected))))


def _problems(path: Path, plugins: Plugins) -> list[Problem]:
    """The warnings of a file; raises KompassError where there is more than that."""
    found = [one for one in check_file(str(path), plugins).problems if one.slug not in OWN]
    if any(problem.severity == "error" for problem in found):
        raise KompassError(found)
    return found


def _expectations(path: Path, plugins: Plugins) -> tuple[Path, ...]:
    try:
        return tuple(one.path for one in choose((str(path),), plugins).chosen)
    except KompassError as error:
        if all(problem.slug == NOTHING for problem in error.problems):
            return ()
        raise
