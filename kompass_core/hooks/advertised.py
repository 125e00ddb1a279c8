"""Advertised: one entry point of a distribution, which says where a plugin is, or data."""

from __future__ import annotations

from typing import Final

from attrs import frozen

PLUGINS: Final = "kompass.plugins"
"""The group whose names stand for modules."""

FRAMEWORKS: Final = "kompass.frameworks"
"""The group whose names are ids of frameworks and stand for folders of data."""

VARIANTS: Final = "kompass.variants"
"""The group whose names are ids of variants and stand for folders of data."""


@frozen
class Advertised:
    """An entry point and the distribution that has it.

    `fault` says why where a distribution could not be understood at all.
    """

    group: str
    name: str
    value: str
    distribution: str
    version: str
    fault: str | None = None
