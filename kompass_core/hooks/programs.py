"""Programs: every program that something needs, as variants and local changes make it, prepared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.program import Program
    from kompass_core.model.variant import Variant


class Programs:
    """The plugins, local changes, and the programs that were made with them."""

    def __init__(self, plugins: Plugins, local: Local | None = None) -> None:
        """Begin with no program."""
        self.plugins = plugins
        self.local = local or Local()
        self._made: dict[tuple[Path, str | None, str | None], Program] = {}

    def of(self, path: Path, own: Variant | None, wording: Variant | None = None) -> Program:
        """The program of the framework in the file, as a variant changes it, in the words of another.

        Raises KompassError.
        """
        key = (path.resolve(), own.id if own else None, wording.id if wording else None)
        if key not in self._made:
            changes = self.local.of_framework(path)
            self._made[key] = prepare(path, self.plugins, [own] if own else [], changes, wording)
        return self._made[key]
