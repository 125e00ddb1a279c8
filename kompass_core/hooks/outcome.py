"""Outcome: what became of one that was advertised: loaded, skipped, or blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.loaded import Gifts, Loaded
from kompass_core.model.contributions import Plugin

if TYPE_CHECKING:
    from kompass_core.hooks.advertised import Advertised


def loaded(one: Advertised, gifts: Gifts, reason: str | None = None, api: int | None = None) -> Loaded:
    """A plugin with its gifts, and what there is to say about it nevertheless."""
    plugin = Plugin(one.name, one.distribution, one.version, one.value, "loaded", gifts.named(), reason, api)
    return Loaded(plugin, gifts)


def skipped(one: Advertised, reason: str, api: int | None = None) -> Loaded:
    """A plugin that cannot be used, and why."""
    plugin = Plugin(one.name, one.distribution, one.version, one.value, "skipped", (), reason, api)
    return Loaded(plugin, Gifts())


def blocked(one: Advertised, reason: str) -> Loaded:
    """A plugin that is not wanted, and by whom."""
    plugin = Plugin(one.name, one.distribution, one.version, one.value, "blocked", (), reason)
    return Loaded(plugin, Gifts())
