"""Folders: where data lies that is advertised. Nothing of it is imported."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.fault import PluginFault, raised

if TYPE_CHECKING:
    from kompass_core.hooks.advertised import Advertised


def folders(advertised: Advertised) -> tuple[Path, ...]:
    """The folders; several where several distributions hold a part. Raises PluginFault for none."""
    top, *below = advertised.value.split(".")
    try:
        # Of `a.b`, `find_spec` would import `a`.
        spec = find_spec(top)
    except (ImportError, ValueError) as error:
        message = f"its folder cannot be found: {raised(error)}"
        raise PluginFault(message) from error
    places = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
    # A place that is on Python's path twice holds every folder twice.
    found = {path.resolve(): path for place in places if (path := Path(place, *below)).is_dir()}
    if not found:
        message = f"there is no folder `{'/'.join((top, *below))}`"
        raise PluginFault(message)
    return tuple(found.values())
