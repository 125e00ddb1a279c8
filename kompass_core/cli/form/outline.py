"""Outline: a program to what its page asks: every item in the order of print, and what is judged of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.model.framework import TOTAL
from kompass_core.stages.javascript_sheet import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Program
    from kompass_core.model.scale import Scale
    from kompass_core.stages.report.wording import Wording


@frozen
class Question:
    """A dimension that an item is judged in: its steps, and other states, by name and as they are called."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]


@frozen
class Asked:
    """An item, how deep it lies (the topmost at 0), and what is judged of it: nothing where it has parts.

    `absent` tells whether it can be left out as a whole.
    """

    code: str
    title: str
    language: str
    depth: int
    questions: tuple[Question, ...]
    absent: bool


def outline(program: Program, wording: Wording) -> tuple[Asked, ...]:
    """Every item but the whole."""
    framework = program.framework
    named: dict[str, set[str]] = {}
    for sheet in program.sheets.values():
        for line in sheet.lines:
            named.setdefault(line.item.code, set()).update(left_out(line))
    absent = all(scale.not_applicable == "shrink" for scale in framework.scales.values())
    return tuple(
        Asked(
            code,
            item.title,
            item.language,
            _depth(framework, code),
            tuple(_questions(framework, code, wording, named[code])),
            absent and not item.children,
        )
        for code, item in framework.items.items()
        if code != TOTAL
    )


def _depth(framework: Framework, code: str) -> int:
    parent = framework.items[code].parent
    return 0 if parent is None or parent == TOTAL else 1 + _depth(framework, parent)


def _questions(framework: Framework, code: str, wording: Wording, named: set[str]) -> Iterator[Question]:
    if framework.items[code].children:
        return
    asking: dict[str, list[Scale]] = {}
    for name, scale in framework.scales.items():
        for dimension in framework.asked(code, name):
            asking.setdefault(dimension, []).append(scale)
    for dimension, scales in asking.items():
        # A judgement is one for all scales, so that it can only be what each of them knows.
        steps = [
            step
            for step in scales[0].dimensions[dimension].steps
            if all(step in scale.dimensions[dimension].steps for scale in scales)
        ]
        options = [(step, wording.step(dimension, step)) for step in steps]
        if dimension not in named and all(scale.not_applicable == "shrink" for scale in scales):
            options.append((NOT_APPLICABLE, wording.word("state.not_applicable")))
        yield Question(dimension, wording.dimension(scales[0], dimension), tuple(options))
