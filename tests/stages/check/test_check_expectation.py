"""Expectation: what its file says, and everything that can be wrong with it before anything is scored."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kompass_core.model.evaluation import Given, Judgement
from kompass_core.model.expectation import ExpectedFigure
from kompass_core.problems import KompassError
from kompass_core.stages.check.expectation import check_expectation
from kompass_core.stages.read import read_text

HEAD = 'schema = 1\n[expectation]\nframework = "garden@1"\n'
EXAMPLE = HEAD + '[example.rose]\nitem = "a.1"\npoints = "5.0"\n'


def wrong(text: str) -> list[tuple[str, str]]:
    """The slug and the text under the caret of each problem."""
    with pytest.raises(KompassError) as caught:
        check_expectation(read_text(text, "expected.toml"))
    return [
        (one.slug, one.place if isinstance(one.place, str) else one.place.text)
        for one in caught.value.problems
    ]


def test_an_example_says_what_is_judged_and_what_comes_of_it() -> None:
    text = """
        schema = 1
        [expectation]
        framework = "garden@1"
        [example."all of it"]
        item = "a"
        scale = "easy"
        judgement = { health = "lush" }
        judgements = { "a.1" = { health = { anna = "dead", leif = "lush" } } }
        given = { "a.2" = 2.5 }
        others = "not applicable"
        points = "5.0"
        percent = "50%"
        measures = { rank = "3" }
        because = "so it is"
        source = "illustration"
    """
    (example,) = check_expectation(read_text(text, "expected.toml")).examples
    span = example.span
    assert (example.name, example.item, example.scale, example.others) == (
        "all of it",
        "a",
        "easy",
        "not applicable",
    )
    assert dict(example.judgements["a"]) == {"health": Judgement("lush", span)}
    assert dict(example.opinions["a.1"]["health"]) == {
        "anna": Judgement("dead", span),
        "leif": Judgement("lush", span),
    }
    assert dict(example.given) == {"a.2": Given(Fraction(5, 2), span)}
    assert example.figures == (
        ExpectedFigure("lines", "easy", "a", "points", "5.0", span),
        ExpectedFigure("lines", "easy", "a", "percent", "50%", span),
        ExpectedFigure("lines", "easy", "a", "rank", "3", span),
    )
    assert (example.because, example.source) == ("so it is", "illustration")


def test_what_an_example_leaves_out_is_unanswered() -> None:
    (example,) = check_expectation(read_text(EXAMPLE, "expected.toml")).examples
    assert (example.scale, example.others, dict(example.judgements)) == (None, "unanswered", {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema = 1\n[expectation]\n", [("nothing-expected", "expectation")]),
        (HEAD, [("nothing-expected", '"garden@1"')]),
        (HEAD + "[example]\n", [("nothing-expected", '"garden@1"')]),
        ('schema = 1\n[expectation]\nevaluation = "spring"\n', [("nothing-expected", '"spring"')]),
        (
            'schema = 1\n[expectation]\nevaluation = "spring"\n[lines.easy]\n"a.1" = {}\n',
            [("nothing-expected", '"spring"')],
        ),
        (HEAD + '[example.rose]\nitem = "a.1"\n', [("nothing-expected", "rose")]),
        (HEAD + '[example.rose]\nitem = "a.1"\nmeasures = {}\n', [("nothing-expected", "rose")]),
        (
            HEAD + '[summary.easy]\na = "5"\n',
            [("missing-key", "expectation"), ("nothing-expected", '"garden@1"')],
        ),
        (
            EXAMPLE.replace('framework = "garden@1"', 'evaluation = "spring"'),
            [("missing-key", "expectation"), ("nothing-expected", '"spring"')],
        ),
        (EXAMPLE.replace('"5.0"', "5.0"), [("wrong-kind", "5.0")]),
        (EXAMPLE.replace("points", "poinst"), [("unknown-key", "poinst")]),
        (EXAMPLE.replace("item", "items"), [("unknown-key", "items")]),
        (EXAMPLE + 'others = "not aplicable"\n', [("wrong-kind", '"not aplicable"')]),
        (EXAMPLE + 'measures = { points = "3" }\n', [("unknown-key", "points")]),
        (EXAMPLE + 'source = "ilustration"\n', [("unknown-name", '"ilustration"')]),
        (
            EXAMPLE + 'judgement = { health = "lush" }\njudgements = { "a.1" = { health = "dead" } }\n',
            [("given-twice", '"a.1"')],
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == wrong(text)


def test_a_figure_that_is_a_number_is_told_to_be_quoted() -> None:
    with pytest.raises(KompassError, match="a figure as it is printed, in quotation marks"):
        check_expectation(read_text(EXAMPLE.replace('"5.0"', "5.0"), "expected.toml"))
