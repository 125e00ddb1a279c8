"""Carry: what comes from what, by which decision, item by item; nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from tests.revisions.carry.short import short, slugs

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.carriage import Carriage
    from kompass_core.model.framework import Framework

    Carried = Callable[..., Carriage]
    Revision = Callable[..., Framework]

JUDGED = """\
[judgement."A.1"]
plan = "yes"
use = "partly"
"""
EVENING = '[judgement."B.1"]\nplan = "yes"\n'
TWO = """\
[judgement."A.2"]
plan = "yes"
use = "no"
[judgement."A.3"]
plan = "yes"
use = "partly"
"""
ONE = '[judgement."A.1"]\nplan = "yes"\n'
VERDICTS = """\
[reworded."A.1a"]
from = "Is there something for everybody?"
to = "Is there something for children?"
verdict = "same"
by = "The committee"
because = "they are everybody"
[reworded."A.1b"]
from = "Is there something for everybody?"
to = "Is there something for grown-ups?"
verdict = "other"
by = "The committee"
because = "they are not"
[reworded."B.0"]
"""
JUDGED_SPLIT = [('[reworded."B.0"]\n', VERDICTS)]
MEAN = ("points = 'maximum * (plan + 2 * practice) / 3'", "points = 'maximum * mean(dimensions)'")
UNJUDGED = [('[reworded."B.0"]\nfrom = "Is it open', '[reworded."B.0"]\nfrom = "Is it never open')]


def test_what_is_asked_alike_is_carried_under_new_names(carried: Carried) -> None:
    found = carried(JUDGED, "1", "2")
    assert short(found) == [
        "A.1.plan yes: carried A.1 plan yes (same)",
        "A.1.use partly: carried A.1 practice half (same)",
    ]
    assert found.evaluation is not None
    assert found.evaluation.framework.name == "library@2"
    assert {name: one.value for name, one in found.evaluation.judgements["A.1"].items()} == {
        "plan": "yes",
        "practice": "half",
    }


def test_a_wording_that_was_judged_the_same_is_carried(carried: Carried) -> None:
    assert short(carried(EVENING, "1", "2")) == ["B.1.plan yes: carried B.0 plan yes (judged-same)"]


def test_a_wording_that_nobody_judged_is_refused_and_the_file_is_named(
    carried: Carried, revision: Revision
) -> None:
    bare = revision("2", UNJUDGED)
    found = carried(EVENING, "1", bare)
    assert (short(found), slugs(found)) == (["B.1.plan yes: refused (unjudged)"], ["7 unjudged"])
    assert found.evaluation is None


def test_nobody_can_decide_to_carry_what_nobody_judged(carried: Carried, revision: Revision) -> None:
    bare = revision("2", UNJUDGED)
    assert slugs(carried(EVENING, "1", bare, reworded="carry")) == ["7 unjudged"]
    dropped = carried(EVENING + JUDGED, "1", bare, reworded="drop")
    assert short(dropped)[0] == "B.1.plan yes: dropped (unjudged)"
    assert dropped.evaluation is not None


@pytest.mark.parametrize("verdict", ["stricter", "looser", "other"])
def test_a_wording_that_asks_for_something_else_takes_a_decision(
    verdict: str, carried: Carried, revision: Revision
) -> None:
    after = revision("2", [('verdict = "same"', f'verdict = "{verdict}"')])
    assert slugs(carried(EVENING, "1", after)) == ["7 other-meaning"]
    kept, left = (carried(EVENING + JUDGED, "1", after, reworded=one) for one in ("carry", "drop"))
    assert short(kept)[0] == "B.1.plan yes: carried B.0 plan yes (reworded)"
    assert short(left)[0] == "B.1.plan yes: dropped (reworded)"


def test_verdicts_of_all_revisions_in_between_count(carried: Carried) -> None:
    assert slugs(carried(EVENING, "1", "2", "3")) == ["7 other-meaning"]


def test_of_several_that_became_one_only_what_is_said_of_all_is_kept(carried: Carried) -> None:
    assert slugs(carried(TWO, "1", "2")) == ["7 merged-item"]
    found = carried(TWO, "1", "2", merge="agree")
    assert short(found) == [
        "A.2.plan yes: carried A.2 plan yes (joined)",
        "A.2.use no: dropped (differ)",
        "A.3.plan yes: carried A.2 plan yes (joined)",
        "A.3.use partly: dropped (differ)",
    ]


def test_of_several_that_became_one_all_have_to_be_judged(carried: Carried) -> None:
    text = '[judgement."A.2"]\nplan = "yes"\n' + JUDGED
    assert short(carried(text, "1", "2", merge="agree"))[0] == "A.2.plan yes: dropped (differ)"


def test_what_does_not_apply_as_a_whole_does_not_in_any_dimension(
    carried: Carried, revision: Revision
) -> None:
    text = """\
