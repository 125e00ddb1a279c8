"""Taken: whether an installed plugin gives the same already, since two that do are not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.cli.new.name import Name
    from kompass_core.model.contributions import Plugins


def refuse_taken(name: Name, kinds: Iterable[str], plugins: Plugins, framework: str | None = None) -> None:
    """Raise UsageError where a gift of one of the kinds has the name; a scale of the same framework."""
    there = {
        "variant": name.id in plugins.variants,
        "scale": (framework, name.id) in plugins.scales,
        "function": f"strict_{name.word}" in plugins.functions,
        "format": name.id in plugins.formats,
        "framework": name.id in plugins.frameworks,
    }
    for kind in kinds:
        if there[kind]:
            message = f"There is a {kind} `{name.id}` already, `kompass plugins` says where."
            raise click.UsageError(message)
