"""Made rows: random rows of a wide table, and what the reference makes of each of them."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import frozen

from kompass_core.model.evaluation import (
    NOT_APPLICABLE,
    UNANSWERED,
    WHOLE_ITEM,
    Evaluation,
    Given,
    GivenPoints,
    Judgement,
    Organisation,
    Reference,
)
from kompass_core.problems import Source, Span
from kompass_core.rules.interval import Interval, divide, exactly, multiply
from kompass_core.rules.rounding import rounded_interval
from kompass_core.rules.text import decimal
from kompass_core.stages.report.figures import LINES, decimals
from kompass_core.stages.score.desk import Desk
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.run import RunError, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from kompass_core.model.program import Line, Sheet
    from kompass_core.problems import Problem
    from kompass_core.stages.score.run import Outcome

SPAN = Span(Source("made", ""), 0, 0)


@frozen
class Expected:
    """What a row comes to, and in which words."""

    state: str
    missing: int
    figures: Mapping[str, Fraction | None]


def made_row(sheet: Sheet, rng: Random, *, given: Mapping[str, int] | None = None) -> dict[str, str | None]:
    """A row with answers, none, and what does not apply, mostly each in plenty or not at all."""
    holes, absent = rng.choice([0, 0.1, 0.5, 1]), rng.choice([0, 0.1, 0.5])
    if sheet.scale.not_applicable == "refuse":
        absent = 0
    row: dict[str, str | None] = {}
    for line in sheet.lines:
        code = line.item.code
        parts = (given or {}).get(code)
        if parts is not None:
            row[code] = points(line, rng, parts) if rng.random() < 0.2 else None
        covered = row.get(code) is not None
        if line.asked:
            covered = (rng.random() < absent / 5 and not covered) or covered
            row[f"{code}:{WHOLE_ITEM}"] = NOT_APPLICABLE if covered and row.get(code) is None else None
        for name in line.asked:
            steps = list(sheet.scale.dimensions[name].steps)
            row[f"{code}:{name}"] = None if covered else judged(rng, steps, holes, absent)
    return row


def points(line: Line, rng: Random, parts: int) -> str:
    """Some of the points of an item, in so many parts of one."""
    most = 100 if line.item.maximum is None else line.item.maximum
    return decimal(Fraction(rng.randrange(int(most * parts) + 1), parts))


def judged(rng: Random, steps: list[str], holes: float, absent: float) -> str | None:
    """A judgement of a dimension."""
    chance = rng.random()
    if chance < holes:
        return rng.choice([None, "", UNANSWERED])
    return NOT_APPLICABLE if chance < holes + absent else rng.choice(steps)


def expected(sheet: Sheet, row: Mapping[str, str | None]) -> Expected | None:
    """What the reference makes of a row; None where it refuses it."""
    problems: list[Problem] = []
    states = fit(sheet, evaluation(sheet, row), problems)
    desk = Desk(sheet, states)
    try:
        outcomes = run(sheet, states, desk.adjusted, derive=False)
    except RunError:
        return None
    if problems or desk.problems:
        return None
    missing = sum(len(state.unanswered) for state in states.values())
    figures: dict[str, Fraction | None] = {}
    for line in reversed(sheet.lines):
        figures.update(_figures(sheet, line, outcomes[line.item.code]))
    whole = outcomes[sheet.lines[-1].item.code]
    state = "incomplete" if missing else "complete"
    return Expected(state if whole.applies else "not applicable", missing, figures)


def _figures(sheet: Sheet, line: Line, outcome: Outcome) -> dict[str, Fraction | None]:
    code, level = line.item.code, line.item.level
    found: dict[str, Fraction | None] = {}
    points, maximum = outcome.measures.get("points"), outcome.measures.get("maximum")
    printed: dict[str, Interval | None] = {code: None}
    if isinstance(points, Interval):
        printed[code] = points
    if any(rule.measure == "maximum" for rule in line.rules) or line.item.maximum is not None:
        printed[f"{code}:percent"] = None
        if isinstance(points, Interval) and isinstance(maximum, Interval):
            try:
                printed[f"{code}:percent"] = multiply(divide(points, maximum), exactly(100))
            except ZeroDivisionError:
                printed[f"{code}:percent"] = None
    for name, value in printed.items():
        measure = "percent" if name.endswith(":percent") else "points"
        digits = decimals(sheet.scale, LINES, level, measure).most
        ends = value and rounded_interval(value, digits, sheet.scale.rounding)
        found[name] = ends.low if ends and ends.low == ends.high else None
        found[f"{name}:low"] = ends.low if ends else None
        found[f"{name}:high"] = ends.high if ends else None
    exact = printed[code]
    found[f"{code}:exact"] = exact.low if exact and exact.known else None
    found[f"{code}:low:exact"] = exact.low if exact else None
    found[f"{code}:high:exact"] = exact.high if exact else None
    return found


def evaluation(sheet: Sheet, row: Mapping[str, str | None]) -> Evaluation:
    """The evaluation that a row of texts is."""
    judgements: dict[str, dict[str, Judgement]] = {}
    given: dict[str, Given] = {}
    for line in sheet.lines:
        code = line.item.code
        if row.get(code):
            given[code] = Given(Fraction(row[code] or 0), SPAN)
        said = {name: row.get(f"{code}:{name}") for name in (WHOLE_ITEM, *line.asked)}
        judged = {name: Judgement(value, SPAN) for name, value in said.items() if value}
        if judged and code not in given:
            judgements[code] = judged
    none: Mapping[Any, Any] = MappingProxyType({})
    return Evaluation(
        id="made",
        framework=Reference("made", SPAN),
        variant=None,
        scales=None,
        organisation=Organisation(None, "made"),
        first_day=None,
        last_day=None,
        year=None,
        interviews=None,
        evaluators=(),
        previous=None,
        judgements=judgements,
        opinions=none,
        given={sheet.scale.id: GivenPoints(given, None, None, SPAN)} if given else none,
        findings=none,
        sources=none,
        source=None,
        note=None,
        carried=None,
        spans=none,
        digest="",
    )


def differing(found: Mapping[str, Any], wanted: Expected, columns: Mapping[str, None]) -> list[str]:
    """The columns of a row of a result that are not as they have to be."""
    differs = []
    for name, value in wanted.figures.items():
        if name.endswith(":exact"):
            stem = name.removesuffix(":exact")
            if f"{stem}:numerator" not in columns:
                continue
            above, below = found[f"{stem}:numerator"], found[f"{stem}:denominator"]
            got = None if above is None else Fraction(int(above), int(below))
        elif name in columns:
            got = None if found[name] is None else Fraction(found[name])
        else:
            continue
        if got != value:
            differs.append(f"{name}: {got} for {value}")
    differs += [
        f"{name}: {found[name]} for {value}"
        for name, value in (("missing", wanted.missing), ("state", wanted.state))
        if found[name] != value
    ]
    return differs
