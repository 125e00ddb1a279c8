"""Sample: a made-up framework of real size with its scale, and random evaluations of it, same for one seed.

8 areas, 45 sub-areas, 160 questions, 400 answers: as large as the instruments that we know of.
Most rules are the plain ones; one question in ten scores nothing without a system or weighs one
dimension double, and one sub-area in nine is capped, so that whoever scores it needs a choice and
a least of two.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

Shares: TypeAlias = tuple[Fraction, ...]
"""One evaluation: the share of each answer, in the order of `Sample.asked`."""

AREAS, SUBAREAS, QUESTIONS, ANSWERS = 8, 45, 160, 400
MAXIMA = tuple(Fraction(text) for text in ("1.25", "2.5", "3", "4", "5", "7.5", "10"))
STEPS = {
    "system": tuple(Fraction(text) for text in ("0", "0.25", "0.5", "0.75", "1")),
    "deployment": tuple(Fraction(text) for text in ("0", "0.25", "0.5", "0.75", "1")),
    "results": tuple(Fraction(text) for text in ("0", "0.3", "0.7", "1")),
}
"""The shares that each dimension can have."""

FRAMEWORK, REVISION, SCALE = "sample", "1", "tenths"


@frozen
class Question:
    """A judged item: the mean of its dimensions, nothing without a system, or the system counted double."""

    code: str
    maximum: Fraction
    dimensions: tuple[str, ...]
    rule: Literal["mean", "gated", "weighted"]


@frozen
class Sum:
    """An item made of others: their sum, `cap` points at most."""

    level: Literal["subarea", "area", "total"]
    code: str
    children: tuple[str, ...]
    cap: Fraction | None = None


@frozen
class Sample:
    """A framework: its items, each after its children and the whole last, and its two files as text."""

    questions: tuple[Question, ...]
    sums: tuple[Sum, ...]
    framework: str
    scale: str

    @property
    def items(self) -> tuple[Question | Sum, ...]:
        """All items in the order in which they can be scored."""
        return (*self.questions, *self.sums)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Question and dimension of every answer."""
        return tuple((question.code, name) for question in self.questions for name in question.dimensions)


