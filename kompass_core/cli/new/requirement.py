"""Requirement: what a distribution that extends us has to require, as we are installed here."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Final

from kompass_core.model.engine import __version__

COMMAND: Final = ("kompass", "kompass_core.cli:main")


def requirement() -> str | None:
    """Our distribution from this minor version on; None where we are not installed but lie on a path."""
    name, value = COMMAND
    for entry in entry_points(group="console_scripts", name=name):
        if entry.value == value and entry.dist is not None:
            return f"{entry.dist.name}>={'.'.join(__version__.split('.')[:2])}"
    return None
