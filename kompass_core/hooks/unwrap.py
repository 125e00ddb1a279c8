"""Unwrap: a plugin's gifts as plain data, by id, with its files read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from kompass_core.hooks.building import Building
from kompass_core.hooks.fault import PluginFault
from kompass_core.hooks.gifts import ScaleFile, VariantFiles
from kompass_core.hooks.loaded import Gifts
from kompass_core.hooks.sound import sound
from kompass_core.model.contributions import Format
from kompass_core.rules.units import Function
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.model.document import Document
    from kompass_core.model.variant import Variant

Answers: TypeAlias = Mapping[str, Sequence[object]]
Gift = TypeVar("Gift")
Key = TypeVar("Key")

NAME: Final = re.compile(r"[^\W\d]\w{0,39}")
"""What rules can call a function."""

AT_THE_DOOR: Final[Mapping[type, str]] = {ScaleFile: "Scale", VariantFiles: "Variant"}
"""What plugin authors call a type that has another name in the core."""

ID: Final = re.compile(r"\w[\w.-]{0,79}")
"""What can be asked for on a command line and in a file."""


def unwrap(answers: Answers) -> Gifts:
    """The gifts, of what was returned for each hook; raises PluginFault, and KompassError of their files."""
    variants = _by_id("variant", map(read_variant, _given(answers, "kompass_variants", VariantFiles)))
    return Gifts(
        scales=_by_id("scale", map(_scale, _given(answers, "kompass_scales", ScaleFile))),
        variants={name: one for name, one in variants.items() if not isinstance(one, Building)},
        building={name: one for name, one in variants.items() if isinstance(one, Building)},
        functions=_by_id("function", map(_function, _given(answers, "kompass_functions", Function))),
        formats=_by_id("format", map(_format, _given(answers, "kompass_formats", Format))),
    )


def scale_key(document: Document) -> tuple[str, str]:
    """The framework and the id that a scale's document names; raises KompassError.

    Whether its rules mean anything shows only when a framework asks for it.
    """
    head = document.root.get("scale")
    rows = head.value if head and isinstance(head.value, Mapping) else {}
    of, name = (rows[key].value if key in rows else None for key in ("of", "id"))
    if isinstance(of, str) and isinstance(name, str):
        return of, name
    from kompass_core.stages.check import check_scale  # noqa: PLC0415 - only to say what is wrong

    checked = check_scale(document)
    return checked.of, checked.id


def _scale(file: ScaleFile) -> tuple[tuple[str, str], Document]:
    document = read(file.path)
    return scale_key(document), document


def read_variant(files: VariantFiles) -> tuple[str, Variant | Building]:
    """The variant in the files, with its id; raises KompassError, and PluginFault where there is no file."""
    if not files.paths:
        message = "a `Variant` of no file"
        raise PluginFault(message)
    variant = variant_in([read(path) for path in files.paths], files.paths[0].parent)
    return variant.id, variant


def variant_in(documents: Sequence[Document], folder: Path) -> Variant | Building:
    """The variant of documents in a folder, whole if it builds on no other; raises KompassError."""
    from kompass_core.stages.check import variant  # noqa: PLC0415 - brings all checks along

    on = variant.builds_on(documents[0])
    if on is None:
        return variant.check_variant(documents, folder)
    return Building(variant.check_building(documents), on, tuple(documents), folder)


def _function(function: Function) -> tuple[str, Function]:
    from kompass_core.rules.calls import BUILT_IN  # noqa: PLC0415 - brings the parser along

    name = _text(function.name)
    if not NAME.fullmatch(name):
        message = f"a function cannot be called `{name}`"
        raise PluginFault(message)
    if name in BUILT_IN:
        message = f"a function is called `{name}`, which rules have already"
        raise PluginFault(message)
    formula: object = function.formula
    if formula is not None and not isinstance(formula, str):
        message = f"`formula` of the function `{name}` is {_kind(formula)}, not text"
        raise PluginFault(message)
    sound(function)
    return name, function


def _format(made: Format) -> tuple[str, Format]:
    name = _text(made.id)
    if not ID.fullmatch(name):
        message = f"a format cannot be called `{name}`"
        raise PluginFault(message)
    render: object = made.render
    if not callable(render):
        message = f"`render` of the format `{name}` is {_kind(render)}, not a function"
        raise PluginFault(message)
    return name, made


def _text(name: object) -> str:
    """What should be a string: no type checker has seen every plugin."""
    return name if isinstance(name, str) else f" {name!r} "


def _given(answers: Answers, hook: str, kind: type[Gift]) -> list[Gift]:
    door = AT_THE_DOOR.get(kind, kind.__name__)
    found: list[Gift] = []
    for answer in answers.get(hook, ()):
        if not isinstance(answer, list | tuple):
            message = f"`{hook}` returns {_kind(answer)}, not a list of `{door}`"
            raise PluginFault(message)
        for gift in answer:
            if not isinstance(gift, kind):
                message = f"`{hook}` returns a list with {_kind(gift)} in it, where each is a `{door}`"
                raise PluginFault(message)
            found.append(gift)
    return found


def _by_id(kind: str, gifts: Iterable[tuple[Key, Gift]]) -> dict[Key, Gift]:
    found: dict[Key, Gift] = {}
    for key, gift in gifts:
        if key in found:
            name = " of ".join(reversed(key)) if isinstance(key, tuple) else key
            message = f"it gives the {kind} {name} twice"
            raise PluginFault(message)
        found[key] = gift
    return found


def _kind(value: object) -> str:
    return "None" if value is None else f"`{type(value).__name__}`"
