"""Descent: two files of a framework to what each part of the newer one comes from in the older.

Wordings are those of the framework itself, unless a variant words anew in the same language: a translation
is no other wording, and verdicts are on what the revisions say.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.lineage import between
from kompass_core.hooks.prepare import prepare
from kompass_core.revisions.correspond import correspond

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.variant import Variant


def descent(before: Path, after: Path, plugins: Plugins, variants: Sequence[Variant] = ()) -> Correspondence:
    """What each part of the framework in `after` comes from, with the variants laid over both.

    Where no line of revisions leads from the one to the other, it is not recorded. Raises KompassError.
    """
    lineage = between(before, after, plugins) or ()
    older, newer, *others = (_framework(path, plugins, variants) for path in (before, after, *lineage))
    return correspond(older, newer, others)


def _framework(path: Path, plugins: Plugins, variants: Sequence[Variant]) -> Framework:
    framework = prepare(path, plugins, variants).framework
    if not any(framework.name in variant.overlays for variant in variants):
        return framework
    own = prepare(path, plugins).framework.items
    items = {code: _worded(item, own.get(code)) for code, item in framework.items.items()}
    return evolve(framework, items=MappingProxyType(items))


def _worded(item: Item, own: Item | None) -> Item:
    """The item in the framework's own words, where it is only translated."""
    if own is None or own.language == item.language:
        return item
    return evolve(item, title=own.title, language=own.language)
