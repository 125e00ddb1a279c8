"""Extending: all that a plugin needs, and the only module of the core that it may import.

The whole of a plugin that gives one scale::

    from kompass_core.extending import Scale, hookimpl

    @hookimpl
    def kompass_scales() -> list[Scale]:
        return [Scale.beside(__file__, "strict.toml")]

`kompass_core.hooks.hookspecs` says what each hook returns. A format gets a `Report` and turns it into text
or bytes; the names of what stands in a report are here too. Each name is imported when it is first asked
for, so that a plugin of titles does not load what formats need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.hooks.gifts import ScaleFile as Scale
    from kompass_core.hooks.gifts import VariantFiles as Variant
    from kompass_core.hooks.hookspecs import hookimpl
    from kompass_core.model.contributions import Format
    from kompass_core.model.report import (
        Block,
        Box,
        Bullets,
        Cell,
        Chart,
        Column,
        Entry,
        Figure,
        Heading,
        ItemFigures,
        Paragraph,
        Report,
        Row,
        Series,
        Table,
    )
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.rules.exact import exact
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.units import Function, Parameter
    from kompass_core.stages.numeral import numeral

__all__ = [
    "Block",
    "Box",
    "Bullets",
    "Cell",
    "Chart",
    "Column",
    "Entry",
    "Figure",
    "Format",
    "Function",
    "Heading",
    "Interval",
    "ItemFigures",
    "Paragraph",
    "Parameter",
    "Report",
    "Row",
    "Scale",
    "Scorecard",
    "Series",
    "Table",
    "Variant",
    "exact",
    "hookimpl",
    "numeral",
]

_ROOMS = {
    **dict.fromkeys(__all__, "model.report"),
    "Format": "model.contributions",
    "Function": "rules.units",
    "Interval": "rules.interval",
    "Parameter": "rules.units",
    "Scale": "hooks.gifts",
    "Scorecard": "model.scorecard",
    "Variant": "hooks.gifts",
    "exact": "rules.exact",
    "hookimpl": "hooks.hookspecs",
    "numeral": "stages.numeral",
}

_INSIDE = {"Scale": "ScaleFile", "Variant": "VariantFiles"}
"""Names that mean something else in the core, where a scale is more than its file."""


def __getattr__(name: str) -> object:
    """The name, from the room it lives in."""
    if name not in _ROOMS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)
    return getattr(import_module(f"kompass_core.{_ROOMS[name]}"), _INSIDE.get(name, name))


def __dir__() -> list[str]:
    return __all__
