"""Norms: the name of a norm to the files of changes, beside frameworks, that give it to their scales.

They lie in a folder `norms` beside the framework's file. A norm that a scale has itself needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.hooks.layers import framework_name
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.read import read
from kompass_core.stages.varying.norms import norms_given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.document import Document

FOLDER: Final = "norms"


def norm_files(names: Iterable[str], frameworks: Iterable[Path]) -> tuple[Path, ...]:
    """The files that give norms of these names to scales of the frameworks in these files, each once.

    Raises KompassError where a file cannot be read.
    """
    wanted = set(names)
    found: dict[Path, None] = {}
    for framework in frameworks:
        for path, document in _beside(framework):
            if wanted & {name for _, name in norms_given(document)}:
                found[path] = None
    return tuple(found)


def given_by(changes: Iterable[Path]) -> frozenset[str]:
    """The names of the norms that files of changes give; raises KompassError where one cannot be read."""
    return frozenset(name for path in changes for _, name in norms_given(read(path)))


def no_norm(name: str, framework: Path, known: Iterable[str], place: str) -> KompassError:
    """That neither a scale, which have those known, nor a file beside the framework has such a norm."""
    there = dict.fromkeys(
        (*known, *(one for _, document in _beside(framework) for _, one in norms_given(document)))
    )
    message = f"there is no norm `{name}`"
    hint = (
        did_you_mean(name, there) or there_are(there) or "a scale, or changes of it, make one: `[norm.NAME]`"
    )
    return KompassError([Problem("unknown-norm", message, place, hint)])


def _beside(framework: Path) -> Iterator[tuple[Path, Document]]:
    """Files of changes of a framework in the folder beside it."""
    of = None
    for path in sorted(framework.parent.glob(f"{FOLDER}/*.toml")):
        document = read(path)
        if "of" in document.root:
            of = of or framework_name(read(framework))
            if document.root["of"].value in {of, f"../{framework.name}"}:
                yield path, document
