"""Program: a framework laid out for scoring: every rule at its item, in the order of evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Scale


@frozen
class Line:
    """One item with its rules, in their order."""

    item: Item
    asked: tuple[str, ...]
    rules: tuple[Rule, ...]


@frozen
class Sheet:
    """One scale laid out: a line for every item, each after its children, the whole last."""

    scale: Scale
    lines: tuple[Line, ...] = field(repr=False)


@frozen
class Program:
    """A framework ready to score, on each of its scales."""

    framework: Framework
    sheets: Mapping[str, Sheet]
