"""Load: what one advertised plugin gives, or the reason why it gives nothing.

Each plugin has a plugin manager to itself, so that nothing it does wrong reaches another.
"""

from __future__ import annotations

from importlib import import_module
from inspect import isfunction
from typing import TYPE_CHECKING, Any, Final

from pluggy import PluginManager, PluginValidationError

from kompass_core.hooks.fault import PluginFault, raised, wrong
from kompass_core.hooks.gather import gather
from kompass_core.hooks.hookspecs import API, PROJECT, Hooks
from kompass_core.hooks.loaded import Gifts, Loaded
from kompass_core.hooks.quiet import quiet
from kompass_core.model.contributions import Plugin
from kompass_core.problems import KompassError, near

if TYPE_CHECKING:
    from kompass_core.hooks.advertised import Advertised

HOOKS: Final = ("kompass_scales", "kompass_variants", "kompass_functions", "kompass_formats")
VERSION: Final = "kompass_api"
"""The name under which a plugin says which version of the hooks it is written for."""


def load(advertised: Advertised) -> Loaded:
    """The plugin's gifts. Whatever it does wrong ends here: it is skipped, with the reason."""
    try:
        with quiet() as aside:
            gifts = _gifts(advertised)
    except PluginFault as fault:
        return skipped(advertised, str(fault))
    said = f"it printed {aside.taken} characters while it was loaded" if aside.taken else None
    return Loaded(_plugin(advertised, "loaded", gifts.named(), said), gifts)


def skipped(advertised: Advertised, reason: str) -> Loaded:
    """A plugin that gives nothing, and why."""
    plugin = Plugin(
        advertised.name, advertised.distribution, advertised.version, advertised.value, "skipped", reason=reason
    )
    return Loaded(plugin, Gifts())
