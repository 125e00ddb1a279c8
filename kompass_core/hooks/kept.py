"""Kept: the programs that were wanted last, so that the next who wants one does not wait for it."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.in_hand import layers_in_hand
from kompass_core.hooks.prepare import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kompass_core.hooks.in_hand import Definition
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.program import Program
    from kompass_core.model.variant import Variant

MOST: Final = 32
"""Programs: a large one takes some megabytes."""


class Kept:
    """The plugins, and at most so many programs, by the digest of all texts that each is made of."""

    def __init__(self, plugins: Plugins, most: int = MOST) -> None:
        """Begin with no program."""
        self.plugins = plugins
        self.most = most
        self._programs: OrderedDict[str, Program] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._programs)

    def of(
        self,
        definition: Definition,
        variants: Iterable[Variant] = (),
        changes: Iterable[Document] = (),
        wording: Variant | None = None,
    ) -> Program:
        """The program of a definition in hand; raises KompassError.

        It is as variants change it in turn, then the changes side by side; in the words of another variant.
        """
        laid, local = tuple(variants), tuple(changes)
        key = _digest(
            *definition.texts(),
            *(f"variant {one.id}" for one in laid),
            f"wording {wording.id if wording else ''}",
            *(f"changes {one.source.name} {one.source.text}" for one in local),
        )
        return self._kept(key, lambda: made(layers_in_hand(definition, self.plugins, laid, local, wording)))

    def _kept(self, key: str, make: Callable[[], Program]) -> Program:
        with self._lock:
            if key in self._programs:
                self._programs.move_to_end(key)
                return self._programs[key]
        program = make()
        with self._lock:
            self._programs[key] = program
            while len(self._programs) > self.most:
                self._programs.popitem(last=False)
        return program


def _digest(*parts: str) -> str:
    whole = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d:%b" % (len(encoded), encoded))
    return whole.hexdigest()