[judgement."A.2"]
item = "not applicable"
[judgement."A.3"]
plan = "not applicable"
use = "yes"
"""
    after = revision("2", (), (), [MEAN])
    assert short(carried(text, "1", after, merge="agree")) == [
        "A.2.item not applicable: carried A.2 plan not applicable (joined, differ)",
        "A.3.plan not applicable: carried A.2 plan not applicable (joined)",
        "A.3.use yes: dropped (differ)",
    ]


def test_what_became_several_is_copied_only_where_that_was_decided(
    carried: Carried, revision: Revision
) -> None:
    after = revision("3", JUDGED_SPLIT)
    assert slugs(carried(ONE, "2", after)) == ["7 other-meaning", "7 split-item"]
    assert short(carried(ONE, "2", after, split="copy", reworded="carry")) == [
        "A.1.plan yes: carried A.1a plan yes, A.1b plan yes (copied, reworded)"
    ]


def test_one_of_several_heirs_may_get_nothing(carried: Carried, revision: Revision) -> None:
    found = carried(ONE, "2", revision("3", JUDGED_SPLIT), split="copy", reworded="drop")
    assert short(found) == ["A.1.plan yes: carried A.1a plan yes (copied, reworded)"]


def test_a_split_does_not_stand_for_a_verdict(carried: Carried) -> None:
    assert slugs(carried(ONE, "2", "3", split="copy")) == ["7 unjudged", "7 unjudged"]


def test_what_is_dropped_needs_no_other_decision(carried: Carried) -> None:
    found = carried(ONE + '[judgement."B.2"]\nplan = "no"\n', "2", "3", split="drop")
    assert (short(found)[0], slugs(found)) == ("A.1.plan yes: dropped (split)", [])


def test_what_nothing_comes_from_is_dropped_and_said(carried: Carried) -> None:
    text = JUDGED + '[judgement."B.2"]\nplan = "yes"\n[finding."B.2"]\ntext = "Warm"\n'
    assert short(carried(text, "1", "2"))[2:] == [
        "B.2.plan yes: dropped (gone)",
        "B.2 text: dropped (gone)",
    ]


def test_what_has_parts_now_is_not_judged_itself(carried: Carried, revision: Revision) -> None:
    levels = 'levels = ["theme", "question"]', 'levels = ["theme", "question", "detail"]'
    detail = '[detail."B.2.1"]\ntitle = "Are there chairs?"\nmaximum = 10\n[theme.A]'
    rule = "[rule.judged]", "[rule.question]\npoints = 'sum(details.points)'\n[rule.judged]"
    after = revision("3", [levels, ("[theme.A]", detail)], (), [rule])
    text = ONE + '[judgement."B.2"]\nplan = "yes"\n'
    assert short(carried(text, "2", after, split="drop"))[1:] == ["B.2.plan yes: dropped (has-parts)"]


def test_a_new_title_of_a_dimension_is_a_new_wording(carried: Carried, revision: Revision) -> None:
    after = revision("2", (), (), [('title = "Is it done?"', 'title = "Is it done well?"')])
    assert slugs(carried(JUDGED, "1", after)) == ["9 unjudged"]
    assert short(carried(JUDGED, "1", after, reworded="drop"))[1] == "A.1.use partly: dropped (unjudged)"


def test_a_verdict_on_a_dimension_counts(carried: Carried, revision: Revision) -> None:
    verdict = """\
