"""Extending: all that a plugin needs, and the only module of the core that it may import.

The whole of a plugin that gives one scale::

    from kompass_core.extending import Scale, hookimpl

    @hookimpl
    def kompass_scales() -> list[Scale]:
        return [Scale.beside(__file__, "strict.toml")]

`kompass_core.hooks.hookspecs` says what each hook returns. A format gets a `Report` and turns it into text
or bytes; the names of what stands in a report are here too.
"""

from __future__ import annotations

from kompass_core.hooks.gifts import ScaleFile as Scale
from kompass_core.hooks.gifts import VariantFiles as Variant
from kompass_core.hooks.hookspecs import hookimpl
from kompass_core.model.contributions import Format
from kompass_core.model.report import (
    Block,
    Box,
    Bullets,
    Cell,
    Column,
    Figure,
    Heading,
    ItemFigures,
    Paragraph,
    Report,
    Row,
    Table,
)
from kompass_core.rules.units import Function, Parameter

__all__ = [
    "Block",
    "Box",
    "Bullets",
    "Cell",
    "Column",
    "Figure",
    "Format",
    "Function",
    "Heading",
    "ItemFigures",
    "Paragraph",
    "Parameter",
    "Report",
    "Row",
    "Scale",
    "Table",
    "Variant",
    "hookimpl",
]
