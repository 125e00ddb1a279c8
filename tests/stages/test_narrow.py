"""The shape of a file that is made for one framework knows what that has, and takes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.model.shape import OneOf, Table
from kompass_core.stages.check.conform import departures
from kompass_core.stages.mirror import changes_file
from kompass_core.stages.narrow import evaluation_of, expectation_of, items_of, scale_of, scales_of
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework
    from kompass_core.model.shape import Key


@pytest.fixture
def framework(checked: Callable[..., Framework]) -> Framework:
    return checked()


def at(shape: Table, *path: str) -> Key:
    """The key at the end of a path."""
    *above, last = path
    for name in above:
        kind = shape.keys[name].kind if name in shape.keys else shape.others
        assert isinstance(kind, Table)
        shape = kind
    return shape.keys[last]


def said(text: str, shape: Table) -> list[str]:
    return [str(problem).partition("\n")[0] for problem in departures(read_text(text, "a.toml"), shape)]


EVALUATION = """\
schema = 1
[evaluation]
id = "a"
framework = "library@1"
organisation = { name = "A" }
"""


def test_the_texts_of_the_library_fit(texts: dict[str, str], framework: Framework) -> None:
    assert said(texts["main_street"], evaluation_of(framework)) == []
    assert said(texts["simple"], scale_of(framework)) == []


def test_items_that_are_judged_have_their_titles_and_dimensions(framework: Framework) -> None:
    judged = at(evaluation_of(framework), "judgement").kind
    assert isinstance(judged, Table)
    assert {code: key.about for code, key in judged.keys.items()} == {
        "a.1": "Are they in order?",
        "a.2": "Are they read?",
        "b": "Rooms",
    }
    second = judged.keys["a.2"].kind
    assert isinstance(second, Table)
    assert list(second.keys) == ["kept", "item"]
    assert second.keys["kept"].about == framework.scales["simple"].dimensions["kept"].title


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ('[judgement."a.2"]\nkept = "yes"', True),
        ('[judgement."a.2"]\nkept = "unanswered"', True),
        ('[judgement."a.2"]\nkept = "50%"', True),
        ('[judgement."a.2"]\nkept = { anna = "yes", leif = "no" }', True),
        ('[judgement."a.2"]\nitem = "not applicable"', True),
        ('[judgement."a.2"]\nitem = "yes"', False),
        ('[judgement."a.2"]\nkept = "yess"', False),
        ('[judgement."a.2"]\nkept = { anna = "yess" }', False),
        ('[judgement."a.2"]\nkpet = "yes"', False),
        ('[judgement."a.3"]\nkept = "yes"', False),
        ('[judgement.a]\nkept = "yes"', False),
        ("[given.simple.points]\ntotal = 3", True),
        ("[given.simpel.points]\ntotal = 3", False),
        ("[given.simple.points]\nc = 3", False),
        ('[finding.total]\ntext = "A"', True),
        ('[finding.c]\ntext = "A"', False),
    ],
)
def test_an_evaluation_is_of_what_the_framework_has(text: str, fits: bool, framework: Framework) -> None:
    assert (said(EVALUATION + text, evaluation_of(framework)) == []) == fits


@pytest.mark.parametrize(("scales", "fits"), [('["simple"]', True), ('["simpel"]', False), ("[]", False)])
def test_an_evaluation_is_on_scales_of_the_framework(scales: str, fits: bool, framework: Framework) -> None:
    text = EVALUATION.replace("organisation", f"scales = {scales}\norganisation")
    assert (said(text, evaluation_of(framework)) == []) == fits


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        (("[rule.part]", "[rule.a]"), True),
        (("[rule.part]", "[rule.parts]"), False),
        (('of = "library"', 'of = "libary"'), False),
        (("part = { points", "parts = { points"), False),
    ],
)
def test_a_scale_is_for_items_and_levels_of_the_framework(
    change: tuple[str, str], fits: bool, framework: Framework, texts: dict[str, str]
) -> None:
    assert change[0] in texts["simple"]
    assert (said(texts["simple"].replace(*change), scale_of(framework)) == []) == fits


def test_each_rule_says_of_what_it_is(framework: Framework) -> None:
    rules = at(scale_of(framework), "rule").kind
    assert isinstance(rules, Table)
    assert {name: key.about for name, key in rules.keys.items()} == {
        "judged": "What has no parts, and so is judged.",
        "total": "The whole.",
        "a": "Books",
        "a.1": "Are they in order?",
        "a.2": "Are they read?",
        "b": "Rooms",
        "part": "What is a `part`, and has parts.",
        "question": "What is a `question`, and has parts.",
    }


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ('[lines.simple]\na = { points = "1" }', True),
        ('[lines.simpel]\na = { points = "1" }', False),
        ('[lines.simple]\nc = { points = "1" }', False),
        ('[summary.simple]\ntotal = "1"', True),
        ('[summary.simple]\nc = "1"', False),
        ('[example.A]\nitem = "a.1"\nscale = "simple"\npoints = "1"', True),
        ('[example.A]\nitem = "c"\npoints = "1"', False),
        ('[example.A]\nitem = "a"\njudgements."a.1".kept = "yes"', True),
        ('[example.A]\nitem = "a"\njudgements."a.1".kept = "yess"', False),
    ],
)
def test_an_expectation_is_of_what_the_framework_has(text: str, fits: bool, framework: Framework) -> None:
    head = 'schema = 1\n[expectation]\nevaluation = "a"\n'
    assert (said(head + text, expectation_of(framework)) == []) == fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ('[replace.part.a]\ntitle = "B"\nsource = "x"', True),
        ('[replace.part]\nsource = "x"\na.title = "B"', True),
        ("[replace.part.a]\ntitel = 'B'", False),
        ('[add.part.c]\ntitle = "C"', True),
        ("[replace.scale.simple]\nrounding = 'down'", True),
        ("[replace.scale.simple]\nrounding = 'downn'", False),
        ("[replace.scale.simple]\nid = 'b'", False),
        ("[replace.scale.simpel]\nrounding = 'down'", False),
        ("[replace.scale.simple.rule.total]\npoints = 'maximum'", True),
        ("[replace.scale.simple.rule.totals]\npoints = 'maximum'", False),
        ("[add.scale.simple.dimension.kept]\nweight = 2", True),
        ('[remove.question."a.1"]\nbecause = "B"', True),
        ('[remove.question."a.1".maximum]\nbecause = "B"', True),
        ("[remove.question.'a.1']\nbecuase = 'B'", False),
        ("[remove.question.'a.1']\nmaximum = 3", False),
        ("[replace.words]\ntotal = 'Sum'", True),
        ("[remove.numbers.zero]\nbecause = 'B'", True),
        ("[replace.numbers]\nzeros = '0'", False),
        ("[replace.framework]\nscales = ['simple']", True),
        ("[replace.sources]\nsource = 'B'", True),
    ],
)
def test_changes_are_of_what_the_framework_has(text: str, fits: bool, framework: Framework) -> None:
    shape = changes_file(items_of(framework), scales_of(framework))
    assert (said(f"schema = 1\nof = 'library@1'\n{text}", shape) == []) == fits


def test_changes_have_the_titles_of_what_they_change(framework: Framework) -> None:
    shape = changes_file(items_of(framework), scales_of(framework))
    for verb in ("add", "replace"):
        assert at(shape, verb, "part", "a").about == "Books"
        assert at(shape, verb, "scale", "simple").about == "Simple"


def test_many_steps_are_not_listed(checked: Callable[..., Framework], texts: dict[str, str]) -> None:
    line = next(line for line in texts["simple"].splitlines() if line.startswith("steps = "))
    of_many: dict[str, Any] = {}
    for every in ("'5%'", "'1%'"):
        framework = checked(simple=[(line, f"every = {every}")])
        kept = at(evaluation_of(framework), "judgement", "a.2", "kept").kind
        of_many[every] = next(one for one in kept.kinds if isinstance(one, OneOf)).words  # type: ignore[union-attr]  # a step
    assert {every: len(words) for every, words in of_many.items()} == {"'5%'": 23, "'1%'": 2}
