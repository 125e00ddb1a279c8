"""Stored: a population reads back as the same one, and one that somebody changed is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from attrs import evolve
from hypothesis import given

from kompass_core.model.evaluation import Organisation
from kompass_core.portfolio.population.stored import stored
from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.check.population import check_population
from kompass_core.stages.notation import denoted, noted
from kompass_core.stages.populate import populate, population
from kompass_core.stages.read import read, read_text
from tests.rules.random_rules import intervals

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard

SIX = Path(__file__).parent / "six.toml"


@pytest.mark.parametrize("kind", ["toml", "json"])
def test_it_reads_back_as_the_same(kind: Literal["toml", "json"], pupil: Callable[..., Scorecard]) -> None:
    cards = [pupil("bo", "2"), pupil("cy", "1", '{ printed = "2.3" }')]
    found = populate(cards, "plain", {"cy": "north"})
    odd = evolve(found.members[0], organisation=Organisation('"1"', "Å\\\n\x7f #"), year=None)
    whole = population(found.framework, found.scale, found.scales, (odd, found.members[1]))
    assert check_population(read_text(stored(whole, kind), "p", kind)) == whole


def test_its_digest_is_that_of_what_figures_depend_on(pupil: Callable[..., Scorecard]) -> None:
    ada, bo = pupil("ada", "1"), pupil("bo", "2")
    digest = populate([ada, bo], "plain").digest
    assert populate([bo, ada], "plain").digest == digest
    assert populate([ada], "plain").digest != digest
    assert populate([ada, pupil("bo", "3")], "plain").digest != digest


def test_norms_of_a_scale_do_not_change_it(pupil: Callable[..., Scorecard]) -> None:
    norm = "[norm.n]\ntitle = \"N\"\nleast = 1\n[norm.n.rule.total]\nplace = 'rank'\n"
    found = [populate([pupil("ada", "1", norms=norms)], "plain").digest for norms in ("", norm)]
    assert found[0] == found[1]


def test_a_changed_figure_is_seen() -> None:
    assert len(check_population(read(SIX)).members) == 6
    text = SIX.read_text("utf-8").replace('total = "443"', 'total = "444"')
    with pytest.raises(KompassError) as caught:
        check_population(read_text(text, "six.toml"))
    assert [problem.slug for problem in caught.value.problems] == ["altered-population"]


def test_two_of_one_id_cannot_be_stored(pupil: Callable[..., Scorecard]) -> None:
    with pytest.raises(KompassError) as caught:
        stored(populate([pupil("ada", "1"), pupil("ada", "2")], "plain"), "toml")
    assert {problem.slug for problem in caught.value.problems} == {"duplicate-id"}


def test_ends_in_the_wrong_order_are_said() -> None:
    text = SIX.read_text("utf-8").replace('total = "443"', 'total = "[5, 5)"')
    with pytest.raises(KompassError) as caught:
        check_population(read_text(text, "six.toml"))
    assert [problem.slug for problem in caught.value.problems] == ["wrong-order"]


@given(intervals())
def test_a_value_is_what_its_text_says(value: Interval) -> None:
    assert denoted(noted(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-12.50", exactly(Fraction(-25, 2))),
        ("31/12", exactly(Fraction(31, 12))),
        ("(1, 3/2]", Interval(Fraction(1), Fraction(3, 2), low_open=True)),
    ],
)
def test_a_text_may_be_written_by_hand(text: str, value: Interval) -> None:
    assert denoted(text) == value


@pytest.mark.parametrize("text", ["", "one", "[1 2]", "[1, 2", "1/0", "[2, 1]", "1.5.2"])
def test_another_text_is_no_value(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no value|does not begin"):
        denoted(text)
