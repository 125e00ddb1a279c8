"""An evaluation by itself: everything that it says, in TOML and in JSON, and what it cannot say."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kompass_core.model.evaluation import (
    Evaluator,
    Evidence,
    Given,
    GivenPoints,
    Judgement,
    Organisation,
    Printed,
    RoleModel,
)
from kompass_core.problems import KompassError, Source, Span
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.read import read_text

TEXT = """\
schema = 1
[evaluation]
id = "main-street"
framework = "library@1"
variant = "english"
scales = ["simple"]
organisation = { code = "17", name = "Main Street" }
from = 2024-05-01
to = 2024-05-03
interviews = 12
evaluators = [{ name = "Ada", organisation = "The county" }, { name = "Bo" }]
previous = "main-street-2020"
source = "report"
note = "A rainy week."
[sources]
report = "The report"
[judgement."a.1"]
kept = "yes"
known = '50%'
[judgement.b]
item = "not applicable"
[given.simple]
source = "report"
note = "as printed"
[given.simple.points]
"a.2" = 2.3
a = { printed = "9,8" }
total = { printed = ["10,6", "43%"] }
b = "not applicable"
[finding.a]
text = "Books are everywhere."
strengths = ["many"]
improvements = ["order", "light"]
evidence = [{ kind = "interview", note = "with readers" }]
role_models = [{ code = "18", name = "Hill Road", note = "order" }, { name = "Quay" }]
"""

NOWHERE = Span(Source("", ""), 0, 0)


def said(text: str, kind: str = "toml") -> list[str]:
    """The first lines of what is said of a text."""
    with pytest.raises(KompassError) as caught:
        check_evaluation(read_text(text, "e", "json" if kind == "json" else "toml"))
    return [str(problem).partition("\n")[0].removeprefix("e:") for problem in caught.value.problems]


def test_an_evaluation_says_who_and_when() -> None:
    made = check_evaluation(read_text(TEXT, "e.toml"))
    assert (made.id, made.framework.name, made.variant, made.scales) == (
        "main-street",
        "library@1",
        "english",
        ("simple",),
    )
    assert made.organisation == Organisation("17", "Main Street")
    assert (made.first_day, made.last_day, made.year) == (date(2024, 5, 1), date(2024, 5, 3), None)
    assert (made.interviews, made.previous, made.source, made.note) == (
        12,
        "main-street-2020",
        "report",
        "A rainy week.",
    )
    assert made.evaluators == (Evaluator(None, "Ada", "The county"), Evaluator(None, "Bo", None))
    assert dict(made.sources) == {"report": "The report"}


def test_an_evaluation_says_what_was_judged_and_given() -> None:
    made = check_evaluation(read_text(TEXT, "e.toml"))
    assert {code: dict(found) for code, found in made.judgements.items()} == {
        "a.1": {"kept": Judgement("yes", NOWHERE), "known": Judgement(Fraction(1, 2), NOWHERE)},
        "b": {"item": Judgement("not applicable", NOWHERE)},
    }
    points = {
        "a.2": Given(Fraction("2.3"), NOWHERE),
        "a": Given((Printed("9,8", NOWHERE),), NOWHERE),
        "total": Given((Printed("10,6", NOWHERE), Printed("43%", NOWHERE)), NOWHERE),
        "b": Given("not applicable", NOWHERE),
    }
    assert dict(made.given) == {"simple": GivenPoints(points, "report", "as printed", NOWHERE)}


def test_an_evaluation_says_what_was_found() -> None:
    found = check_evaluation(read_text(TEXT, "e.toml")).findings["a"]
    assert (found.text, found.strengths, found.improvements) == (
        "Books are everywhere.",
        ("many",),
        ("order", "light"),
    )
    assert found.evidence == (Evidence("interview", "with readers"),)
    assert found.role_models == (
        RoleModel(Organisation("18", "Hill Road"), "order"),
        RoleModel(Organisation(None, "Quay"), None),
    )


def test_the_place_of_every_key_and_member_is_kept() -> None:
    spans = check_evaluation(read_text(TEXT, "e.toml")).spans
    paths = [
        ("evaluation", "variant"),
        ("evaluation", "scales", "0"),
        ("judgement", "a.1", "known"),
        ("given", "simple", "points", "a.2"),
    ]
    assert [str(spans[path]) for path in paths] == ["e.toml:5:1", "e.toml:6:11", "e.toml:19:1", "e.toml:26:1"]


def test_what_is_left_out_is_not_known() -> None:
    text = 'schema = 1\n[evaluation]\nid = "x"\nframework = "../1.toml"\norganisation = { name = "X" }\nyear = 2020\n'
    made = check_evaluation(read_text(text, "e.toml"))
    assert (made.scales, made.first_day, made.interviews, made.note, made.year) == (
        None,
        None,
        None,
        None,
        2020,
    )
    assert (dict(made.judgements), dict(made.given), dict(made.findings)) == ({}, {}, {})


def test_json_says_the_same() -> None:
    text = """{"schema": 1, "evaluation": {"id": "x", "framework": "library@1", "organisation": {"name": "X"},
        "from": "2024-05-01"}, "judgement": {"a.1": {"kept": 0.5}}, "given": {"simple": {"points": {"a.2": 2.30}}}}"""
    made = check_evaluation(read_text(text, "e.json", "json"))
    assert made.first_day == date(2024, 5, 1)
    assert made.judgements["a.1"]["kept"].value == Fraction(1, 2)
    assert made.given["simple"].points["a.2"].points == Fraction("2.3")


HEAD = 'schema = 1\n[evaluation]\nid = "x"\nframework = "l@1"\norganisation = { name = "X" }\n'


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("from = 2024-05-02\nto = 2024-05-01", "7:6: error[wrong-order]: the visit ends before it begins"),
        (
            'source = "reprot"\n[sources]\nreport = "r"',
            "6:10: error[unknown-name]: no source is called `reprot`",
        ),
        (
            '[given.s]\nsource = "ilustration"\n[given.s.points]\na = 1',
            "7:10: error[unknown-name]: no source is called `ilustration`",
        ),
        (
            '[given.s.points]\na = "2,3"',
            '7:5: error[wrong-kind]: `a` is text; it has to be points, a table `{ printed = "2,3" }`, or "not applicable"',
        ),
        (
            "[judgement.a]\nkept = true",
            "7:8: error[wrong-kind]: `kept` is true or false; it has to be a step, or a table with the step of each evaluator",
        ),
        (
            "[judgement.a]\nkept = 3",
            "7:8: error[out-of-range]: `kept` is 3; it has to be from 0 to 1, or from 0% to 100%",
        ),
        ("[finding.a]\nstrength = []", "7:1: error[unknown-key]: a finding has no key `strength`"),
        (
            '[finding.a]\nevidence = [{ kind = "rumour", note = "x" }]',
            "7:22: error[wrong-kind]: `kind` is text; it has to be one of `interview`, `document`, `website`",
        ),
        ("year = 24", "6:8: error[out-of-range]: `year` is 24; it has to be from 1900 to 2200"),
        (
            "[given.s.points]\na = -1",
            "7:5: error[out-of-range]: `a` is -1; it has to be from 0 to 1000000000",
        ),
    ],
)
def test_what_an_evaluation_cannot_say(rest: str, expected: str) -> None:
    assert said(HEAD + rest) == [expected]
