"""Declarations: what a framework asks to the types of its module: an editor knows its codes and steps."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.rules.javascript import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.cli.form.outline import Asked, Question
    from kompass_core.model.program import Program

MARK = "// --- of this framework\n"
"""Where the types of one framework come into those that all have."""


def declarations(program: Program, asked: Sequence[Asked], scored: Sequence[str]) -> str:
    """The text of the file of types; `scored` are the scales that the module scores on."""
    framework = program.framework
    shapes: dict[str, str] = {}
    judged = []
    for one in asked:
        if one.questions:
            shape = _questions(one.questions)
            name = shapes.setdefault(shape, f"Questions{len(shapes) + 1}")
            judged.append(f"  readonly {quoted(one.code)}?: {name} | Whole;\n")
    own = [
        f"export type FrameworkName = {quoted(framework.name)};\n",
        f"export type ScaleId = {_either(framework.scales)};\n",
        f"export type ScoredId = {_either(scored)};\n",
        f"export type Level = {_either(framework.levels)};\n",
        f"export type Code = {_either(one.code for one in asked)};\n",
        *(f"\nexport interface {name} {{\n{shape}}}\n" for shape, name in shapes.items()),
        "\n/** What is judged, by the codes of items. */\n",
        f"export interface Judgements {{\n{''.join(judged)}}}\n",
    ]
    common = (files("kompass_core.cli.javascript") / "types.d.ts").read_text("utf-8")
    head = f"// Types of {framework.name} ({framework.digest}).\n\n"
    return head + common.replace(MARK, MARK + "\n" + "".join(own))


def _questions(questions: Iterable[Question]) -> str:
    return "".join(f"  readonly {quoted(one.name)}?: Judgement<{_steps(one)}>;\n" for one in questions)


def _steps(question: Question) -> str:
    return _either(value for value, _ in question.options if value != NOT_APPLICABLE)


def _either(words: Iterable[str]) -> str:
    return " | ".join(map(quoted, words)) or "never"
