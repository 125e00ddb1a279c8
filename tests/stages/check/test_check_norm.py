"""Check norm: what is wrong with a norm is said at its place, and once."""

from __future__ import annotations

import pytest

from kompass_core.problems import KompassError
from tests.stages.school import pupil

HEAD = '[norm.n]\ntitle = "N"\nleast = 3\n'
RULE = "[norm.n.rule.part]\n"


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(KompassError) as caught:
        pupil("ada", "1", norms=text)
    return [(problem.slug, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "slug", "message"),
    [
        (f"{HEAD}{RULE}mark = 'population.men'", "unknown-name", "a population has no figure called `men`"),
        (f"{HEAD}{RULE}mark = 'population'", "unknown-name", "nothing in scope is called `population`"),
        (
            f"{HEAD}{RULE}mark = 'points + share_below'",
            "unit-mismatch",
            "points and a share cannot be added or subtracted",
        ),
        (
            f"{HEAD}{RULE}mark = 'population.mean - population.size'",
            "unit-mismatch",
            "points and a count cannot be added or subtracted",
        ),
        (
            f"{HEAD}{RULE}points = '1'",
            "reserved-name",
            "`points` has a meaning of its own, so a measure of a norm cannot be called so",
        ),
        (
            f"{HEAD}{RULE}rank = '1'",
            "reserved-name",
            "`rank` has a meaning of its own, so a measure of a norm cannot be called so",
        ),
        (
            f"{HEAD}[norm.n.rule.prat]\nmark = '1'",
            "unknown-name",
            "the framework has neither a level nor an item `prat`",
        ),
        (f"{HEAD}print = {{ x = 1 }}\n{RULE}mark = '1'", "unknown-name", "the norm makes no measure `x`"),
        (f"{HEAD}{RULE}one = 'two'\ntwo = 'one'", "cycle", "`one` is made of `two`, which is made of `one`"),
        (f"{HEAD}rule = {{}}", "missing-rule", "the norm `n` has no rules"),
        ('[norm.n]\ntitle = "N"\n' + RULE + "mark = '1'", "missing-key", "a norm has to have `least`"),
        (f"{HEAD}{RULE}mark = 'dimensions'", "unknown-name", "nothing in scope is called `dimensions`"),
    ],
)
def test_each_mistake_is_said_once(text: str, slug: str, message: str) -> None:
    assert problems(text) == [(slug, message)]


def test_rules_of_points_know_no_population() -> None:
    with pytest.raises(KompassError) as caught:
        pupil("ada", "1", norms="[rule.a]\npoints = 'population.mean'")
    (problem,) = caught.value.problems
    assert problem.slug == "unknown-name"
    assert problem.hint == "only the rules of a norm know a population: `[norm.NAME.rule.LEVEL]`"


def test_a_norm_may_hold_what_its_scale_makes_and_its_own_measures() -> None:
    text = f"{HEAD}{RULE}one = 'points / maximum'\ntwo = 'one * weight'\n"
    text += "[norm.n.rule.total]\nall = 'sum(parts.two)'"
    card = pupil("ada", "1", norms=text)
    rules = card.framework.norms["plain"]["n"]
    assert {code: [rule.measure for rule in made] for code, made in rules.items()} == {
        "total": ["all"],
        "a": ["one", "two"],
        "b": ["one", "two"],
    }
