"""Loaded: one plugin and what it gives, before it is put together with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kompass_core.hooks.building import Building
    from kompass_core.model.contributions import Format, Plugin
    from kompass_core.model.document import Document
    from kompass_core.model.variant import Variant
    from kompass_core.rules.units import Function


@frozen
class Gifts:
    """What one plugin gives, by id; a scale by its framework and its id.

    `building` are variants that build on others, which may come from another plugin.
    """

    scales: Mapping[tuple[str, str], Document] = field(factory=dict)
    variants: Mapping[str, Variant] = field(factory=dict)
    building: Mapping[str, Building] = field(factory=dict)
    functions: Mapping[str, Function] = field(factory=dict)
    formats: Mapping[str, Format] = field(factory=dict)
    frameworks: Mapping[str, tuple[Path, ...]] = field(factory=dict)

    def named(self) -> tuple[str, ...]:
        """Each gift in words."""
        return (
            *(f"framework {name}" for name in self.frameworks),
            *(f"scale {name} of {framework}" for framework, name in self.scales),
            *(f"variant {name}" for name in (*self.variants, *self.building)),
            *(f"function {name}" for name in self.functions),
            *(f"format {name}" for name in self.formats),
        )


@frozen
class Loaded:
    """A plugin and its gifts; a skipped one has none."""

    plugin: Plugin
    gifts: Gifts
