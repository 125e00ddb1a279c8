"""Local: files of changes that somebody wants laid over whatever else is used, for a what-if or at home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.layers import framework_name
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from kompass_core.model.document import Document, Entry
    from kompass_core.model.variant import Variant


class Local:
    """The changes in files, each handed out to what it is of; what nothing has asked for is known."""

    def __init__(self, paths: Iterable[str | os.PathLike[str]] = ()) -> None:
        """Read the files; raises KompassError of all that cannot be read, or hold no changes."""
        self._documents: dict[Path, Document] = {}
        self._asked: dict[str, None] = {}
        self._used: set[Path] = set()
        problems: list[Problem] = []
        for path in dict.fromkeys(map(Path, paths)):
            try:
                self._documents[path] = _changes(path)
            except KompassError as error:
                problems.extend(error.problems)
        if problems:
            raise KompassError(problems)

    def of_framework(self, path: Path) -> tuple[Document, ...]:
        """The changes of the framework in the file, named `id@revision` or by a path."""
        if not self._documents:
            return ()
        name = framework_name(read(path))
        return self._of(name, path)

    def of_variant(self, variant: Variant) -> Variant:
        """The variant with the changes of its words and numbers; raises KompassError."""
        found = self._of(variant.id)
        if not found:
            return variant
        from kompass_core.stages.check.variant import reworded  # noqa: PLC0415 - seldom needed, and slow

        return reworded(variant, *found)

    def named(self) -> dict[str, str]:
        """The files, each with the digest of what it says."""
        return {one.source.name: digest(one) for one in self._documents.values()}

    def unused(self) -> tuple[Problem, ...]:
        """A problem for each file whose changes are of nothing that was asked for."""
        asked = tuple(self._asked)
        return tuple(
            Problem(
                "unused-changes",
                f"these are changes of `{_of(one).value}`, which is not used here",
                _of(one).span,
                did_you_mean(str(_of(one).value), asked) or _used(asked),
            )
            for path, one in self._documents.items()
            if path not in self._used
        )

    def _of(self, name: str, path: Path | None = None) -> tuple[Document, ...]:
        self._asked[name] = None
        found = {
            place: one
            for place, one in self._documents.items()
            if _of(one).value == name or (path is not None and _leads(place, str(_of(one).value), path))
        }
        self._used.update(found)
        return tuple(found.values())


def _changes(path: Path) -> Document:
    document = read(path)
    kind = kind_of(document)
    if kind != "changes":
        message = f"this is the file of {'an' if kind[0] in 'aeiou' else 'a'} {kind}, not of changes"
        place = next(iter(document.root.values())).key
        raise KompassError([Problem("wrong-kind", message, place, "changes begin with `of = ...`")])
    if not isinstance(_of(document).value, str):
        from kompass_core.model.files import OVERLAY_HEAD  # noqa: PLC0415 - only to say what is wrong
        from kompass_core.stages.check.conform import conform  # noqa: PLC0415 - as above

        conform(document, OVERLAY_HEAD)
    return document


def _of(document: Document) -> Entry:
    return document.root["of"]


def _leads(place: Path, of: str, path: Path) -> bool:
    """Whether a way, from the folder of the file that names it, leads to the file at the path."""
    try:
        return (place.parent / of).samefile(path)
    except (OSError, ValueError):
        return False


def _used(asked: tuple[str, ...]) -> str:
    names = ", ".join(f"`{name}`" for name in asked)
    return f"what is used: {names}" if asked else "nothing is used that could be changed"
