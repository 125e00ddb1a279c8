"""Speech: what the names in a rule are called, as a variant and the framework call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.rules.parse import parse
from kompass_core.rules.sentence import sentence
from kompass_core.stages.report.speech import Speech
from kompass_core.stages.report.wording import wording
from kompass_core.testing.sample import PLAIN
from tests.stages.conftest import LIBRARY, SIMPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.framework import Framework


@pytest.fixture
def framework() -> Framework:
    """The library."""
    from kompass_core.model.contributions import Plugins
    from kompass_core.stages.check import check
    from kompass_core.stages.read import read_text

    scales = {("library", "simple"): read_text(SIMPLE, "scales/simple.toml")}
    return check(read_text(LIBRARY, "library.toml"), Plugins(scales=scales))


def said(rule: str, framework: Framework, words: Mapping[str, str] | None = None, locale: str = "en") -> str:
    variant = evolve(PLAIN, words=words or {}, numbers=evolve(PLAIN.numbers, locale=locale))
    speech = Speech(wording(variant), framework, framework.scales["simple"])
    return sentence(parse(rule, lambda start, _: f"{start}"), speech)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum * mean(dimensions)", "the maximum times the mean of the dimensions"),
        ("kept * weight", "“Kept” times the weight"),
        ("kept.share + known.weight", "the share of “Kept” plus the weight of “Known”"),
        ("sum(questions.points)", "the sum of the points of its questions"),
        ("count(parts)", "the number of its parts"),
        (
            "band(points, grade) >= grade.high",
            "the band of the points in “grade” is at least “high” in “grade”",
        ),
        ("mark + 12.5%", "“mark” plus 12.5%"),
        ("between(points, 0.5, 2)", "“between” of the points, 0.5 and 2"),
    ],
)
def test_a_name_is_called_what_it_is(rule: str, expected: str, framework: Framework) -> None:
    assert said(rule, framework) == expected


def test_a_variant_has_words_of_its_own(framework: Framework) -> None:
    words = {
        "dimension.kept": "Ordning",
        "level.question.plural": "Frågor",
        "measure.mark": "Betyg",
        "rule.times": "gånger",
        "rule.name": "”{name}”",
    }
    made = said("kept * sum(questions.points) * mark * 2.5 * 12.5%", framework, words, "sv_SE")
    middle = "gånger (the sum of the points of its frågor) gånger"
    assert made == f"”Ordning” {middle} ”Betyg” gånger 2,5 gånger 12,5\u00a0%"
