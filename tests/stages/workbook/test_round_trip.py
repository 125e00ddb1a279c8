"""Round trip: an evaluation becomes a workbook and is the same evaluation afterwards, to its digest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kompass_core.hooks.find import evaluations, find_framework
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.read import read_text
from kompass_core.stages.workbook.write import write_workbook
from tests.stages.workbook.filling import back, plugins, program, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
TEXT = st.text(LETTERS, max_size=12).map(lambda text: f"x{text}") | st.sampled_from(
    ["=1+1", " a\nb ", "_x0041_", "a\r\x01b"]
)
FIGURE = st.decimals(0, 15, places=3).map(float)
DAYS = st.dates(date(1890, 1, 1), date(2190, 1, 1))
FRAMEWORKS = {
    "kommunkompassen@2010": ("2010", "2002"),
    "kommunkompassen@2020": ("2020",),
    "caf@2020": ("fine-tuned", "classical"),
}
STEADY = settings(
    deadline=None,
    max_examples=5,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def files(draw: Callable[[Any], Any], of: str) -> dict[str, Any]:
    """The file of an evaluation of a framework, with a little of all that can stand in one."""
    framework = program(of).framework
    leaves = [item.code for item in framework.items.values() if not item.children]
    codes = draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=4, unique=True))
    found: dict[str, Any] = {"judgement": {}, "finding": {}, "given": {}}
    people = [{"name": draw(TEXT), "id": "anna", "organisation": draw(TEXT)}, {"name": "Leif", "id": "leif"}]
    for code in codes[1:]:
        judged: dict[str, Any] = {}
        for scale in framework.scales:
            for name in framework.asked(code, scale):
                steps = list(framework.scales[scale].dimensions[name].steps)
                apart = st.tuples(st.sampled_from(steps), st.sampled_from(steps)).map(
                    lambda pair: {"anna": pair[0], "agreed": pair[1]}
                )
                if draw(st.booleans()) and name != "degree":
                    judged[name] = draw(st.sampled_from([*steps, "unanswered"]) | apart)
        if judged:
            found["judgement"][code] = judged
    scale = FRAMEWORKS[of][0]
    points = draw(
        FIGURE | st.just({"printed": ["1,5", "10%"]}) | st.just({"printed": "1"}) | st.just("not applicable")
    )
    found["given"][scale] = {"note": draw(TEXT), "source": "s", "points": {codes[0]: points}}
    for code in draw(st.lists(st.sampled_from(leaves), max_size=2, unique=True)):
        found["finding"][code] = {
            "text": draw(TEXT),
            "strengths": draw(st.lists(TEXT, min_size=1, max_size=2)),
            "evidence": [{"kind": kind, "note": draw(TEXT)} for kind in ("website", "interview")],
            "role_models": [{"name": draw(TEXT), "code": "0180"}, {"name": "Mora", "note": draw(TEXT)}],
        }
    first = draw(DAYS)
    head = {"id": "x", "framework": of, "organisation": {"code": "2081", "name": draw(TEXT)}, "from": first}
    head |= {
        "to": first,
        "year": 2010,
        "interviews": 30,
        "evaluators": people,
        "previous": "b-2009",
        "note": draw(TEXT),
    }
    if draw(st.booleans()):
        head["scales"] = list(FRAMEWORKS[of])
    found = {key: rows for key, rows in found.items() if rows}
    return {"schema": 1, "evaluation": head, "sources": {"s": draw(TEXT)}, **found}


def told(file: dict[str, Any]) -> Evaluation:
    """The evaluation that the file says."""
    return check_evaluation(read_text(tomlkit.dumps(file), "x.toml"))


@pytest.mark.parametrize("of", FRAMEWORKS)
def test_an_evaluation_is_the_same_afterwards(of: str) -> None:
    @STEADY
    @given(files(of))
    def same(file: dict[str, Any]) -> None:
        before = told(file)
        assert back(write_workbook(program(of), before, plugins().variants["sweden"])) == before

    same()


SHIPPED = {name: paths[0] for name, paths in evaluations(plugins()).items()}


@pytest.mark.parametrize("name", ["borlange-2010", "borlange-2010-printed", "millbrook-2024", "roros-2021"])
def test_a_shipped_evaluation_is_the_same_afterwards(name: str) -> None:
    before = read_evaluation(SHIPPED[name])
    variant = variant_of(before, plugins())
    of = find_framework(before.framework.name, plugins(), SHIPPED[name])
    made_of = prepare(of, plugins(), [variant] if variant else [])
    assert back(write_workbook(made_of, before, variant)) == before


def test_where_an_evaluation_was_carried_over_from_is_kept() -> None:
    text = (
        'scales = ["2010"]\n[carried]\nfrom = "b"\nframework = "kommunkompassen@2002"\n'
        f'on = 2016-02-01\nby = "kompass"\ndigest = "{"0" * 64}"\n'
    )
    carried = back(workbook(text)).carried
    assert carried is not None
    assert (carried.evaluation, carried.on) == ("b", date(2016, 2, 1))


def test_the_same_evaluation_makes_the_same_bytes() -> None:
    assert workbook() == workbook()


def test_what_is_not_the_same_is_seen() -> None:
    before = back(workbook())
    assert evolve(before, note="other") != before
