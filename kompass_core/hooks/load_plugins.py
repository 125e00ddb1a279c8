"""Load plugins: everything that what is installed here gives."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.broken import broken
from kompass_core.hooks.cache import remembered
from kompass_core.hooks.installed import installed
from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.advertised import Advertised

MODULE: Final = (".py", ".toml", ".csv")
"""What a plugin's gifts are made of."""


def load_plugins(*, strict: bool = False) -> Plugins:
    """What all installed plugins give, as it was when they last changed, or loaded anew.

    A plugin that cannot be used is skipped and says why in `Plugins.plugins`; with `strict`
    that raises KompassError.
    """
    advertised = installed()
    parts = ("plugins", sys.version, *map(repr, advertised), *_files(advertised))
    plugins = remembered(parts, Plugins, lambda: _collected(advertised), keep=_sound)
    problems = broken(plugins, "error") if strict else ()
    if problems:
        raise KompassError(problems)
    return plugins


def _collected(advertised: tuple[Advertised, ...]) -> Plugins:
    from kompass_core.hooks.collect import collect  # noqa: PLC0415 - it brings pluggy, and every plugin

    return collect(advertised)


def _sound(plugins: Plugins) -> bool:
    """Whether nothing was wrong: what is broken is tried again each time, for its cause may lie anywhere."""
    return all(plugin.reason is None for plugin in plugins.plugins)


def _files(advertised: tuple[Advertised, ...]) -> Iterator[str]:
    """Every file that a plugin is made of, and when it was last written."""
    for root in dict.fromkeys(one.value.partition(":")[0].partition(".")[0].strip() for one in advertised):
        try:
            spec = find_spec(root)
        except (ImportError, ValueError):
            spec = None
        places = list(spec.submodule_search_locations or [spec.origin or ""] if spec else [])
        for place in filter(None, places):
            folder = Path(place)
            for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
                if file.suffix in MODULE:
                    state = file.stat()
                    yield f"{file} {state.st_mtime_ns} {state.st_size}"
