"""Asking: a scale to the revisions of its framework that are scored on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.hooks.beside import FOLDER
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Entry
    from kompass_core.model.scale import Scale


def asking(scale: Scale, path: Path, plugins: Plugins) -> Iterator[Path]:
    """The revisions that name the scale, of those installed and of those that it lies beside."""
    folder = path.resolve().parent
    near = (folder.parent,) if folder.name == FOLDER else ()
    for place in dict.fromkeys((*plugins.frameworks.get(scale.of, ()), *near)):
        for file in sorted(place.glob("*.toml")):
            head = read(file).root.get("framework")
            if head and isinstance(head.value, Mapping) and _names(head.value, scale):
                yield file


def _names(framework: Mapping[str, Entry], scale: Scale) -> bool:
    """Whether the table `[framework]` is of the scale's framework, and names the scale."""
    of, scales = framework.get("id"), framework.get("scales")
    if not of or not scales or not isinstance(scales.value, tuple):
        return False
    return of.value == scale.of and scale.id in [one.value for one in scales.value]
