"""Examine: all examinations, in the order in which one thing rests on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.broken import broken
from kompass_core.hooks.doctor.examined import Examined
from kompass_core.hooks.doctor.files import files
from kompass_core.hooks.doctor.formats import formats
from kompass_core.hooks.doctor.languages import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.contributions import Plugins


def examine(plugins: Plugins) -> Iterator[Examined]:
    """An examination of everything that is installed."""
    yield from _plugins(plugins)
    yield from files(plugins)
    yield from languages(plugins)
    yield from formats(plugins)


def _plugins(plugins: Plugins) -> Iterator[Examined]:
    problems = {str(problem.place): problem for problem in broken(plugins, "error")}
    for plugin in plugins.plugins:
        place = f"plugin {plugin.name} ({plugin.distribution} {plugin.version})"
        said = ", ".join(plugin.gives) if plugin.state == "loaded" else plugin.state
        found = problems.get(place)
        yield Examined("plugins", plugin.name, said, (found,) if found else ())
