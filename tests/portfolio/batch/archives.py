"""Archives for tests: random rows of each scale that is shipped, and what the report prints of them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.model.batch import MISSING, OF_MAXIMUM, STATE
from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.batch.heading import heading
from kompass_core.portfolio.batch.record import record
from kompass_core.portfolio.batch.wanted import wanted, wished
from kompass_core.problems import KompassError
from kompass_core.stages.report.figures import scale_figures
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.batch import Shown
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.program import Program

    Row = dict[str, str | None]

ROOT = Path(__file__).parents[3]
SHIPPED = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.glob("frameworks/*/*.toml"))}
SCALES = [
    ("frameworks/caf/2020.toml", "classical"),
    ("frameworks/caf/2020.toml", "fine-tuned"),
    ("frameworks/kommunkompassen/2002.toml", "2002"),
    ("frameworks/kommunkompassen/2010.toml", "2010"),
    ("frameworks/kommunkompassen/2010.toml", "2002"),
    ("frameworks/kommunkompassen/2016.toml", "2016"),
    ("frameworks/kommunkompassen/2020.toml", "2020"),
]


@cache
def plugins() -> Plugins:
    return load_plugins()


@cache
def program(path: str) -> Program:
    return prepare(SHIPPED[path], plugins())


def shown(
    made: Program, scale: str, *items: str, ranges: bool = True, exact: bool = True
) -> tuple[Shown, ...]:
    wish = wished(made.framework, items, ranges=ranges, percent=True, exact=exact)
    return wanted(made.sheets[scale], wish)


def columns(made: Program, scale: str) -> list[str]:
    """The names of all columns that say anything of a scale."""
    lines = made.sheets[scale].lines
    judged = [f"{line.item.code}:{name}" for line in lines for name in line.asked]
    wholes = [f"{line.item.code}:{WHOLE_ITEM}" for line in lines]
    given = [name for line in lines for name in (line.item.code, f"{line.item.code}:printed")]
    return ["id", *judged, *wholes, *given]


def rows(made: Program, scale: str, count: int, seed: int = 1) -> list[Row]:
    """Random rows: all answered, some or little of it; what does not apply; points given, and as printed."""
    rng = Random(seed)  # noqa: S311 - nothing secret
    found = []
    for number in range(count):
        row: Row = {"id": f"e{number}", **dict.fromkeys(columns(made, scale)[1:])}
        holes = rng.choice([0, 0, 0.05, 0.5, 1])
        absent = rng.choice([0, 0, 0.1, 0.5])
        given = rng.choice([0, 0, 0.2])
        for line in made.sheets[scale].lines:
            code = line.item.code
            if line.item.children:
                continue
            maximum = line.item.maximum or 10
            chance = rng.random()
            if chance < given / 2:
                row[code] = f"{rng.randrange(int(maximum * 10) + 1) / 10}"
            elif chance < given:
                row[f"{code}:printed"] = f"{rng.randrange(int(maximum))},{rng.randrange(10)}"
            elif chance < given + absent / 4:
                row[f"{code}:{WHOLE_ITEM}"] = rng.choice([NOT_APPLICABLE, UNANSWERED])
            else:
                for name in line.asked:
                    row[f"{code}:{name}"] = _judged(
                        rng, list(made.sheets[scale].scale.dimensions[name].steps), holes, absent
                    )
        if rng.random() < given:
            row[f"{TOTAL}:printed"] = str(rng.randrange(400))
        found.append(row)
    return found


def _judged(rng: Random, steps: list[str], holes: float, absent: float) -> str | None:
    chance = rng.random()
    if chance < holes:
        return rng.choice([None, UNANSWERED])
    return NOT_APPLICABLE if chance < holes + absent * (1 - holes) else rng.choice(steps)


def printed(made: Program, scale: str, row: Row, wanted_: tuple[Shown, ...]) -> Mapping[str, object] | None:
    """What the report prints of a row under the names of the columns; None where the row cannot be scored."""
    try:
        evaluation = record(row, heading(list(row), "made", made, scale), made, scale)
        card = score(made, evaluation)
    except KompassError:
        return None
    figures = scale_figures(card, scale, wording(plugins().variants["english"]))
    found: dict[str, object] = {}
    for one in wanted_:
        measure = "percent" if one.measure == OF_MAXIMUM else one.measure
        figure = figures[one.code].figures.get(measure)
        if one.part != "printed":
            found[one.name] = _exact(figure, one)
        elif one.digits is not None:
            found[one.name] = _end(getattr(figure, "printed", ""), one)
        else:
            found[one.name] = figure
    whole = card.sheets[scale].scores[TOTAL]
    applies = whole.origin != NOT_APPLICABLE
    state = ("incomplete" if whole.missing else "complete") if applies else NOT_APPLICABLE
    return {**found, MISSING: whole.missing, STATE: state}


def _exact(figure: object, one: Shown) -> int | None:
    low, high = getattr(figure, "low", None), getattr(figure, "high", None)
    if low is None or high is None or (one.end == "known" and low != high):
        return None
    end = high if one.end == "high" else low
    return int(end.numerator if one.part == "numerator" else end.denominator)


def _end(text: str, one: Shown) -> Decimal | None:
    ends = [Decimal(end) for end in text.replace("%", "").replace(" ", "").split("\N{EN DASH}") if end]
    if not ends or (one.end == "known" and len(ends) > 1):
        return None
    return ends[-1] if one.end == "high" else ends[0]
