"""Check: documents to what they mean, or every reason why they mean nothing.

Each kind of file has a module, imported when it is first asked for: who reads an evaluation does
not load what only rules need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.stages.check.evaluation import check_evaluation
    from kompass_core.stages.check.framework import check
    from kompass_core.stages.check.scale import check_scale
    from kompass_core.stages.check.variant import check_variant, reworded

__all__ = ["check", "check_evaluation", "check_scale", "check_variant", "reworded"]

_MODULES = {
    "check": "framework",
    "check_evaluation": "evaluation",
    "check_scale": "scale",
    "check_variant": "variant",
    "reworded": "variant",
}


def __getattr__(name: str) -> object:
    """The function of that name, from its module."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
