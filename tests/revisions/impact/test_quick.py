"""Made-up evaluations: the same for one seed, all complete, and weighed as the reference weighs."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.evaluation import Judgement
from kompass_core.model.framework import TOTAL
from kompass_core.problems import Source, Span
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.chain import chain
from kompass_core.revisions.impact.follow import follow
from kompass_core.revisions.impact.quick import Quick
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score
from tests.revisions.impact import random_revisions as drawn
from tests.revisions.impact.conftest import HEAD, judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.impact import Change
    from kompass_core.model.program import Program

HOUSE = 'schema = 1\n[evaluation]\nid = "some"\nframework = "house@{}"\norganisation = {{ name = "Some" }}\n'


def evaluation(text: str, judgements: dict[str, dict[str, str]]) -> Evaluation:
    """An evaluation with these judgements."""
    place = Span(Source("some.toml", ""), 0, 0)
    spans: dict[tuple[str, ...], Span] = {("judgement", code): place for code in judgements}
    spans |= {("judgement", code, name): place for code, said in judgements.items() for name in said}
    made = {
        code: {name: Judgement(step, place) for name, step in said.items()}
        for code, said in judgements.items()
    }
    one = check_evaluation(read_text(text, "some.toml"))
    return evolve(one, judgements=made, spans={**one.spans, **spans})


def by_reference(quick: Quick, seed: str, older: Program, newer: Program) -> Change:
    """The change of the whole, of the same draws as evaluations that are scored and followed."""
    between, steps = quick.chain.between, list(quick.draws.steps.items())
    outcomes = quick.draws.draw(seed)
    said: tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]] = ({}, {})
    dimensions = {now: old for old, now in between.names.dimensions.items()}
    for ((key, name), listed), outcome in zip(steps, outcomes, strict=True):
        node, (first, later) = between.nodes.all[key], listed[outcome]
        old = dimensions.get(name, "")
        if node.before is not None and old in between.correspondence.before.asked(node.before, "s1"):
            words = {now: was for was, now in between.names.steps[old].items()}
            said[0].setdefault(node.before, {})[old] = words.get(first, first)
        if node.after is not None and name in between.correspondence.after.asked(node.after, "s2"):
            said[1].setdefault(node.after, {})[name] = later
    cards = (
        score(older, evaluation(HOUSE.format(1), said[0])),
        score(newer, evaluation(HOUSE.format(2), said[1])),
    )
    return follow(quick.chain, *cards)[TOTAL]


def test_a_made_up_evaluation_is_weighed_as_the_reference_weighs_it() -> None:
    weighed = 0
    for seed in range(60):
        chance = Random(seed)  # noqa: S311 - nothing secret is drawn
        first = drawn.first(chance)
        second = drawn.second(chance, first)
        older, newer = drawn.program(first), drawn.program(second)
        if older is None or newer is None:
            continue  # the rules do not fit what was drawn
        quick = Quick(chain(correspond(older.framework, newer.framework), "s2"), ())
        for one in ("a", "b"):
            assert (seed, by_reference(quick, one, older, newer)) == (seed, quick.change(one))
            weighed += 1
    assert weighed > 40


def generated(
    older: Framework, newer: Framework, count: int, seed: int, *texts: str
) -> tuple[Weighing, list[Fraction | None]]:
    """So many evaluations, made up."""
    weighing = Weighing(compiled(older), compiled(newer), correspond(older, newer))
    stored = [check_evaluation(read_text(text, "some.toml")) for text in texts]
    weighing.generate(count, seed, stored, lambda numbers: numbers)
    (pair,) = weighing.impact().pairs
    return weighing, [effect.changes[TOTAL].gain for effect in pair.effects]


def test_the_same_seed_makes_the_same_and_another_another(revision: Callable[..., Framework]) -> None:
    older, newer = revision("1"), revision("1", [("maximum = 20", "maximum = 30")])
    _, gains = generated(older, newer, 50, 1)
    assert gains == generated(older, newer, 50, 1)[1]
    assert gains[:20] == generated(older, newer, 20, 1)[1]
    assert gains != generated(older, newer, 50, 2)[1]
    assert None not in gains


def test_another_revision_is_judged_alike_where_it_is_the_same(revision: Callable[..., Framework]) -> None:
    """With steps of new names, an item of a new code, and what is new drawn by itself."""
    weighing, gains = generated(revision("1"), revision("2"), 200, 1)
    quick = Quick(weighing.chains["points"], ())
    assert quick.draws.steps["B.0", "practice"] == (("no", "no"), ("half", "half"), ("yes", "yes"))
    assert len(set(gains)) > 20


def test_items_are_drawn_from_stored_evaluations(revision: Callable[..., Framework]) -> None:
    older, newer = revision("1"), revision("1", [("maximum = 20", "maximum = 30")])
    _, gains = generated(older, newer, 30, 1, judged("a", plan="no", use="no"), judged("b", A1="yes"))
    assert set(gains) == {Fraction(0), Fraction(10)}


def test_what_no_stored_evaluation_has_judged_is_drawn_from_all_steps(
    revision: Callable[..., Framework],
) -> None:
    older, newer = revision("1"), revision("1", [("maximum = 20", "maximum = 30")])
    text = HEAD.format(id="some", revision="1") + '[judgement."A.2"]\nplan = "yes"\nuse = "yes"\n'
    assert len(set(generated(older, newer, 100, 1, text)[1])) == 5


def test_the_means_of_items_add_up_to_the_mean_of_the_whole(revision: Callable[..., Framework]) -> None:
    weighing, gains = generated(revision("1"), revision("1", [("maximum = 20", "maximum = 30")]), 40, 3)
    mean = weighing.means["stars"]["A.1"]
    assert mean.count == 40
    assert mean.after - mean.before == sum((gain or Fraction(0) for gain in gains), Fraction(0))
