"""Unwrap: a plugin's gifts as plain data, by id, with its files read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kompass_core.hooks.fault import PluginFault
from kompass_core.hooks.gifts import ScaleFile, VariantFiles
from kompass_core.hooks.loaded import Gifts
from kompass_core.model.contributions import Format
from kompass_core.rules.units import Function
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.document import Document
    from kompass_core.model.variant import Variant

Gift = TypeVar("Gift")
Key = TypeVar("Key")
Value = TypeVar("Value")

NAME: Final = re.compile(r"[^\W\d]\w{0,39}")
"""What rules can call a function."""

ID: Final = re.compile(r"\w[\w.-]{0,79}")
"""What can be asked for on a command line and in a file."""


def unwrap(answers: Mapping[str, object]) -> Gifts:
    """The gifts, of what each hook returned; raises PluginFault, and KompassError of their files."""
    return Gifts(
        scales=_by_id("scale", map(scale, _listed(answers, "kompass_scales", "Scale", ScaleFile))),
        variants=_by_id("variant", map(_variant, _listed(answers, "kompass_variants", "Variant", VariantFiles))),
        functions=_by_id("function", map(_function, _listed(answers, "kompass_functions", "Function", Function))),
        formats=_by_id("format", map(_format, _listed(answers, "kompass_formats", "Format", Format))),
    )


def scale(file: ScaleFile) -> tuple[tuple[str, str], Document]:
    """The framework and the id that a scale's file names, and its document.

    Whether its rules mean anything shows only when a framework asks for it. Raises KompassError.
    """
    document = read(file.path)
    of, name = _text(document, "of"), _text(document, "id")
    if of is None or name is None:
        from kompass_core.stages.check import check_scale  # noqa: PLC0415 - to say what is wrong

        checked = check_scale(document)
        of, name = checked.of, checked.id
    return (of, name), document


def _listed(answers: Mapping[str, object], hook: str, door: str, kind: type[Gift]) -> list[Gift]:
    answer = answers.get(hook, [])
    if not isinstance(answer, list | tuple):
        message = f"`{hook}` returns {_a(answer)}, not a list of `{door}`"
        raise PluginFault(message)
    for gift in answer:
        if not isinstance(gift, kind):
            message = f"`{hook}` returns a list with {_a(gift)} in it, where each is a `{door}`"
            raise PluginFault(message)
    return list(answer)


def _a(value: object) -> str:
    name = "nothing" if value is None else f"`{type(value).__name__}`"
    return name if value is None else f"a value of type {name}"
