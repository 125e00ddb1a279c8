"""Examine: all examinations of what is installed, ward by ward."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.hooks.broken import broken
from kompass_core.hooks.doctor.examined import Examined
from kompass_core.hooks.doctor.files import files
from kompass_core.hooks.doctor.formats import formats
from kompass_core.hooks.doctor.languages import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.doctor.examined import Ward
    from kompass_core.model.contributions import Plugins


def examine(ward: Ward, plugins: Plugins) -> Iterator[Examined]:
    """An examination of everything in one ward, as far as it is installed; the environment is not."""
    match ward:
        case "environment":
            return
        case "plugins":
            yield from _plugins(plugins)
        case "files":
            yield from files(plugins)
        case "languages":
            yield from languages(plugins)
        case "formats":
            yield from formats(plugins)
        case _:
            assert_never(ward)


def _plugins(plugins: Plugins) -> Iterator[Examined]:
    problems = {str(problem.place): problem for problem in broken(plugins, "error")}
    for plugin in plugins.plugins:
        place = f"plugin {plugin.name} ({plugin.distribution} {plugin.version})"
        said = ", ".join(plugin.gives) if plugin.state == "loaded" else plugin.state
        found = problems.get(place)
        yield Examined("plugins", plugin.name, said, (found,) if found else ())
