"""Folders: where an advertised framework lies. Nothing of it is imported: it is data."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.fault import raised
from kompass_core.hooks.load import loaded, skipped
from kompass_core.hooks.loaded import Gifts

if TYPE_CHECKING:
    from kompass_core.hooks.advertised import Advertised
    from kompass_core.hooks.loaded import Loaded


def folders(advertised: Advertised) -> Loaded:
    """The framework's folders, by its id; several distributions may each hold some of its revisions."""
    top, *below = advertised.value.split(".")
    try:
        # Of `a.b`, `find_spec` would import `a`.
        spec = find_spec(top)
    except (ImportError, ValueError) as error:
        return skipped(advertised, f"its folder cannot be found: {raised(error)}")
    places = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
    found = tuple(path for place in places if (path := Path(place, *below)).is_dir())
    if not found:
        return skipped(advertised, f"there is no folder `{'/'.join((top, *below))}`")
    return loaded(advertised, Gifts(frameworks={advertised.name: found}))
