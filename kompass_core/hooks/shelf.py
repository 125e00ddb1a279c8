"""Shelf: all that is installed, in hand: each definition by its name, read when it is first asked for.

Every document is known by the short name of its file, so that nothing that is said of it tells where
files lie on this machine.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.beside import beside
from kompass_core.hooks.find import evaluations, find_framework, is_path, revisions
from kompass_core.hooks.in_hand import Definition
from kompass_core.hooks.layers import framework_name, named
from kompass_core.hooks.moved import renamed, short, shortened
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.problems import Span


class Shelf:
    """The plugins, and the definitions and evaluations that lie beside them."""

    def __init__(self, plugins: Plugins) -> None:
        """Name all documents of the plugins; no definition is read yet."""
        scales = {key: renamed(one, short(one.source.name)) for key, one in plugins.scales.items()}
        variants = {name: shortened(one) for name, one in plugins.variants.items()}
        self._there = plugins
        self.plugins = evolve(plugins, scales=MappingProxyType(scales), variants=MappingProxyType(variants))
        self._read: dict[str, Definition] = {}

    def names(self) -> tuple[str, ...]:
        """What is installed, `id@revision`."""
        return tuple(revisions(self.plugins))

    def definition(self, name: str, place: Span | str) -> Definition:
        """The definition of an installed framework, `id@revision`.

        Raises KompassError: `unknown-framework`, for whatever else a name may be; no file is looked for.
        """
        if name not in self._read:
            self._read[name] = self._fetched(name, place)
        return self._read[name]

    def between(self, before: Document, after: Document) -> Iterator[Definition]:
        """The installed definitions between two revisions, the oldest first; none without a line back."""
        wanted, document = framework_name(before), after
        found: list[Definition] = []
        seen = {framework_name(after)}
        while replaced := named(document, "replaces"):
            name = f"{named(document, 'id')}@{replaced}"
            if name == wanted:
                return reversed(found)
            if name in seen or name not in self.names():
                break
            seen.add(name)
            found.append(self.definition(name, name))
            document = found[-1].framework
        return iter(())

    def evaluation(self, name: str | None) -> Evaluation | None:
        """The installed evaluation of an id, if there is one."""
        if name is None:
            return None
        for path in evaluations(self.plugins).get(name, ()):
            try:
                found = read_evaluation(path)
            except KompassError:
                continue  # `kompass doctor` says what is wrong with it
            if found.id == name:
                return found
        return None

    def _fetched(self, name: str, place: Span | str) -> Definition:
        if is_path(name):
            message = f"`{name}` is the way to a file, and none is opened from here"
            hint = "name a framework that is installed, `id@revision`"
            raise KompassError([Problem("unknown-framework", message, place, hint)])
        try:
            path = find_framework(name, self._there, place=place)
        except KompassError as error:
            # The way to a file is no remedy here.
            plain = (evolve(one, hint=_without_path(one.hint)) for one in error.problems)
            raise KompassError(plain) from None
        own = beside(path, self._there).scales
        scales = [one for key, one in own.items() if key not in self._there.scales]
        return Definition(
            renamed(read(path), short(str(path))),
            tuple(renamed(one, short(one.source.name)) for one in scales),
        )


def _without_path(hint: str | None) -> str | None:
    return "write `id@revision`" if hint and "path" in hint else hint
