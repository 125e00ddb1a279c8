"""Beside: the scales that lie in the folder `scales` beside a framework's file."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.hooks.unwrap import scale_key
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.read import read

if TYPE_CHECKING:
    import os

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document

FOLDER: Final = "scales"


def beside(path: str | os.PathLike[str], plugins: Plugins) -> Plugins:
    """The plugins and the scales that lie beside the framework in the file.

    Raises KompassError where such a file cannot be read, or is of a scale that there is already.
    """
    scales: dict[tuple[str, str], Document] = {}
    problems: list[Problem] = []
    for file in sorted(Path(path).parent.glob(f"{FOLDER}/*.toml")):
        try:
            document = read(file)
            key = scale_key(document)
        except KompassError as error:
            problems.extend(error.problems)
            continue
        other = scales.get(key) or plugins.scales.get(key)
        if other:
            place = document.root["scale"].span
            related = (("the other", other.root["scale"].span),)
            message = f"the scale {key[1]} of {key[0]} is there already"
            problems.append(Problem("duplicate-id", message, place, "give one of them another id", related))
        scales[key] = document
    if problems:
        raise KompassError(problems)
    return evolve(plugins, scales=MappingProxyType({**plugins.scales, **scales})) if scales else plugins
