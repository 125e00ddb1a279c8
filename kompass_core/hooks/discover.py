"""Discover: everything that installed distributions advertise to us, without importing any of it."""

from __future__ import annotations

from importlib.metadata import distributions, entry_points
from typing import TYPE_CHECKING

from kompass_core.hooks.advertised import FRAMEWORKS, PLUGINS, VARIANTS, Advertised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution, EntryPoint, PackageMetadata

GROUPS = (PLUGINS, FRAMEWORKS, VARIANTS)


def discover() -> tuple[Advertised, ...]:
    """All entry points of our groups, in an order that does not depend on the machine."""
    try:
        everybodys = entry_points()
    except Exception:  # noqa: BLE001 - one list of entry points that cannot be read, of whomever, spoils all
        found = list(_one_by_one())
    else:
        found = [*_advertised(entry for group in GROUPS for entry in everybodys.select(group=group))]
    return tuple(sorted(found, key=lambda one: (one.group, one.name, one.distribution, one.value)))


def _advertised(entries: Iterable[EntryPoint]) -> Iterator[Advertised]:
    known: dict[Distribution | None, tuple[str, str]] = {}
    for entry in entries:
        if entry.dist not in known:
            known[entry.dist] = _named(entry.dist)
        yield Advertised(entry.group, entry.name, entry.value, *known[entry.dist])


def _one_by_one() -> Iterator[Advertised]:
    """The same, distribution by distribution, so that only what is broken is missing."""
    seen = set()
    for distribution in distributions():
        name, version = _named(distribution)
        if name in seen:
            continue  # it is shadowed: Python, too, takes the first on its path
        seen.add(name)
        try:
            entries = [entry for group in GROUPS for entry in distribution.entry_points.select(group=group)]
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the list, it is the author's
            fault = f"its list of entry points cannot be read: {type(error).__name__}: {error}"
            yield Advertised(PLUGINS, "entry_points.txt", "", name, version, fault)
        else:
            yield from _advertised(entries)


def _named(distribution: Distribution | None) -> tuple[str, str]:
    """Name and version as far as the metadata says them."""
    metadata: PackageMetadata | dict[str, str] = distribution.metadata if distribution else {}
    name, version = (str(metadata[key]) if key in metadata else "?" for key in ("Name", "Version"))
    return name, version
