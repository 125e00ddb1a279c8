"""Wording: words by their keys, and numbers that are written and not computed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.scale import Decimals
from kompass_core.model.variant import Numbers, Variant
from kompass_core.model.words import WORDS, lacking, unknown
from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from kompass_core.stages.report.wording import Wording


def variant(locale: str, zero: str | None = None, percent: str | None = None, **words: str) -> Variant:
    """A variant with these numbers and words."""
    return Variant("trial", "Trial", "en", Numbers(locale, zero, percent), words, {}, {})


@pytest.fixture
def comma() -> Wording:
    """The wording of a country with a decimal comma, a bare zero and percent signs without a space."""
    return wording(variant("sv_SE", "0", "0%"))


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("10.6", Decimals(1, 1), "10,6"),
        ("3", Decimals(1, 1), "3,0"),
        ("0", Decimals(1, 1), "0"),
        ("0.1", Decimals(1, 1), "0,1"),
        ("-0.1", Decimals(1, 1), "−0,1"),
        ("56.5", Decimals(0, 1), "56,5"),
        ("56", Decimals(0, 1), "56"),
        ("100", Decimals(0, 0), "100"),
        ("100", Decimals(0, 2), "100"),
        ("100.10", Decimals(0, 2), "100,1"),
        ("100.10", Decimals(2, 3), "100,10"),
        ("0.05", Decimals(0, 2), "0,05"),
        ("1234567.8", Decimals(1, 1), "1234567,8"),
    ],
)
def test_a_number_has_the_decimals_of_its_line(
    value: str, decimals: Decimals, expected: str, comma: Wording
) -> None:
    assert comma.number(Fraction(value), decimals) == expected


def test_a_number_of_any_length_is_written(comma: Wording) -> None:
    assert comma.number(Fraction(10**5000), Decimals(1, 1)) == "1" + "0" * 5000 + ",0"


def test_without_a_zero_of_its_own_a_zero_is_a_number_like_any_other() -> None:
    assert wording(variant("en_GB")).number(Fraction(0), Decimals(1, 1)) == "0.0"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("sv_SE", "43,5\u00a0%"), ("en_GB", "43.5%"), ("nb-NO", "43,5\u00a0%"), ("tr_TR", "%43,5")],
)
def test_a_locale_knows_how_a_percentage_is_written(locale: str, expected: str) -> None:
    made = wording(variant(locale))
    assert made.percent(made.number(Fraction(87, 2), Decimals(1, 1))) == expected


def test_a_variant_may_write_percentages_in_its_own_way(comma: Wording) -> None:
    assert comma.percent("43") == "43%"


@pytest.mark.parametrize("locale", ["xx_YY", "s", "sv_SE_SE_SE_SE", "-"])
def test_a_locale_that_nobody_knows_is_a_problem(locale: str) -> None:
    with pytest.raises(KompassError) as caught:
        wording(variant(locale))
    assert [problem.slug for problem in caught.value.problems] == ["unknown-locale"]
    assert f"`{locale}`" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (exactly(Fraction("10.625")), "10,625"),
        (exactly(Fraction(31, 12)), "31/12"),
        (exactly(Fraction(-1, 2)), "−0,5"),
        (Interval(Fraction("2.25"), Fraction("2.35"), high_open=True), "2,25–<2,35"),
        (Interval(Fraction(0), Fraction(1, 3), low_open=True), ">0–1/3"),
    ],
)
def test_an_exact_value_keeps_all_its_digits(value: Interval, expected: str, comma: Wording) -> None:
    assert comma.exactly(value) == expected


def test_a_word_is_that_of_the_variant_else_english() -> None:
    made = wording(variant("en_GB", total="Altogether"))
    assert (made.word("total"), made.word("state.covered")) == ("Altogether", "not assessed")


def test_a_word_may_be_empty() -> None:
    assert wording(variant("en_GB", total="")).word("total") == ""


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    made = wording(variant("en_GB"))
    assert (
        made.word("comparison.title", framework="{scale} {0} {framework}")
        == "{scale} {0} {framework}: comparison"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "{framework.__class__}",
        "{framework!r}",
        "{0}",
        "{",
        "}",
        "{{framework}}",
        "{nobody}",
        "%s",
        "$framework",
    ],
)
def test_nothing_but_the_named_places_of_a_word_is_filled_in(hostile: str) -> None:
    words = {"comparison.title": hostile}
    expected = hostile.replace("{framework}", "HERE")
    assert (
        wording(evolve(variant("en_GB"), words=words)).word("comparison.title", framework="HERE") == expected
    )


def test_a_name_without_a_word_is_the_one_of_the_definition() -> None:
    made = wording(variant("en_GB"))
    named = (made.level("room"), made.step("look", "half"), made.measure("grade"), made.band("grade", "low"))
    assert named == ("room", "half", "grade", "low")


def test_a_step_may_be_called_otherwise_in_one_dimension() -> None:
    words = {"step.half": "half of it", "step.look.half": "so-so"}
    made = wording(evolve(variant("en_GB"), words=words))
    assert (made.step("look", "half"), made.step("work", "half")) == ("so-so", "half of it")


def test_a_variant_is_told_what_it_lacks_and_what_nobody_asks_for() -> None:
    words = dict.fromkeys([*list(WORDS)[1:], "level.room", "totl"], "word")
    trial = evolve(variant("en_GB"), words=words)
    assert (lacking(trial), unknown(trial)) == ((next(iter(WORDS)),), ("totl",))
