"""Hookspecs: the four things that a plugin can give.

A plugin is a module (or an object in one) that an installed distribution advertises under the
entry-point group `kompass.plugins`. It has one or more of the functions below, each marked
`@hookimpl`; each takes nothing and returns a list of what it gives. They are called once, when
plugins are loaded; from then on a gift is plain data.

The hooks have a version of their own. A plugin that needs a later one says so with
`kompass_api = 2`; one that says nothing is written for version 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from pluggy import HookimplMarker, HookspecMarker

if TYPE_CHECKING:
    from kompass_core.hooks.gifts import ScaleFile, VariantFiles
    from kompass_core.model.contributions import Format
    from kompass_core.rules.units import Function

PROJECT: Final = "kompass"
API: Final = 1
"""The version of the hooks. A change that breaks plugins raises it; a further hook does not."""

hookspec = HookspecMarker(PROJECT)
hookimpl = HookimplMarker(PROJECT)


class Hooks(Protocol):
    """What a plugin may have. All are optional, but a plugin without any is a mistake."""

    @hookspec
    def kompass_scales(self) -> list[ScaleFile]:
        """Rule sheets: `Scale.beside(__file__, "NAME.toml")` for each file with a scale.

        The file says of which framework it is, and under which id that framework asks for it.
        """

    @hookspec
    def kompass_variants(self) -> list[VariantFiles]:
        """Countries or organisations: `Variant.beside(__file__, "NAME.toml", ...)` for each.

        One of the files says what the variant is, and each may say what it changes in a revision.
        """

    @hookspec
    def kompass_functions(self) -> list[Function]:
        """Functions for rules, each with the units of what goes in and comes out."""

    @hookspec
    def kompass_formats(self) -> list[Format]:
        """Ways to turn a report into bytes, each under the id that `--format` takes."""