[reworded.practice]
from = "Is it done?"
to = "Is it done well?"
verdict = "stricter"
by = "The committee"
because = "well"
[rule.judged]
"""
    changes = [('title = "Is it done?"', 'title = "Is it done well?"'), ("[rule.judged]\n", verdict)]
    after = revision("2", (), (), changes)
    assert slugs(carried(JUDGED, "1", after)) == ["9 other-meaning"]
    assert short(carried(JUDGED, "1", after, reworded="carry"))[1] == (
        "A.1.use partly: carried A.1 practice half (reworded)"
    )


def test_a_dimension_that_is_gone_is_dropped(carried: Carried, revision: Revision) -> None:
    after = revision("2", (), (), [('was = "use"\n', ""), ('steps_were = { half = "partly" }\n', "")])
    assert short(carried(JUDGED, "1", after))[1] == "A.1.use partly: dropped (no-dimension)"


def test_what_is_not_asked_of_an_item_any_more_is_dropped(carried: Carried, revision: Revision) -> None:
    title = 'title = "Is there something for everybody?"\n'
    after = revision("2", [(title, f'{title}dimensions = ["plan", "practice"]\n')])
    assert short(carried(JUDGED, "1", after))[1].startswith("A.1.use partly: carried")
    after = revision("2", [(title, f'{title}dimensions = ["plan"]\n')], (), [MEAN])
    assert short(carried(JUDGED, "1", after))[1] == "A.1.use partly: dropped (not-asked)"


def test_each_evaluator_is_carried_with_what_they_agreed_on(carried: Carried) -> None:
    text = '[judgement."A.1"]\nplan = { anna = "no", leif = "yes", agreed = "no" }\nuse = { anna = "no" }\n'
    found = carried(text, "1", "2")
    assert short(found) == [
        "A.1.plan.anna no: carried A.1 plan no (same)",
        "A.1.plan.leif yes: carried A.1 plan yes (same)",
        "A.1.plan no: carried A.1 plan no (same)",
        "A.1.use.anna no: carried A.1 practice no (same)",
    ]
    assert found.evaluation is not None
    assert found.evaluation.opinions["A.1"]["practice"]["anna"].value == "no"
    assert found.evaluation.judgements["A.1"]["plan"].value == "no"


def test_what_is_missing_stays_missing(carried: Carried) -> None:
    text = '[judgement."A.1"]\nplan = "unanswered"\n[judgement."B.1"]\nitem = "not applicable"\n'
    assert short(carried(text, "1", "2")) == [
        "A.1.plan unanswered: carried A.1 plan unanswered (same)",
        "B.1.item not applicable: carried B.0 item not applicable (judged-same)",
    ]


def test_findings_go_to_the_first_heir_and_are_put_together(carried: Carried, revision: Revision) -> None:
    first = '[finding."A.1"]\ntext = "Good"\n'
    assert short(carried(first, "2", revision("3", JUDGED_SPLIT), split="copy", reworded="carry")) == [
        "A.1 text: carried A.1a text (first-heir)"
    ]
    texts = {"A.3": "Much", "A.2": "Well"}
    two = "".join(
        f'[finding."{code}"]\ntext = "{text}"\nstrengths = ["{code}"]\n' for code, text in texts.items()
    )
    found = carried(two, "1", "2", merge="agree").evaluation
    assert found is not None
    assert (found.findings["A.2"].text, found.findings["A.2"].strengths) == ("Well\n\nMuch", ("A.2", "A.3"))


def test_a_scale_that_nothing_comes_from_takes_its_points_along(carried: Carried, revision: Revision) -> None:
    before = revision("2", [('scales = ["points"]', 'scales = ["points", "stars"]')])
    text = "[given.stars.points]\nB = 12\n[given.points.points]\nB = 20\n"
    assert short(carried(text, before, "3", reworded="carry")) == [
        "B.stars 12: dropped (no-scale)",
        "B.points 20: carried B points 20 (reworded)",
    ]


def test_everything_that_takes_a_decision_is_said_at_once(carried: Carried) -> None:
    text = TWO.replace('use = "partly"', 'use = "partly"\n[judgement."B.1"]\nplan = "partly"')
    assert slugs(carried(text, "1", "2")) == ["7 merged-item", "14 moved-step"]


def test_what_says_nothing_any_more_is_refused(carried: Carried) -> None:
    found = carried('[judgement."B.2"]\nplan = "yes"\n', "1", "2")
    assert (found.evaluation, slugs(found)) == (None, ["4 nothing-carried"])


def test_an_empty_evaluation_stays_one(carried: Carried) -> None:
    found = carried("", "1", "2")
    assert (found.outcomes, found.problems) == ((), ())
    assert found.evaluation is not None


def test_without_a_record_nothing_is_carried(carried: Carried) -> None:
    with pytest.raises(KompassError) as raised:
        carried(JUDGED, "1", "3")
    assert [problem.slug for problem in raised.value.problems] == ["unrelated-revision"]


def test_an_evaluation_that_does_not_fit_its_own_revision_is_refused(carried: Carried) -> None:
    with pytest.raises(KompassError) as raised:
        carried('[judgement."A.9"]\nplan = "yes"\n', "1", "2")
    assert [problem.slug for problem in raised.value.problems] == ["unknown-item"]


def test_what_does_not_fit_then_is_refused_at_its_place(carried: Carried, revision: Revision) -> None:
    after = revision("2", (), (), [('not_applicable = "shrink"', 'not_applicable = "refuse"')])
    text = JUDGED + '[judgement."B.1"]\nitem = "not applicable"\n'
    found = carried(text, "1", after)
    assert slugs(found) == ["11 not-applicable"]
    assert short(found)[2] == (
        "B.1.item not applicable: refused B.0 item not applicable (misfit, judged-same)"
    )
