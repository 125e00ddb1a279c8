"""Verdict: what the contract found out about a plugin that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugin


@frozen
class Verdict:
    """Plugins that keep the contract, those of one distribution.

    `gaps` are what its variants leave in another language, each a line; `untried` is what could not
    be tried, each with the reason.
    """

    plugins: tuple[Plugin, ...]
    gaps: tuple[str, ...]
    untried: tuple[str, ...]
