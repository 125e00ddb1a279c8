"""Collect: everything that all plugins give, put together.

Two plugins that give the same thing under one id: nobody can say which was meant, and to take the
first would be to decide in silence. So it is not used, both say so, and all else that they give stays.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import evolve

from kompass_core.hooks.advertised import PLUGINS
from kompass_core.hooks.build import build
from kompass_core.hooks.data import data
from kompass_core.hooks.fault import wrong
from kompass_core.hooks.guard import SECONDS
from kompass_core.hooks.load import load
from kompass_core.hooks.outcome import blocked
from kompass_core.model.contributions import Plugins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kompass_core.hooks.advertised import Advertised
    from kompass_core.hooks.building import Building
    from kompass_core.hooks.loaded import Loaded
    from kompass_core.model.contributions import Plugin
    from kompass_core.model.variant import Variant

NOTHING: Final[Mapping[Advertised, str]] = MappingProxyType({})

Key = TypeVar("Key", bound="str | tuple[str, str]")
Gift = TypeVar("Gift")


def collect(
    advertised: Iterable[Advertised], unwanted: Mapping[Advertised, str] = NOTHING, seconds: float = SECONDS
) -> Plugins:
    """What the plugins give together; what is wrong with any of them is said in its `reason`.

    Those that are `unwanted` are not touched, and have the reason that is given there. Each of the others
    may take so many `seconds`.
    """
    found = [_found(one, unwanted.get(one), seconds) for one in advertised]
    clashes: dict[Plugin, list[str]] = defaultdict(list)
    scales = _together("scale", [(one.plugin, one.gifts.scales) for one in found], clashes)
    variants = _variants(found, clashes)
    functions = _together("function", [(one.plugin, one.gifts.functions) for one in found], clashes)
    formats = _together("format", [(one.plugin, one.gifts.formats) for one in found], clashes)
    return Plugins(
        plugins=tuple(_with(one.plugin, clashes[one.plugin]) for one in found),
        scales=scales,
        variants=variants,
        functions=functions,
        formats=formats,
        frameworks=MappingProxyType(_frameworks(found)),
    )


def _found(one: Advertised, unwanted: str | None, seconds: float) -> Loaded:
    if unwanted is not None:
        return blocked(one, unwanted)
    return load(one, seconds) if one.group == PLUGINS else data(one)


def _together(
    kind: str, given: Sequence[tuple[Plugin, Mapping[Key, Gift]]], clashes: dict[Plugin, list[str]]
) -> Mapping[Key, Gift]:
    givers: dict[Key, list[Plugin]] = defaultdict(list)
    for plugin, gifts in given:
        for key in gifts:
            givers[key].append(plugin)
    for key, plugins in givers.items():
        if len(plugins) > 1:
            name = key if isinstance(key, str) else f"{key[1]} of {key[0]}"
            givers_named = " and by ".join(
                f"{one.name} ({one.distribution} {one.version})" for one in plugins
            )
            for plugin in plugins:
                clashes[plugin].append(f"the {kind} {name} is given by {givers_named}, so it is not used")
    return MappingProxyType(
        {key: gift for _, gifts in given for key, gift in gifts.items() if len(givers[key]) == 1}
    )


def _variants(found: Sequence[Loaded], clashes: dict[Plugin, list[str]]) -> Mapping[str, Variant]:
    given: list[tuple[Plugin, Mapping[str, Variant | Building]]] = [
        (one.plugin, {**one.gifts.variants, **one.gifts.building}) for one in found
    ]
    made, failed = build(_together("variant", given, clashes))
    for plugin, gifts in given:
        for name in (name for name in gifts if name in failed):
            clashes[plugin].append(f"the variant {name} cannot be used: {wrong(failed[name])}")
    return MappingProxyType(made)


def _frameworks(found: Iterable[Loaded]) -> dict[str, tuple[Path, ...]]:
    together: dict[str, dict[Path, None]] = defaultdict(dict)
    for one in found:
        for name, paths in one.gifts.frameworks.items():
            together[name].update(dict.fromkeys(paths))
    return {name: tuple(paths) for name, paths in together.items()}


def _with(plugin: Plugin, clashes: Sequence[str]) -> Plugin:
    reasons = [*filter(None, [plugin.reason]), *clashes]
    return evolve(plugin, reason="; ".join(reasons) or None)
