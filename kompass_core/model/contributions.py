"""Contributions: what plugins give, as plain data, and what became of each plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kompass_core.model.document import Document
    from kompass_core.model.report import Report
    from kompass_core.model.variant import Variant
    from kompass_core.rules.units import Function


@frozen
class Format:
    """How a report becomes bytes (or text, which is written as UTF-8).

    `terminal` is used instead of `render` where the output is a terminal that a person looks at.
    Of JSON, `line` makes the same on one line, and `schemas` reads the JSON Schemas of it, as texts by name.
    """

    id: str
    suffix: str
    media_type: str
    render: Callable[[Report], str | bytes]
    terminal: Callable[[Report, int], str] | None = None
    line: Callable[[Report], str] | None = None
    schemas: Callable[[], Mapping[str, str]] | None = None


@frozen
class Plugin:
    """One plugin: where it comes from, what it gives, and why it was skipped or blocked if it was.

    A skipped one cannot be used, a blocked one is not wanted. `api` is the version of the hooks that it
    is written for; None where it has no hooks, as data has none, or where nobody asked it.
    """

    name: str
    distribution: str
    version: str
    module: str
    state: Literal["loaded", "skipped", "blocked"]
    gives: tuple[str, ...] = ()
    reason: str | None = None
    api: int | None = None


@frozen
class Plugins:
    """Everything that all plugins gave.

    `scales` are documents by framework and id; `frameworks` the folders that hold definitions, by
    the framework's id.
    """

    plugins: tuple[Plugin, ...] = ()
    scales: Mapping[tuple[str, str], Document] = field(factory=dict, repr=False)
    variants: Mapping[str, Variant] = field(factory=dict, repr=False)
    functions: Mapping[str, Function] = field(factory=dict, repr=False)
    formats: Mapping[str, Format] = field(factory=dict, repr=False)
    frameworks: Mapping[str, tuple[Path, ...]] = field(factory=dict, repr=False)