def sample(seed: int = 1) -> Sample:
    """The framework of a seed."""
    random = Random(seed)  # noqa: S311 - nothing secret
    parents = {str(area): 6 if area <= SUBAREAS - 5 * AREAS else 5 for area in range(1, AREAS + 1)}
    subareas = tuple(f"{area}.{number}" for area, count in parents.items() for number in range(1, count + 1))
    long_ones = set(random.sample(subareas, QUESTIONS - 3 * SUBAREAS))
    children = {
        code: tuple(f"{code}.{number}" for number in range(1, 5 if code in long_ones else 4))
        for code in subareas
    }
    codes = tuple(code for below in children.values() for code in below)
    with_results = set(random.sample(codes, ANSWERS - 2 * QUESTIONS))
    special = random.sample(sorted(set(codes) - with_results), QUESTIONS // 10)
    gated, weighted = set(special[::2]), set(special[1::2])
    questions = tuple(
        Question(
            code,
            random.choice(MAXIMA),
            ("system", "deployment", "results") if code in with_results else ("system", "deployment"),
            "gated" if code in gated else "weighted" if code in weighted else "mean",
        )
        for code in codes
    )
    maxima = {question.code: question.maximum for question in questions}
    capped = sorted(random.sample(subareas, SUBAREAS // 9))
    caps = {code: sum((maxima[one] for one in children[code]), Fraction(0)) * 3 / 4 for code in capped}
    areas = {area: tuple(code for code in subareas if code.startswith(f"{area}.")) for area in parents}
    sums = (
        *(Sum("subarea", code, below, caps.get(code)) for code, below in children.items()),
        *(Sum("area", code, below) for code, below in areas.items()),
        Sum("total", "total", tuple(areas)),
    )
    return Sample(questions, sums, _framework(questions, sums), _scale(questions, sums))


def evaluations(of: Sample, count: int, seed: int = 1) -> Iterator[Shares]:
    """So many random evaluations in which everything is answered."""
    random = Random(seed)  # noqa: S311 - nothing secret
    steps = [STEPS[dimension] for _, dimension in of.asked]
    for _ in range(count):
        yield tuple(map(random.choice, steps))


def evaluation(of: Sample, shares: Shares) -> str:
    """The file of an evaluation."""
    lines = [
        "schema = 1",
        "[evaluation]",
        'id = "random"',
        f'framework = "{FRAMEWORK}@{REVISION}"',
        'organisation = { name = "Somewhere" }',
        "year = 2010",
    ]
    before = None
    for (code, dimension), share in zip(of.asked, shares, strict=True):
        if code != before:
            lines.append(f'[judgement."{code}"]')
            before = code
        lines.append(f'{dimension} = "{_step(dimension, share)}"')
    return "\n".join(lines) + "\n"


def decimal(value: Fraction) -> str:
    """A number as it is written in a file."""
    return format(Decimal(value.numerator) / value.denominator, "f")


def _step(dimension: str, share: Fraction) -> str:
    return f"step{STEPS[dimension].index(share)}"


def _framework(questions: tuple[Question, ...], sums: tuple[Sum, ...]) -> str:
    lines = [
        "schema = 1",
        "[framework]",
        f'id = "{FRAMEWORK}"',
        f'revision = "{REVISION}"',
        'title = "Sample"',
        'language = "en"',
        'levels = ["area", "subarea", "question"]',
        f'scales = ["{SCALE}"]',
        'source = "illustration"',
    ]
    for item in sums:
        if item.level != "total":
            lines += ["", f'[{item.level}."{item.code}"]', f'title = "What is done about {item.code}"']
    for question in questions:
        asked = ", ".join(f'"{name}"' for name in question.dimensions)
        lines += [
            "",
            f'[question."{question.code}"]',
            f'title = "How far is {question.code} built, applied and looked after?"',
            f"maximum = {decimal(question.maximum)}",
            f"dimensions = [{asked}]",
        ]
    return "\n".join(lines) + "\n"


def _scale(questions: tuple[Question, ...], sums: tuple[Sum, ...]) -> str:
    lines = [
        "schema = 1",
        "[scale]",
        f'id = "{SCALE}"',
        f'of = "{FRAMEWORK}"',
        'title = "Tenths of points"',
        'rounding = "half-up"',
        'unanswered = "bounds"',
        'not_applicable = "shrink"',
        'source = "illustration"',
        "[scale.print.lines]",
        *(f"{level} = {{ points = 1 }}" for level in ("question", "subarea", "area", "total")),
    ]
    for name, steps in STEPS.items():
        lines += ["", f"[dimension.{name}]", f'title = "{name.capitalize()}"', f"[dimension.{name}.steps]"]
        lines += [f"{_step(name, share)} = {decimal(share)}" for share in steps]
    lines += ["", "[rule.judged]", "points = 'maximum * mean(dimensions)'"]
    for level, children in (("subarea", "questions"), ("area", "subareas"), ("total", "areas")):
        lines += [
            "",
            f"[rule.{level}]",
            f"points = 'sum({children}.points)'",
            f"maximum = 'sum({children}.maximum)'",
        ]
    rules = {
        "gated": "if system = 0 then 0 else maximum * mean(dimensions)",
        "weighted": "maximum * (2 * system + deployment) / 3",
    }
    for question in questions:
        if question.rule in rules:
            lines += ["", f'[rule."{question.code}"]', f"points = '{rules[question.rule]}'"]
    for item in sums:
        if item.cap is not None:
            cap = decimal(item.cap)
            lines += [
                "",
                f'[rule."{item.code}"]',
                f"points = 'min({cap}, sum(questions.points))'",
                f"maximum = 'min({cap}, sum(questions.maximum))'",
            ]
    return "\n".join(lines) + "\n"
