"""Two areas with questions, judged in steps or given as points, and what is asked about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.portfolio.simulate.entered import Asked, Entry
from kompass_core.portfolio.simulate.sentence import uncertain
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.check.framework import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.program import Program
    from kompass_core.model.simulation import Doubt

    Make = Callable[..., Program]

FRAMEWORK = """\
schema = 1
[framework]
id = "duel"
revision = "1"
title = "Duel"
language = "en"
levels = ["area", "question"]
scales = ["plain", "weighted", "graded"]
[area.1]
title = "One"
maximum = 100
[question."1.1"]
title = "One one"
maximum = 60
weight = 3
[question."1.2"]
title = "One two"
maximum = 40
[area.2]
title = "Two"
maximum = 100
[question."2.1"]
title = "Two one"
maximum = 100
"""
HEAD = """\
schema = 1
[scale]
id = "{id}"
of = "duel"
title = "{id}"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.how]
title = "How"
[dimension.how.steps]
none = 0
partly = '40%'
all = '100%'
[dimension.wide]
title = "How widely"
weight = 2
[dimension.wide.steps]
none = 0
half = '50%'
all = '100%'
[bands.grade]
low = 0
high = '50%'
[rule.judged]
points = 'maximum * sum(dimensions * dimensions.weight) / sum(dimensions.weight)'
[rule.area]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
"""
TOTALS = {
    "plain": "points = 'sum(areas.points)'\nmaximum = 'sum(areas.maximum)'",
    "weighted": "points = 'sum(areas.points * areas.weight) / sum(areas.weight)'\n"
    "maximum = 'sum(areas.maximum * areas.weight) / sum(areas.weight)'",
    "graded": "points = 'min(round(sum(areas.points), 1), 150)'\nmaximum = 'sum(areas.maximum)'\n"
    "grade = 'band(points / maximum, grade)'",
}
EVALUATION = """\
schema = 1
[evaluation]
id = "{id}"
framework = "duel@1"
organisation = {{ name = "{id}" }}
evaluators = [{{ id = "anna", name = "Anna" }}, {{ id = "leif", name = "Leif" }}]
"""


def scales() -> Plugins:
    texts = {name: HEAD.format(id=name) + total for name, total in TOTALS.items()}
    return Plugins(scales={("duel", name): read_text(text, f"{name}.toml") for name, text in texts.items()})


@pytest.fixture(scope="session")
def duel() -> Program:
    """The program."""
    return compiled(check(read_text(FRAMEWORK, "1.toml"), scales()))


@pytest.fixture
def entry(duel: Program) -> Callable[[str, str], Entry]:
    """An evaluation by its id and the tables of its file."""

    def made(name: str, tables: str) -> Entry:
        text = EVALUATION.format(id=name) + tables
        return Entry(check_evaluation(read_text(text, f"{name}.toml")), duel)

    return made


@pytest.fixture
def points(entry: Callable[[str, str], Entry]) -> Callable[..., Entry]:
    """An evaluation by its id and the points given to the areas, on all scales."""

    def made(name: str, **given: object) -> Entry:
        lines = "\n".join(f'"{code.removeprefix("a")}" = {value}' for code, value in given.items())
        return entry(name, "".join(f"[given.{scale}.points]\n{lines}\n" for scale in TOTALS))

    return made


@pytest.fixture
def judged(entry: Callable[[str, str], Entry]) -> Callable[..., Entry]:
    """An evaluation by its id and what is judged of each question: `how, wide`."""

    def made(name: str, *steps: str) -> Entry:
        tables = ""
        for code, said in zip(("1.1", "1.2", "2.1"), steps, strict=True):
            how, _, wide = said.partition(" ")
            tables += f'[judgement."{code}"]\n'
            tables += f'how = "{how}"\n' if how != "-" else ""
            tables += f'wide = "{wide}"\n' if wide != "-" else ""
        return entry(name, tables)

    return made


@pytest.fixture
def asking() -> Callable[..., Asked]:
    """What is asked: sentences, doubts after a question mark."""

    def made(
        *said: str, scale: str = "plain", draws: int = 2000, seed: int = 7, item: str = "total"
    ) -> Asked:
        doubts: tuple[Doubt, ...] = tuple(uncertain(one[1:], "--uncertain") for one in said if one[0] == "?")
        sentences = tuple((one, "--vary") for one in said if one[0] != "?")
        return Asked(sentences, doubts, scale, item, draws, seed)

    return made
