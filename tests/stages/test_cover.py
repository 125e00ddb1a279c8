"""Cover: what figures depend on is looked at, and nothing else is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.model.coverage import Look, share
from kompass_core.stages.check import check
from kompass_core.stages.check.expectation import check_expectation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.cover import cover
from kompass_core.stages.pose import pose
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.coverage import Coverage
    from kompass_core.model.program import Program

FRAMEWORK = """
schema = 1
[framework]
id = "library"
revision = "1"
title = "Library"
language = "en"
levels = ["part", "question"]
scales = ["simple"]
[part.a]
title = "Books"
[question."a.1"]
title = "Are they in order?"
maximum = 12
[question."a.2"]
title = "Are they read?"
maximum = 8
dimensions = ["kept"]
"""
SCALE = """
schema = 1
[scale]
id = "simple"
of = "library"
title = "Simple"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.kept]
title = "Kept"
steps = { no = 0, partly = '50%', yes = 1 }
[dimension.known]
title = "Known"
every = '10%'
[bands.grade]
low = 0
high = '60%'
[rule.judged]
points = 'if kept = 0% then 0 else maximum * mean(dimensions)'
[rule.part]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
grade = 'band(points / maximum, grade)'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""
BRANCHES = {
    "0": "where `kept = 0%` holds",
    "maximum * mean(dimensions)": "where `kept = 0%` does not hold",
    "low": "in the band `low` of `grade`",
    "high": "in the band `high` of `grade`",
}


@pytest.fixture
def program() -> Program:
    """The library laid out."""
    scales = {("library", "simple"): read_text(SCALE, "simple.toml")}
    return compiled(check(read_text(FRAMEWORK, "library.toml"), Plugins(scales=scales)))


@pytest.fixture
def covered(program: Program) -> Callable[[str], Coverage]:
    """What examples look at."""

    def made(text: str) -> Coverage:
        head = 'schema = 1\n[expectation]\nframework = "library@1"\n'
        looks: list[Look] = []
        if not text:
            (coverage,) = cover(looks, [program.framework])
            return coverage
        expectation = check_expectation(read_text(head + text, "expected.toml"))
        for example in expectation.examples:
            assert expectation.framework is not None
            posed = pose(example, expectation.framework, program)
            score(posed.program, posed.evaluation)
            figures = frozenset((one.code, one.measure) for one in example.figures)
            looks.append(Look(posed.program, posed.evaluation, posed.scale, figures))
        (coverage,) = cover(looks, [program.framework])
        return coverage

    return made


def lacking(coverage: Coverage) -> tuple[set[str], set[str], set[str]]:
    """The items, steps and branches that nothing looks at."""
    return (
        {lack.what for lack in coverage.items.lacking},
        {f"{lack.dimension} {lack.what}" for lack in coverage.steps.lacking},
        {lack.what for lack in coverage.branches.lacking},
    )


KEPT, KNOWN = {"kept no", "kept partly", "kept yes"}, {"known 0%", "known 10% to 90%", "known 100%"}
EVERYTHING = {"total", "a", "a.1", "a.2"}
REST = '[example.one]\nitem = "a"\nothers = "not applicable"\n'
ALL = set(BRANCHES.values())


@pytest.mark.parametrize(
    ("text", "items", "steps", "branches"),
    [
        ("", EVERYTHING, KEPT | KNOWN, ALL),
        (
            '[example.one]\nitem = "a.1"\njudgement = { kept = "yes", known = "30%" }\npoints = "7.8"\n',
            EVERYTHING - {"a.1"},
            KEPT - {"kept yes"} | KNOWN - {"known 10% to 90%"},
            ALL - {"where `kept = 0%` does not hold"},
        ),
        (
            '[example.one]\nitem = "a.1"\njudgement = { kept = "no", known = "100%" }\npercent = "0%"\n',
            EVERYTHING - {"a.1"},
            KEPT - {"kept no"} | KNOWN - {"known 100%"},
            ALL - {"where `kept = 0%` holds"},
        ),
        (  # a maximum does not depend on what is judged
            '[example.one]\nitem = "a.1"\njudgement = { kept = "yes", known = "30%" }\nmaximum = "12"\n',
            EVERYTHING,
            KEPT | KNOWN,
            ALL,
        ),
        (  # what is not known decides nothing
            '[example.one]\nitem = "a.1"\njudgement = { known = "0%" }\npoints = "0-6"\n',
            EVERYTHING - {"a.1"},
            KEPT | KNOWN - {"known 0%"},
            ALL,
        ),
        (  # points given directly are looked at, and nothing below them
            '[example.one]\nitem = "a"\ngiven = { a = 3 }\nmeasures = { grade = "low" }\npoints = "3"\n',
            EVERYTHING - {"a"},
            KEPT | KNOWN,
            ALL - {"in the band `low` of `grade`"},
        ),
        (
            '[example.one]\nitem = "total"\njudgements = { "a.2" = { kept = "yes" } }\npoints = "8-20"\n',
            EVERYTHING - {"total", "a", "a.2"},
            KEPT - {"kept yes"} | KNOWN,
            ALL - {"where `kept = 0%` does not hold"},
        ),
        (  # a grade is made of points, and these of all that is below
            REST + 'judgements = { "a.2" = { kept = "yes" } }\nmeasures = { grade = "high" }\n',
            EVERYTHING - {"a", "a.1", "a.2"},
            KEPT - {"kept yes"} | KNOWN,
            ALL - {"where `kept = 0%` does not hold", "in the band `high` of `grade`"},
        ),
    ],
)
def test_what_the_figures_depend_on_is_looked_at(
    covered: Callable[[str], Coverage], text: str, items: set[str], steps: set[str], branches: set[str]
) -> None:
    assert (items, steps, branches) == lacking(covered(text))


def test_what_is_not_looked_at_is_told_by_its_place(covered: Callable[[str], Coverage]) -> None:
    places = {lack.what: (str(lack.place), lack.place.text) for lack in covered("").branches.lacking}
    assert places["where `kept = 0%` holds"] == ("simple.toml:20:29", "0")
    assert places["where `kept = 0%` does not hold"][1] == "maximum * mean(dimensions)"
    assert places["in the band `low` of `grade`"][1] == "band(points / maximum, grade)"


def test_a_dimension_of_many_even_steps_counts_its_ends_and_what_is_between(
    covered: Callable[[str], Coverage],
) -> None:
    coverage = covered("")
    assert (coverage.items.of, coverage.steps.of, coverage.branches.of) == (4, 6, 4)
    assert [lack.what for lack in coverage.steps.lacking][3:] == ["0%", "10% to 90%", "100%"]


def test_the_share_is_that_of_everything_together(covered: Callable[[str], Coverage]) -> None:
    one = covered(
        '[example.one]\nitem = "a.1"\njudgement = { kept = "yes", known = "30%" }\npoints = "7.8"\n'
    )
    assert share([one]) == Fraction(1 + 2 + 1, 4 + 6 + 4)
    assert share([]) == 1


def test_looks_at_one_evaluation_are_taken_together(covered: Callable[[str], Coverage]) -> None:
    text = '[example.{}]\nitem = "a.1"\njudgement = {{ kept = "{}", known = "{}" }}\npoints = "0"\n'
    coverage = covered(
        "".join(text.format(step, step, share) for step, share in (("no", "0%"), ("yes", "100%")))
    )
    assert lacking(coverage)[1] == {"kept partly", "known 10% to 90%"}
