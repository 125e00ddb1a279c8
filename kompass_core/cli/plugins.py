"""`kompass plugins`: what is installed, what each plugin gives, and why one is skipped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.load import load
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.hooks.hookspecs import API
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kompass_core.model.contributions import Plugin


@click.command("plugins", short_help="What is installed, and what it gives.")
@options.listed
@options.strict
def command(*, format: str, strict: bool) -> int:  # noqa: A002 - the name of the option
    """List the plugins that are installed: what each gives, and why one is skipped or blocked.

    With each stand its distribution and the version of the hooks that it is written for; `data` has
    none.
    """
    plugins = load()
    lines = _json(plugins.plugins) if format == "json" else _text(plugins.plugins)
    write("".join(f"{line}\n" for line in lines))
    return 1 if strict and broken(plugins) else 0


def _json(plugins: Iterable[Plugin]) -> Iterator[str]:
    listed = [
        {
            "name": plugin.name,
            "distribution": plugin.distribution,
            "version": plugin.version,
            "api": plugin.api,
            "module": plugin.module,
            "state": plugin.state,
            "gives": list(plugin.gives),
            "reason": plugin.reason,
        }
        for plugin in plugins
    ]
    yield json.dumps({"schema": 1, "hooks": API, "plugins": listed}, ensure_ascii=False, indent=2)


def _text(plugins: Sequence[Plugin]) -> Iterator[str]:
    rows = [
        (plugin.name, f"{plugin.distribution} {plugin.version}", _api(plugin), _said(plugin))
        for plugin in plugins
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for *cells, said in rows:
        padded = (f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
        yield plain("  ".join((*padded, said)))


def _api(plugin: Plugin) -> str:
    if plugin.api is not None:
        return f"hooks {plugin.api}"
    return "data" if plugin.state == "loaded" else ""


def _said(plugin: Plugin) -> str:
    gives = ", ".join(plugin.gives)
    if plugin.state != "loaded":
        return f"{plugin.state}: {plugin.reason}"
    return f"{gives}; {plugin.reason}" if plugin.reason else gives
