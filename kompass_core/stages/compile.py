"""Compile: a framework to a program: each scale laid out line by line, children first."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.program import Line, Program, Sheet

if TYPE_CHECKING:
    from kompass_core.model.framework import Framework


def compile(framework: Framework) -> Program:  # noqa: A001 - the verb of the path
    """The program of a framework, a sheet for each of its scales."""
    sheets = {scale: sheet(framework, scale) for scale in framework.scales}
    return Program(framework, MappingProxyType(sheets))


def sheet(framework: Framework, scale: str) -> Sheet:
    """One scale of a framework laid out."""
    rules = framework.rules[scale]
    lines = tuple(
        Line(item, () if item.children else framework.asked(code, scale), rules[code])
        for code, item in reversed(tuple(framework.items.items()))
    )
    return Sheet(framework.scales[scale], lines)
