"""Another instrument altogether, `tests/data/club`: four levels, other words, other arithmetic.

Every expected figure is worked out by hand, from the evaluation down in the comments up.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.model.report import Figure
from kompass_core.model.variant import Numbers, Variant
from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval
from kompass_core.rules.units import SHARE, Function, Parameter
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from kompass_core.model.scorecard import Scorecard

CLUB = Path(__file__).parents[2] / "data" / "club"

SQUARED = Function(
    name="squared",
    parameters=(Parameter("share", SHARE, "rising"),),
    unit=SHARE,
    compute=lambda share: share * share,
    summary="the share times itself",
)
PLAIN = Variant("plain", "Plain", "en", Numbers("en_GB", None, "0%"), {}, {}, {})


def plugins(*functions: Function) -> Plugins:
    """The scales of the club, and functions."""
    scales = {("club", name): read(CLUB / "scales" / f"{name}.toml") for name in ("stars", "plain")}
    return Plugins(scales=scales, functions={function.name: function for function in functions})


@pytest.fixture(scope="module")
def riverside() -> Scorecard:
    """The evaluation of Riverside Rowers."""
    program = compiled(check(read(CLUB / "2024.toml"), plugins(SQUARED)))
    return score(program, check_evaluation(read(CLUB / "evaluations" / "riverside.toml")))


def points(card: Scorecard, scale: str) -> dict[str, str]:
    """Points and maximum of every item that applies, as text."""
    return {
        code: f"{_shown(made.measures['points'])} / {_shown(made.measures['maximum'])}"
        for code, made in card.sheets[scale].scores.items()
        if made.measures
    }


def _shown(value: object) -> str:
    assert isinstance(value, Interval)
    return str(value.low) if value.known else f"{value.low} to {value.high}"


def test_what_is_judged_and_given_makes_exactly_these_points(riverside: Scorecard) -> None:
    assert points(riverside, "stars") == {
        # a share is the mean of `done`, counted twice, and `known`
        "A.1.1.1": "11/3 / 4",  # 4 * (2 * 1 + 3/4) / 3
        "A.1.1.2": "7/10 / 2",  # 2 * (2 * 2/5 + 1/4) / 3
        "A.1.1": "131/25 / 6",  # (11/3 + 7/10) * 120%, less than the 6 there are
        "A.1.2.1": "5 / 5",
        "A.1.2.2": "0 / 5",  # unanswered, which is nothing on this scale
        "A.1.2": "5/2 / 10",  # 10 * (5/10) squared
        "A.1": "649/50 / 22",  # 2 * 131/25 + 5/2, of 2 * 6 + 10
        "A.2.1.1": "3 / 3",  # `known` does not apply: `done` alone
        "A.2.1.2": "3 / 3",
        "A.2.1": "6 / 6",  # 6 * 120%, capped
        "A.2.2": "5/2 / 4",  # given
        "A.2": "17/2 / 10",
        "A": "21 / 32",  # 12.98 and 8.5 rounded to 13 and, half to even, 8
        "B.1.1.1": "0 / 4",
        "B.1.1.2": "16/15 / 4",  # 4 * (2 * 2/5 + 0) / 3
        "B.1.1": "32/25 / 8",  # 16/15 * 120%
        "B.1": "32/25 / 8",  # B.1.2 does not apply, nor does its maximum count
        "B": "1 / 8",
        "total": "22 / 40",
    }


def test_a_scale_without_those_rules_makes_a_range_of_what_is_not_known(riverside: Scorecard) -> None:
    assert points(riverside, "plain") == {
        "A.1.1.1": "4 / 4",
        "A.1.1.2": "4/5 / 2",
        "A.1.1": "24/5 / 6",
        "A.1.2.1": "5 / 5",
        "A.1.2.2": "0 to 5 / 5",
        "A.1.2": "5 to 10 / 10",
        "A.1": "49/5 to 74/5 / 16",
        "A.2.1.1": "3 / 3",
        "A.2.1.2": "3 / 3",
        "A.2.1": "6 / 6",
        "A.2.2.1": "0 to 4 / 4",  # its points are given on the other scale only
        "A.2.2": "0 to 4 / 4",
        "A.2": "6 to 10 / 10",
        "A": "79/5 to 124/5 / 26",
        "B.1.1.1": "0 / 4",
        "B.1.1.2": "8/5 / 4",
        "B.1.1": "8/5 / 8",
        "B.1": "8/5 / 8",
        "B": "8/5 / 8",
        "total": "87/5 to 132/5 / 34",
    }


def test_origins_and_missing_judgements(riverside: Scorecard) -> None:
    made = riverside.sheets["stars"].scores
    origins = {code: score.origin for code, score in made.items() if score.origin != "rule"}
    assert origins == {
        "A.2.2": "given",
        "A.2.2.1": "covered",
        "B.1.2": "not applicable",
        "thanks": "not applicable",
        "words": "not applicable",
    }
    missing = {code: (score.missing, score.wanted) for code, score in made.items() if score.missing}
    assert missing == {
        "total": (3, 16),
        "A": (2, 12),
        "A.1": (2, 8),
        "A.1.2": (2, 4),
        "A.1.2.2": (2, 2),
        "B": (1, 4),
        "B.1": (1, 4),
        "B.1.1": (1, 4),
        "B.1.1.2": (1, 2),
    }


def test_figures_are_rounded_half_to_even_in_the_decimals_of_their_level(riverside: Scorecard) -> None:
    printed = figures(riverside, wording(PLAIN))["stars"]
    shown = {
        code: [
            figure.printed if isinstance(figure, Figure) else figure
            for figure in printed[code].figures.values()
        ]
        for code in ("A.1.1", "A.1", "A.2", "A", "B.1", "B", "total", "B.1.2")
    }
    assert shown == {
        "A.1.1": ["5.24", "6", "87%"],  # 87.33...
        "A.1": ["13", "22", "59.0%"],  # 12.98 of 22 in one decimal at most; no more than needed
        "A.2": ["8.5", "10", "85.0%"],
        "A": ["21", "32", "66%"],  # 65.625
        "B.1": ["1.3", "8", "16.0%"],
        "B": ["1", "8", "12%"],  # 12.5, half to even
        "total": ["22", "40", "55%", "bronze"],  # 55 % is between 40 and 60
        "B.1.2": ["not applicable"],
    }


def test_the_share_of_an_item_is_a_measure_like_its_points(riverside: Scorecard) -> None:
    made = riverside.sheets["stars"].scores["A.1.1.1"].measures
    assert made["share"] == Interval(Fraction(11, 12), Fraction(11, 12))


def test_without_its_plugin_a_function_is_not_known() -> None:
    with pytest.raises(KompassError) as caught:
        check(read(CLUB / "2024.toml"), plugins())
    (problem,) = caught.value.problems
    assert problem.slug == "unknown-name"
    assert str(problem.place) == f"{CLUB / 'scales' / 'stars.toml'}:43:21"
