"""What a page works out is what `score` does: every digit, whatever is judged, and whatever is not."""

from __future__ import annotations

import json
import os
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import kompass_json
from kompass_core.hooks.find import evaluations, find_framework
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.problems import KompassError
from kompass_core.rules.javascript import quoted
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.javascript import javascript
from kompass_core.stages.read import read, read_text
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score
from kompass_core.stages.write_json import write_json
from tests.data.random_evaluations import evaluation
from tests.rules.node import MISSING, NODE, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

pytestmark = pytest.mark.skipif(NODE is None, reason=MISSING)

PAGES = (
    ("kommunkompassen@2002", "sweden"),
    ("kommunkompassen@2010", "denmark"),
    ("kommunkompassen@2016", "norway"),
    ("kommunkompassen@2020", "english"),
    ("caf@2020", "sweden"),
)
EVALUATIONS = int(os.environ.get("KOMPASS_ROWS", "40"))
"""On each framework, on all of its scales; `KOMPASS_ROWS=2000` makes ten thousand."""

SCORED = """
return evaluations.map((one) => {
  try {
    return score(one);
  } catch (error) {
    if (error instanceof MisfitError || error instanceof RuleError) return error.slug ?? "misfit";
    throw error;
  }
});
"""


@pytest.fixture(scope="module")
def shipped() -> Plugins:
    """All plugins that are installed."""
    return load_plugins()


def expected(program: Program, written: Any, variant: Variant) -> Any:
    """What the reference has of the file of an evaluation, as `figures` are described; or how it fails."""
    try:
        card = score(program, check_evaluation(read_text(json.dumps(written), "x.json", "json")))
    except KompassError as error:
        slugs = {problem.slug for problem in error.problems}
        return slugs.pop() if slugs == {"division-by-zero"} else "misfit"
    return shown(card, variant)


def shown(card: Scorecard, variant: Variant) -> Any:
    """A scorecard in JSON, without what figures have not."""
    sheets = {
        name: evolve(sheet, scores={code: evolve(one, derivations=()) for code, one in sheet.scores.items()})
        for name, sheet in card.sheets.items()
    }
    bare = evolve(card, sheets=sheets)
    made = finish("tables", "", (), [(bare, figures(bare, wording(variant)))], variant)
    document = json.loads(kompass_json.render(made))
    document |= {"kind": "figures", "evaluation": {"id": card.evaluation.id}}
    for scale in document["scales"].values():
        for item in (*scale["items"].values(), scale["total"]):
            del item["derivation"], item["given"]
    return document


def by_page(program: Program, variant: Variant, written: Sequence[Any]) -> list[Any]:
    """What the script of a page makes of files of evaluations."""
    said = run(f"{javascript(program, wording(variant))}const evaluations = {quoted(written)};{SCORED}")
    assert "value" in said, said
    made: list[Any] = said["value"]
    return made


@pytest.mark.parametrize(("name", "speaks"), PAGES, ids=[name for name, _ in PAGES])
def test_no_digit_differs_from_that_of_the_reference(name: str, speaks: str, shipped: Plugins) -> None:
    program, variant = prepare(find_framework(name, shipped), shipped), shipped.variants[speaks]
    chance = Random(name)  # noqa: S311 - any evaluations will do, but always the same
    written = [evaluation(program, chance) for _ in range(EVALUATIONS)]
    expectations = [expected(program, one, variant) for one in written]
    assert expectations == by_page(program, variant, written)
    scored = [one for one in expectations if isinstance(one, dict)]
    items = [item for one in scored for scale in one["scales"].values() for item in scale["items"].values()]
    assert len(scored) > EVALUATIONS / 3
    assert any(item["points"]["exact"] is None for item in items)
    assert any(item["voices"] for item in items)
    assert {item["origin"] for item in items} >= {"rule", "given", "printed", "not applicable"}


@pytest.mark.parametrize(
    "change",
    [
        {"unanswered": "zero"},
        {"not_applicable": "refuse"},
        {"rounding": "half-even"},
        {"rounding": "half-down"},
        {"rounding": "down"},
        {"several": "median"},
        {"several": "mean"},
    ],
    ids=str,
)
def test_a_scale_says_what_is_made_of_holes(change: Mapping[str, Any], shipped: Plugins) -> None:
    program = _changed(prepare(find_framework("kommunkompassen@2010", shipped), shipped), change)
    variant = shipped.variants["norway"]
    chance = Random(0)  # noqa: S311 - as above
    written = [evaluation(program, chance) for _ in range(EVALUATIONS // 3)]
    expectations = [expected(program, one, variant) for one in written]
    assert expectations == by_page(program, variant, written)
    assert any(isinstance(one, dict) for one in expectations)


def _changed(program: Program, change: Mapping[str, Any]) -> Program:
    """A program with something else said by all of its scales."""
    scales = {name: evolve(scale, **change) for name, scale in program.framework.scales.items()}
    sheets = {name: evolve(sheet, scale=scales[name]) for name, sheet in program.sheets.items()}
    return evolve(program, framework=evolve(program.framework, scales=scales), sheets=sheets)


def test_every_shipped_evaluation_has_the_same_figures(shipped: Plugins) -> None:
    found = evaluations(shipped)
    assert len(found) > 20
    for (path,) in found.values():
        asked = read_evaluation(path)
        variant = variant_of(asked, shipped)
        laid = [variant] if variant else []
        program = prepare(find_framework(asked.framework.name, shipped, path), shipped, laid)
        speaker = variant or shipped.variants["english"]
        written = json.loads(write_json(read(path)))
        assert [shown(score(program, asked), speaker)] == by_page(program, speaker, [written])
