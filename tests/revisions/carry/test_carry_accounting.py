"""Every judgement is accounted for, whatever is said, wherever it goes, and whatever was decided."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.model.carriage import Merge, MovedPoints, MovedSteps, Reworded, Split, Strategies
from kompass_core.model.contributions import Plugins
from kompass_core.revisions.carry import carry
from kompass_core.revisions.carry.document import document
from kompass_core.revisions.carry.said import said
from kompass_core.revisions.carry.sign import new_id, sign
from kompass_core.revisions.correspond import correspond
from kompass_core.stages.check import check
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score
from kompass_core.stages.write import write
from tests.revisions.carry.short import HEAD
from tests.revisions.conftest import TEXTS

if TYPE_CHECKING:
    from kompass_core.model.framework import Framework

CODES = {"1": ("A.1", "A.2", "A.3", "B.1", "B.2"), "2": ("A.1", "A.2", "B.0", "B.2")}
STEPS = {
    "plan": ("no", "partly", "yes", "unanswered"),
    "use": ("no", "partly", "yes"),
    "practice": ("no", "half", "yes"),
}
SCALES = {"1": "stars", "2": "points"}
WAYS = (("1", "1"), ("1", "2"), ("2", "2"), ("2", "3"), ("1", "2", "3"))


def choices(alias: object) -> st.SearchStrategy[object]:
    return st.sampled_from((None, *get_args(alias), *get_args(alias)))


DECIDED = st.builds(
    Strategies,
    reworded=choices(Reworded),
    split=choices(Split),
    merge=choices(Merge),
    moved_steps=choices(MovedSteps),
    moved_points=choices(MovedPoints),
)


@cache
def framework(number: str) -> Framework:
    scales = {("library", name): read_text(TEXTS[name], f"scales/{name}.toml") for name in SCALES.values()}
    return check(read_text(TEXTS[number], f"{number}.toml"), Plugins(scales=scales))


@st.composite
def evaluations(draw: st.DrawFn, revision: str) -> str:
    """Any evaluation of a revision: of each item nothing, judgements of one or several, or points."""
    dimensions = ("plan", "use" if revision == "1" else "practice")
    judged, points, found = [], [], []
    for code in draw(st.permutations(CODES[revision])):
        match draw(st.sampled_from(("nothing", "judged", "judged", "apart", "whole", "points", "printed"))):
            case "judged":
                lines = (f'{name} = "{draw(st.sampled_from(STEPS[name]))}"' for name in dimensions)
                judged.append("\n".join((f'[judgement."{code}"]', *lines)))
            case "apart":
                voices = draw(st.sampled_from((["anna"], ["leif", "anna"], ["anna", "agreed"])))
                steps = ", ".join(f'{one} = "{draw(st.sampled_from(STEPS["plan"]))}"' for one in voices)
                judged.append(f'[judgement."{code}"]\nplan = {{ {steps} }}')
            case "whole":
                judged.append(f'[judgement."{code}"]\nitem = "not applicable"')
            case "points":
                points.append(f'"{code}" = {draw(st.integers(0, 40)) / 4}')
            case "printed":
                figure = draw(st.sampled_from(("3,3", "33%", "5")))
                points.append(f'"{code}" = {{ printed = "{figure}" }}')
            case _:
                pass
        if draw(st.booleans()):
            found.append(f'[finding."{code}"]\ntext = "Of {code}"\nstrengths = ["{code}"]')
    scales = f'scales = ["{SCALES[revision]}"]\n' if draw(st.booleans()) else ""
    given = "\n".join((f"[given.{SCALES[revision]}.points]", *points)) if points else ""
    return HEAD.format(revision=revision) + scales + "\n".join((*judged, given, *found)) + "\n"


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
@given(data=st.data())
@settings(max_examples=60)
def test_every_judgement_is_accounted_for(way: tuple[str, ...], data: st.DataObject) -> None:
    text, decided = data.draw(evaluations(way[0])), data.draw(DECIDED)
    before, *between, after = map(framework, way)
    evaluation = check_evaluation(read_text(text, "main.toml"))
    carriage = carry(evaluation, correspond(before, after, between), decided)

    everything = said(evaluation)
    assert [(one.kind, one.item, one.part, one.evaluator) for one in carriage.outcomes] == [
        one.key for one in everything
    ]
    assert sum(carriage.counts().values()) == len(everything)
    assert (carriage.evaluation is None) == bool(carriage.problems)
    assert bool(carriage.counts()["refused"]) <= bool(carriage.problems)
    for one in carriage.outcomes:
        assert bool(one.heirs) == (one.result in {"carried", "converted"}) or one.result == "refused"
    if carriage.evaluation is None:
        return

    there = {
        (one.kind, one.evaluator, heir.item, heir.part) for one in carriage.outcomes for heir in one.heirs
    }
    made = {
        (kind, voice, item, part)
        for kind, item, part, voice in (one.key for one in said(carriage.evaluation))
    }
    assert there == made
    score(compiled(after), carriage.evaluation)
    signed = sign(carriage, new_id(carriage), after.name, date(2016, 2, 1))
    written = write(document(read_text(text, "main.toml"), carriage, signed))
    assert evolve(check_evaluation(read_text(written, "new.toml")), digest="") == evolve(signed, digest="")


@pytest.mark.parametrize("number", ["1", "2"])
@given(data=st.data())
@settings(max_examples=60)
def test_to_the_same_revision_everything_stays(number: str, data: st.DataObject) -> None:
    text = data.draw(evaluations(number))
    evaluation, same = check_evaluation(read_text(text, "main.toml")), framework(number)
    carriage = carry(evaluation, correspond(same, same), data.draw(DECIDED))
    assert carriage.evaluation == evaluation
    assert {one.result for one in carriage.outcomes} <= {"carried"}
