"""The function agrees with the reference to the last digit, whatever the evaluation's shape."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.model.contributions import Plugins
from kompass_core.model.evaluation import Given
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.rounding import rounded
from kompass_core.stages.check import check
from kompass_core.stages.compile import compile as lay_out
from kompass_core.stages.encode import numbers, shape
from kompass_core.stages.function import function
from kompass_core.stages.read import read_text
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import State

if TYPE_CHECKING:
    from kompass_core.model.program import Line, Sheet

FRAMEWORK = """
schema = 1
[framework]
id = "library"
revision = "1"
title = "A library looks at itself"
language = "en"
levels = ["theme", "practice", "question"]
scales = ["plain"]
[level.practice]
plural = "practices"
[theme.A]
title = "Books"
weight = 3
[practice."A.1"]
title = "Choosing"
[question."A.1.1"]
title = "Is there a plan?"
maximum = 7.5
weight = '40%'
[question."A.1.2"]
title = "Is it followed?"
maximum = 12
dimensions = ["design", "use"]
[question."A.1.3"]
title = "Is it read?"
maximum = 3
dimensions = ["design"]
[practice."A.2"]
title = "Lending"
[question."A.2.1"]
title = "Is there a desk?"
maximum = 10
[theme.B]
title = "Rooms"
weight = 2
[question."B.1"]
title = "Are there chairs?"
maximum = 6
parent = "B"
[question."B.2"]
title = "Are there lamps?"
maximum = 9
"""

SCALE = """
schema = 1
[scale]
id = "plain"
of = "library"
title = "Plain"
rounding = "{rounding}"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
question = {{ points = 1, percent = 0 }}
practice = {{ points = 2, percent = 1 }}
theme = {{ points = [0, 3], percent = 0 }}
[scale.print.summary]
total = {{ points = 0, percent = 2 }}
[dimension.design]
title = "Design"
weight = 2
[dimension.design.steps]
no = 0
some = '33.3%'
yes = 1
[dimension.use]
title = "Use"
[dimension.use.steps]
no = 0
rarely = 0.125
yes = '100%'
[dimension.change]
title = "Change"
[dimension.change.steps]
no = 0
yes = 0.7
[bands.mark]
low = 0
medium = '50%'
high = 0.7
[rule.judged]
points = 'maximum * sum(dimensions.weight * dimensions) / sum(dimensions.weight)'
share = 'points / maximum'
mark = 'band(share, mark)'
[rule.practice]
maximum = 'sum(questions.maximum)'
points = '''
clamp(sum(round(questions.points, 1))
      - count(questions where questions.mark = mark.low) * maximum / 20, 0, 20)
'''
best = 'max(questions.share)'
[rule.theme]
maximum = 'sum({children}.maximum)'
points = '''
if mean({children}.points where {children}.points > 1 else 0) >= 3 and not (max({children}.points) < 4)
then sum({children}.points)
else min({children}.points where {children}.points < 3 else maximum) * 60% - 0.5
'''
[rule.total]
maximum = 'sum(themes.maximum)'
points = 'round(sum(themes.weight * themes.points) / sum(themes.weight), 2) + sum(max(themes.points, 1)) * 0'
"""
# The last line adds nothing, to bring a `max` of each child with a constant into a gathering.

OF_B = """
[rule.B]
maximum = 'sum(questions.maximum)'
points = '''
mean(questions.share where questions.share > 10% else 5%) * maximum / (1 + max(questions.share))
'''
"""


def sheet(rounding: str) -> Sheet:
    scale = SCALE.replace("[rule.theme]", "[rule.A]").replace("{children}", "practices")
    text = (scale + OF_B).replace("{rounding}", rounding).replace("{{", "{").replace("}}", "}")
    plugins = Plugins(scales={("library", "plain"): read_text(text, "plain.toml")})
    return lay_out(check(read_text(FRAMEWORK, "library.toml"), plugins)).sheets["plain"]


SHEETS = {mode: sheet(mode) for mode in ("half-up", "half-even", "half-down", "down")}


def adjusted(states: dict[str, State]) -> object:
    def adjust(line: Line, made: Interval, maximum: Interval) -> Interval:
        given_points = states[line.item.code].given
        return made if given_points is None else exactly(given_points.points)  # type: ignore[arg-type]

    return adjust


@st.composite
def evaluations(draw: st.DrawFn) -> dict[str, State]:
    states = {}
    for line in SHEETS["half-up"].lines:
        kind = (
            draw(st.sampled_from(["judged"] * 4 + ["given", "absent"])) if not line.item.children else "made"
        )
        dimensions = SHEETS["half-up"].scale.dimensions
        if kind == "absent":
            states[line.item.code] = State("not applicable", {}, {}, (), None)
        elif kind == "given":
            points = draw(st.fractions(0, line.item.maximum or 1, max_denominator=1000))
            states[line.item.code] = State("given", {}, {}, (), Given(points, line.item.span))
        else:
            shares = {
                name: exactly(draw(st.sampled_from(list(dimensions[name].steps.values()))))
                for name in line.asked
                if draw(st.sampled_from([True] * 5 + [False]))
            }
            states[line.item.code] = State("rule", shares, {}, (), None)
    return states


def given_shares(states: dict[str, State], laid_out: Sheet) -> dict[str, State]:
    """What `fit` makes of points given directly: their item's shares are those of any judgement."""
    dimensions = laid_out.scale.dimensions
    full = {}
    for line in laid_out.lines:
        state = states[line.item.code]
        if state.origin == "given":
            any_share = {name: exactly(min(dimensions[name].steps.values())) for name in line.asked}
            state = State("given", any_share, {}, (), state.given)
        full[line.item.code] = state
    return full


