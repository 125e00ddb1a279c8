"""Aim: the tables `add` and `replace` to changes, each of which hits.

Each table mirrors what it changes. What is replaced has to be there, and what is added must not be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from kompass_core.problems import Problem, near
from kompass_core.stages.check.kinds import kind_of
from kompass_core.stages.check.sort import MOST
from kompass_core.stages.varying.change import Change
from kompass_core.stages.varying.miss import miss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Entry
    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Path
    from kompass_core.stages.varying.target import Target

    Verb: TypeAlias = Literal["add", "replace"]

SOURCE = "source"
UNSOURCED: tuple[Path, ...] = ((), ("sources",))
"""Tables in which `source` is a name like any other."""

SHELVES: tuple[Path, ...] = (("norm",),)
"""Tables that are there as soon as anything is in them, so that several overlays may put something there."""


@frozen
class Aim:
    """One overlay aimed at one document; what misses is added to the problems."""

    target: Target
    problems: list[Problem]

    def at(self, verb: Verb, said: Rows, there: Rows, path: Path = ()) -> Iterator[Change]:
        """What is added or replaced in one table, and below."""
        before = len(self.problems)
        names = _names(said, path)
        if verb == "add" and path and all(_clash(said[name], there.get(name)) for name in names):
            first = names[0]
            self._already(path, self._replaces(path), said[first], there[first])
            return
        for name in names:
            if len(self.problems) > MOST:
                return
            here, entry, found = (*path, name), said[name], there.get(name)
            if found is not None and _both_tables(entry, found):
                yield from self._below(verb, entry, found, here)
            elif verb == "add" and here in SHELVES and isinstance(entry.value, Mapping):
                yield from self.at(verb, entry.value, {}, here)
            elif verb == "replace" and found is None:
                table = self.target.written(here if isinstance(entry.value, Mapping) else path)
                self.problems.append(miss(self.target, here, verb, entry.key, f"`[add.{table}]` adds it"))
            elif verb == "add" and found is not None:
                self._already(here, self._replaces(path), entry, found)
            else:
                yield Change(verb, here, entry)
        if path not in UNSOURCED and len(self.problems) == before:
            yield from self._cited(said, path)

    def _below(self, verb: Verb, entry: Entry, found: Entry, here: Path) -> Iterator[Change]:
        if not isinstance(entry.value, Mapping) or not isinstance(found.value, Mapping):
            message = "only tables have something below them"
            raise TypeError(message)
        if not _names(entry.value, here):
            message = f"`{verb}.{self.target.written(here)}` changes nothing"
            hint = f"say what it is to {verb}, or leave it out"
            self.problems.append(Problem("missing-key", message, entry.key, hint))
            return
        yield from self.at(verb, entry.value, found.value, here)

    def _cited(self, said: Rows, path: Path) -> Iterator[Change]:
        """Where the values of a table come from: `source` speaks of what the overlay says in it."""
        source = said.get(SOURCE)
        if source is None:
            return
        if isinstance(source.value, str):
            yield from (Change("cite", (*path, name), source) for name in said if name != SOURCE)
        elif isinstance(source.value, Mapping):
            for name, entry in source.value.items():
                if name in said and name != SOURCE:
                    yield Change("cite", (*path, name), entry)
                else:
                    guesses = near(name, said.keys() - {SOURCE})
                    hint = f"did you mean `{guesses[0]}`?" if guesses else None
                    message = f"there is no `{name}` here to have a source"
                    self.problems.append(Problem("unknown-key", message, entry.key, hint))
        else:
            message = f"`{SOURCE}` is {kind_of(source.value)}; it has to be text, or a table of sources"
            self.problems.append(Problem("wrong-kind", message, source.span))

    def _replaces(self, path: Path) -> str:
        return f"[replace.{self.target.written(path)}]"

    def _already(self, path: Path, header: str, entry: Entry, found: Entry) -> None:
        message = f"`{self.target.written(path)}` is there already"
        related = (("it stands", found.key),)
        self.problems.append(Problem("already-there", message, entry.key, f"`{header}` changes it", related))


def _names(said: Rows, path: Path) -> list[str]:
    return [name for name in said if name != SOURCE or path in UNSOURCED]


def _clash(said: Entry, there: Entry | None) -> bool:
    return there is not None and not _both_tables(said, there)


def _both_tables(said: Entry, there: Entry) -> bool:
    return isinstance(said.value, Mapping) and isinstance(there.value, Mapping)
