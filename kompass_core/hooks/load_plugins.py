"""Load plugins: everything that what is installed here gives."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.broken import broken
from kompass_core.hooks.cache import remembered
from kompass_core.hooks.choice import Choice, named, unwanted
from kompass_core.hooks.guard import SECONDS, OverdueError, guarded
from kompass_core.hooks.installed import installed
from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kompass_core.hooks.advertised import Advertised

MODULE: Final = (".py", ".toml", ".csv")
"""What a plugin's gifts are made of."""


def load_plugins(
    *,
    strict: bool = False,
    only: Iterable[str] | None = None,
    block: Iterable[str] = (),
    seconds: float = SECONDS,
) -> Plugins:
    """What all installed plugins give, as it was when they last changed, or loaded anew.

    A plugin that cannot be used is skipped and says why in `Plugins.plugins`; with `strict`
    that raises KompassError. `only` and `block` name the plugins that are wanted and those that
    are not, by their own name or by that of their distribution; a name that there is not raises
    KompassError. A plugin that takes longer than so many `seconds` is skipped, too.

    Neither the environment nor any file has a say in it: those are for the command line.
    """
    wanted = None if only is None else named(only, "`only`")
    return load_chosen(Choice(wanted, named(block, "`block`"), seconds), strict=strict)


def load_chosen(choice: Choice, *, strict: bool = False) -> Plugins:
    """The same, for who has a choice in hand."""
    advertised = installed()
    without = unwanted(choice, advertised)
    wanted = [one for one in advertised if one not in without]
    parts = ("plugins", sys.version, *(f"{one!r} {without.get(one)}" for one in advertised), *_files(wanted))
    plugins = remembered(
        parts,
        Plugins,
        lambda: _collected(advertised, without, choice.limit),
        keep=_sound,
        restore=lambda read: _restored(read, choice.limit),
    )
    problems = broken(plugins, "error") if strict else ()
    if problems:
        raise KompassError(problems)
    return plugins


def _collected(
    advertised: tuple[Advertised, ...], without: Mapping[Advertised, str], seconds: float
) -> Plugins:
    from kompass_core.hooks.collect import collect  # noqa: PLC0415 - it brings pluggy, and every plugin

    return collect(advertised, without, seconds)


def _restored(read: Callable[[], object], seconds: float) -> object:
    """What was kept; nothing where the plugins in it hang by now, so that each is tried by itself."""
    try:
        return guarded(read, seconds).made
    except OverdueError:
        return None


def _sound(plugins: Plugins) -> bool:
    """Whether nothing was wrong: what is broken is tried again each time, for its cause may lie anywhere."""
    return all(plugin.reason is None or plugin.state == "blocked" for plugin in plugins.plugins)


def _files(advertised: Iterable[Advertised]) -> Iterator[str]:
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