@pytest.mark.parametrize("mode", SHEETS)
@given(drawn=evaluations())
def test_every_measure_and_every_printed_digit_is_that_of_the_reference(
    mode: str, drawn: dict[str, State]
) -> None:
    laid_out = SHEETS[mode]
    states = given_shares(drawn, laid_out)
    encoded = shape(laid_out, states)
    assert encoded is not None
    made = function(laid_out, encoded)
    try:
        expected = run(laid_out, states, adjusted(states), derive=False)  # type: ignore[arg-type]
    except RunError:
        with pytest.raises(ZeroDivisionError):
            made.run(numbers(made, states))
        return
    results = zip(made.results, made.run(numbers(made, states)), strict=True)
    seen = set()
    for result, number in results:
        outcome = expected[result.code]
        measures = outcome.measures
        exact = Fraction(number) / (result.scale or 1)
        if result.print is None:
            seen.add((result.code, result.measure))
            value = measures[result.measure]
            assert isinstance(value, Interval)
            assert (value.low, value.high) == (exact, exact)
        else:
            points, maximum = measures["points"], measures["maximum"]
            assert isinstance(points, Interval)
            assert isinstance(maximum, Interval)
            wanted = points.low if result.measure == "points" else 100 * points.low / maximum.low
            decimals = laid_out.scale.prints[result.print][
                next(line.item.level for line in laid_out.lines if line.item.code == result.code)
            ][result.measure]
            assert rounded(wanted, decimals.most, laid_out.scale.rounding) == exact
    ruled = {
        (line.item.code, rule.measure)
        for line in laid_out.lines
        if expected[line.item.code].applies
        for rule in line.rules
    }
    assert seen == ruled
    assert made.absent == {code for code, outcome in expected.items() if not outcome.applies}


def test_points_given_above_are_declined() -> None:
    with pytest.raises(ValueError, match="has parts"):
        function(SHEETS["half-up"], {"A": 1})


def test_slots_stand_in_the_order_of_print() -> None:
    slots = function(SHEETS["half-up"]).slots
    assert [slot.code for slot in slots] == sorted((slot.code for slot in slots), key=_order)


def _order(code: str) -> int:
    codes = [line.item.code for line in reversed(SHEETS["half-up"].lines)]
    return codes.index(code)


def test_an_unanswered_judgement_has_no_shape() -> None:
    laid_out = SHEETS["half-up"]
    states = {line.item.code: State("rule", {}, {}, (), None) for line in laid_out.lines}
    leaf = next(line for line in laid_out.lines if not line.item.children)
    hole = {name: Interval(Fraction(0), Fraction(1)) for name in leaf.asked}
    states[leaf.item.code] = State("rule", hole, {}, leaf.asked, None)
    assert shape(laid_out, states) is None
