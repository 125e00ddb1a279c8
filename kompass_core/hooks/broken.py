"""Broken: what is wrong with plugins, as problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kompass_core.problems import Problem

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins


def broken(plugins: Plugins, severity: Literal["error", "warning"] = "warning") -> tuple[Problem, ...]:
    """A problem for each plugin that there is something to say about, one for two that clash.

    That somebody does not want a plugin is no problem.
    """
    problems: dict[str, Problem] = {}
    for plugin in plugins.plugins:
        if plugin.reason and plugin.state != "blocked" and plugin.reason not in problems:
            message = f"skipped: {plugin.reason}" if plugin.state == "skipped" else plugin.reason
            place = f"plugin {plugin.name} ({plugin.distribution} {plugin.version})"
            problems[plugin.reason] = Problem("broken-plugin", message, place, severity=severity)
    return tuple(problems.values())
