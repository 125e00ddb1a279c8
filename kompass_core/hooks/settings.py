"""Settings: what options, the environment and a project say about plugins, as one choice.

In this order, for each setting by itself; the first that says anything is followed, and replaces what the
others say:

    an option             the environment            [tool.kompass] in pyproject.toml
    --only-plugins A,B    KOMPASS_PLUGINS=A,B        plugins = ["A", "B"]
    --no-plugins          KOMPASS_PLUGINS=           plugins = []
    --block-plugins A     KOMPASS_BLOCK_PLUGINS=A    block-plugins = ["A"]
    --plugin-seconds N    KOMPASS_PLUGIN_SECONDS=N   plugin-seconds = N
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.hooks.choice import SLOWEST, Choice, first_said, named
from kompass_core.hooks.project import project
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ONLY: Final = "KOMPASS_PLUGINS"
BLOCK: Final = "KOMPASS_BLOCK_PLUGINS"
LIMIT: Final = "KOMPASS_PLUGIN_SECONDS"


def settings(options: Choice, variables: Mapping[str, str], folder: Path | None) -> Choice:
    """The choice for who works in the folder; raises KompassError of what cannot be understood."""
    nearest = Choice() if folder is None else project(folder)
    return first_said((options, environment(variables), nearest))


def environment(variables: Mapping[str, str]) -> Choice:
    """What the environment says; an empty list is one that names nothing. Raises KompassError."""
    only, block = (
        named(variables[name].split(","), name) if name in variables else None for name in (ONLY, BLOCK)
    )
    return Choice(only, block, _seconds(variables.get(LIMIT)))


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= SLOWEST:
        message = f"`{text}` is no number of seconds above 0, up to {SLOWEST}"
        raise KompassError([Problem("out-of-range", message, LIMIT, "write for example 20")])
    return seconds
