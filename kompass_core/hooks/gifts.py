"""Gifts: what a plugin hands over for what it keeps in files. They are read when plugins are loaded.

Plugin authors know them as `Scale` and `Variant`: to them a scale is its file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from attrs import frozen


@frozen
class ScaleFile:
    """A scale that a plugin gives: the file it stands in."""

    path: Path

    @classmethod
    def beside(cls, module: str, name: str) -> Self:
        """The scale in the file of that name beside the module, which gives its `__file__`."""
        return cls(Path(module).parent / name)


@frozen
class VariantFiles:
    """A variant that a plugin gives: the files that say what it is and what it changes."""

    paths: tuple[Path, ...]

    @classmethod
    def beside(cls, module: str, *names: str) -> Self:
        """The variant in the files of those names beside the module, which gives its `__file__`."""
        return cls(tuple(Path(module).parent / name for name in names))
