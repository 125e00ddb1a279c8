"""Form: a program and the words of a reader to what a workbook asks, and where its cells stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.model.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from kompass_core.model.framework import Item
    from kompass_core.model.program import Program
    from kompass_core.model.scale import Scale
    from kompass_core.model.variant import Variant

FIRST_ROW: Final = 2
"""Of what is asked, counted from 0: above it stand the keys, which are hidden, and the headings."""

FIRST_COLUMN: Final = 3
"""Of what is judged: before it stand code, title and maximum."""

SHEET_NAME: Final = 31
PERCENT: Final = re.compile(r"[0-9.]+%")


@frozen
class Step:
    """A step by its name, what is shown of it, and what it is worth on each scale that has it.

    What is shown is a share where steps have no names.
    """

    name: str
    shown: str | Fraction
    shares: Mapping[str, Fraction]


@frozen
class Question:
    """A dimension that is judged, with all steps that any scale has for it."""

    name: str
    title: str
    steps: tuple[Step, ...]
    column: int

    @property
    def shares(self) -> bool:
        """Whether shares are judged, not steps with names."""
        return all(not isinstance(step.shown, str) for step in self.steps)


@frozen
class Form:
    """What a workbook asks: items in the order of print, each on a row, and questions, each in a column."""

    program: Program = field(repr=False)
    variant: str | None
    scales: tuple[str, ...]
    questions: tuple[Question, ...]
    words: Mapping[str, str] = field(repr=False)
    sheets: Mapping[str, str]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items; the whole comes last, as a sum does."""
        whole, *others = self.program.framework.items.values()
        return (*others, whole)

    def row(self, code: str) -> int:
        """The row of an item on the sheet of judgements, counted from 0."""
        return FIRST_ROW + [item.code for item in self.items].index(code)

    @property
    def whole_column(self) -> int:
        """The column for what is said of an item as a whole."""
        return FIRST_COLUMN + len(self.questions)

    def points_column(self, scale: str) -> int:
        """The first of the two columns for the points on a scale."""
        return self.whole_column + 1 + 2 * self.scales.index(scale)

    def asked(self, item: Item) -> tuple[Question, ...]:
        """What is judged of an item on any of the scales: nothing where it is made of parts."""
        framework = self.program.framework
        names = {name for scale in self.scales for name in framework.asked(item.code, scale)}
        return () if item.children else tuple(one for one in self.questions if one.name in names)

    def title(self, scale: str) -> str:
        """What a scale is called."""
        framework = self.program.framework
        return self.words.get(f"scale.{framework.id}.{scale}", framework.scales[scale].title)

    @property
    def not_applicable(self) -> str:
        """What is written where something does not apply."""
        return self.words["state.not_applicable"]

    @property
    def unanswered(self) -> str:
        """What may be written where nobody has answered."""
        return self.words["state.unanswered"]


def form(
    program: Program, scales: Iterable[str] | None, wording: Variant | None, variant: str | None
) -> Form:
    """The form of a framework on some or all of its scales, in the words of a variant.

    `variant` is the one that makes the points, by its id.
    """
    framework = program.framework
    words = {**WORDS, **(wording.words if wording else {})}
    chosen = tuple(framework.scales if scales is None else scales)
    names = dict.fromkeys(
        name
        for scale in chosen
        for item in framework.items.values()
        if not item.children
        for name in framework.asked(item.code, scale)
    )
    known = [framework.scales[scale] for scale in chosen]
    questions = tuple(
        _question(name, [scale for scale in known if name in scale.dimensions], words, FIRST_COLUMN + place)
        for place, name in enumerate(names)
    )
    return Form(program, variant, chosen, questions, words, dict(_sheets(words)))


def _question(name: str, scales: list[Scale], words: Mapping[str, str], column: int) -> Question:
    every = dict.fromkeys(step for scale in scales for step in scale.dimensions[name].steps)
    steps: list[Step] = []
    taken = {words["state.not_applicable"].casefold(), words["state.unanswered"].casefold()}
    taken |= {NOT_APPLICABLE, UNANSWERED}
    for step in every:
        shares = {
            scale.id: scale.dimensions[name].steps[step]
            for scale in scales
            if step in scale.dimensions[name].steps
        }
        shown: str | Fraction = words.get(f"step.{name}.{step}", words.get(f"step.{step}", step))
        if PERCENT.fullmatch(step):
            shown = next(iter(shares.values()))
        elif str(shown).casefold() in taken | {other.casefold() for other in every if other != step}:
            shown = f"{shown} ({step})"
        taken.add(str(shown).casefold())
        steps.append(Step(step, shown, shares))
    return Question(
        name, words.get(f"dimension.{name}", scales[0].dimensions[name].title), tuple(steps), column
    )


def _sheets(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name of each sheet by its role; no two alike, and all as spreadsheets allow."""
    taken: set[str] = set()
    for role in ("visit", "judgements", "findings", "evaluators", "given"):
        name = re.sub(r"[\[\]:*?/\\']", " ", words[f"workbook.{role}"]).strip()[:SHEET_NAME] or role
        if name.casefold() in taken:
            name = role
        taken.add(name.casefold())
        yield role, name
