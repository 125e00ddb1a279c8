"""Sound: whether the formula of a function means something, asked once and kept.

To read a formula takes the parser, which is slower to load than most that a program does with what plugins
give. What was found sound stays so as long as nothing of it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.cache import remembered

if TYPE_CHECKING:
    from kompass_core.rules.units import Function


def sound(function: Function) -> bool:
    """True; raises KompassError where the function has a formula that is wrong."""
    if function.formula is None:
        return True
    parts = ("formula", function.name, repr(function.parameters), str(function.unit), function.formula)
    return remembered(parts, bool, lambda: _checked(function))


def _checked(function: Function) -> bool:
    from kompass_core.rules.formula import formula  # noqa: PLC0415 - brings the parser along

    return formula(function) is not None
