"""What is missing, through every way of gathering and under every policy: the table of docs/rules.md."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval, divide, exactly, multiply
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as lay_out
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from kompass_core.model.scorecard import Scorecard, Value

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"

FRAMEWORK = """
schema = 1
[framework]
id = "two"
revision = "1"
title = "Two parts"
language = "en"
levels = ["whole", "part"]
scales = ["plain"]
[whole.1]
title = "The item above"
[part."1.1"]
title = "One part"
maximum = 10
[part."1.2"]
title = "The other part"
maximum = 10
"""

SCALE = """
schema = 1
[scale]
id = "plain"
of = "two"
title = "Plain"
rounding = "half-up"
unanswered = "UNANSWERED"
not_applicable = "NOT_APPLICABLE"
[dimension.kept]
title = "Kept"
steps = { no = 0, half = '50%', yes = '100%' }
[rule.judged]
points = 'maximum * kept'
[rule.whole]
maximum = 'sum(parts.maximum)'
points = 'sum(parts.points)'
sum = 'sum(parts.points)'
mean = 'mean(parts.points)'
min = 'min(parts.points)'
max = 'max(parts.points)'
count = 'count(parts where parts.points >= 5)'
[rule.total]
maximum = 'sum(wholes.maximum)'
points = 'sum(wholes.points)'
"""

EVALUATION = """
schema = 1
[evaluation]
id = "ours"
framework = "two@1"
organisation = { name = "Ours" }
[judgement."1.1"]
kept = "half"
"""

STATES = {
    "a step, worth 100%": ("bounds", "shrink", '[judgement."1.2"]\nkept = "yes"'),
    "`unanswered`, bounds": ("bounds", "shrink", '[judgement."1.2"]\nkept = "unanswered"'),
    "`unanswered`, zero": ("zero", "shrink", ""),
    "`not applicable`, shrink": ("zero", "shrink", '[judgement."1.2"]\nitem = "not applicable"'),
    "`not applicable`, refuse": ("bounds", "refuse", '[given.plain.points]\n"1.2" = "not applicable"'),
    "given 4": ("bounds", "shrink", '[given.plain.points]\n"1.2" = 4'),
    "printed 2,3": ("zero", "shrink", '[given.plain.points]\n"1.2" = { printed = "2,3" }'),
}


def rows() -> list[list[str]]:
    table = PAGE.read_text("utf-8").partition("<!-- table: missing -->")[2].partition("<!-- end -->")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


HEADING, _, *ROWS = rows()


def scored(unanswered: str, not_applicable: str, said: str) -> Scorecard:
    scale = SCALE.replace("NOT_APPLICABLE", not_applicable).replace("UNANSWERED", unanswered)
    plugins = Plugins(scales={("two", "plain"): read_text(scale, "plain.toml")})
    program = lay_out(check(read_text(FRAMEWORK, "two.toml"), plugins))
    return score(program, check_evaluation(read_text(EVALUATION + said, "ours.toml")))


def written(value: Value) -> str:
    assert isinstance(value, Interval)
    if value.known:
        return exact(value.low)
    ends = "(" if value.low_open else "[", ")" if value.high_open else "]"
    return f"{ends[0]}{exact(value.low)}, {exact(value.high)}{ends[1]}"


def test_every_state_is_in_the_table() -> None:
    assert list(STATES) == [row[0] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_table_says_what_each_state_does_to_the_item_above(row: list[str]) -> None:
    state, *cells = row
    if not any(cells[1:]):
        with pytest.raises(KompassError) as caught:
            scored(*STATES[state])
        assert [cells[0]] == [problem.slug for problem in caught.value.problems]
        return
    measures = scored(*STATES[state]).sheets["plain"].scores["1"].measures
    points, maximum = measures["points"], measures["maximum"]
    assert isinstance(points, Interval)
    assert isinstance(maximum, Interval)
    percent = multiply(exactly(Fraction(100)), divide(points, maximum))
    made = [written(measures[heading.strip("`")]) for heading in HEADING[1:-1]]
    assert cells == [*made, written(percent)]
