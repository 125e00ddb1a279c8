"""Data: what an advertised folder gives: a framework or a variant, without any Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.advertised import FRAMEWORKS
from kompass_core.hooks.building import Building
from kompass_core.hooks.fault import PluginFault, wrong
from kompass_core.hooks.folders import folders
from kompass_core.hooks.gifts import VariantFiles
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.loaded import Gifts
from kompass_core.hooks.outcome import loaded, skipped
from kompass_core.hooks.unwrap import read_variant
from kompass_core.problems import KompassError
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.advertised import Advertised
    from kompass_core.hooks.loaded import Loaded


def data(advertised: Advertised) -> Loaded:
    """The gifts of a folder. Whatever is wrong with it ends here: it is skipped, with the reason."""
    try:
        files = _files(advertised)
        if advertised.group == FRAMEWORKS:
            places = tuple(dict.fromkeys(file.parent for file in files))
            return loaded(advertised, Gifts(frameworks={advertised.name: places}))
        return loaded(advertised, _variant(advertised, files))
    except PluginFault as fault:
        return skipped(advertised, str(fault))
    except KompassError as error:
        return skipped(advertised, f"what it gives cannot be read: {wrong(error)}")


def _files(advertised: Advertised) -> list[Path]:
    places = folders(advertised)
    files = sorted(file for place in places for file in place.glob("*.toml"))
    if not files:
        message = f"there is no file .toml in its folder `{places[0]}`"
        raise PluginFault(message)
    return files


def _variant(advertised: Advertised, files: list[Path]) -> Gifts:
    """The variant whose name is advertised: one file says what it is, the others what it changes."""
    heads = [file for file in files if kind_of(read(file)) == "variant"]
    if len(heads) != 1:
        message = f"{len(heads) or 'none'} of its files say what the variant is, where one has to"
        raise PluginFault(message)
    name, variant = read_variant(VariantFiles((heads[0], *(file for file in files if file != heads[0]))))
    if name != advertised.name:
        message = f"it is advertised as `{advertised.name}`, and its file calls it `{name}`"
        raise PluginFault(message)
    if isinstance(variant, Building):
        return Gifts(building={name: variant})
    return Gifts(variants={name: variant})
