"""Load plugins: everything that what is installed here gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.broken import broken
from kompass_core.hooks.collect import collect
from kompass_core.hooks.installed import installed
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins


def load_plugins(*, strict: bool = False) -> Plugins:
    """What all installed plugins give, loaded anew at every call.

    A plugin that cannot be used is skipped and says why in `Plugins.plugins`; with `strict`
    that raises KompassError.
    """
    plugins = collect(installed())
    problems = broken(plugins, "error") if strict else ()
    if problems:
        raise KompassError(problems)
    return plugins
