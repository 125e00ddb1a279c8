"""What a page works out is what `score` does: every digit, whatever is judged, and whatever is not."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.model.report import Figure
from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval
from kompass_core.rules.javascript import quoted
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.javascript import javascript
from kompass_core.stages.read import read_text
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score
from tests.rules.node import MISSING, NODE, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.program import Program
    from kompass_core.stages.report.wording import Wording

    Judged = Mapping[str, Mapping[str, str]]

pytestmark = pytest.mark.skipif(NODE is None, reason=MISSING)

PAGES = (
    ("kommunkompassen@2002", "sweden"),
    ("kommunkompassen@2010", "denmark"),
    ("kommunkompassen@2016", "norway"),
    ("kommunkompassen@2020", "english"),
    ("caf@2020", "sweden"),
)
EVALUATIONS = 40
"""On each framework, on all of its scales."""

COMPARED = """
const text = ({ n, d }) => `${n}/${d}`;
const told = (one) => one && [text(one.low), text(one.high), one.lowOpen, one.highOpen, one.printed];
return evaluations.map((judgements) => {
  let scales;
  try {
    scales = score(judgements);
  } catch (error) {
    if (error instanceof MisfitError || error instanceof RuleError) return error.slug ?? "misfit";
    throw error;
  }
  return Object.fromEntries(Object.entries(scales).map(([id, items]) => [id, Object.fromEntries(
    Object.entries(items).map(([code, { points, maximum, percent, measures, missing, wanted }]) =>
      [code, [told(points), told(maximum), percent, measures, missing, wanted]]))]));
});
"""


@pytest.fixture(scope="module")
def shipped() -> Plugins:
    """All plugins that are installed."""
    return load_plugins()


def judged(program: Program, chance: Random) -> Judged:
    """Judgements with holes, that fit more often than not."""
    scales = program.framework.scales.values()
    full, absent = chance.choice((0, 0.3, 0.9, 1)), chance.choice((0, 0, 0.05, 0.3))
    found: dict[str, dict[str, str]] = {}
    for code, item in program.framework.items.items():
        if item.children or chance.random() > full:
            continue
        if chance.random() < absent:
            found[code] = {"item": chance.choice(("not applicable", "unanswered"))}
            continue
        asked = {name for scale in scales for name in program.framework.asked(code, scale.id)}
        found[code] = {
            name: _step(name, scales, chance, absent) for name in sorted(asked) if chance.random() <= full
        }
    return found


def _step(name: str, scales: Any, chance: Random, absent: float) -> str:
    if chance.random() < absent:
        return chance.choice(("not applicable", "unanswered"))
    steps: list[list[str]] = [[*scale.dimensions[name].steps] for scale in scales if name in scale.dimensions]
    return chance.choice([step for step in steps[0] if all(step in others for others in steps)])


def expected(program: Program, judgements: Judged, words: Wording) -> Any:
    """What the reference has, as `COMPARED` tells it."""
    document = {
        "schema": 1,
        "evaluation": {"id": "x", "framework": program.framework.name, "organisation": {"name": "x"}},
        "judgement": judgements,
    }
    try:
        card = score(program, check_evaluation(read_text(json.dumps(document), "x.json", "json")))
    except KompassError as error:
        slugs = {problem.slug for problem in error.problems}
        return slugs.pop() if slugs == {"division-by-zero"} else "misfit"
    shown = figures(card, words)
    return {
        scale: {
            code: _told(one.measures, shown[scale][code].figures, one.missing, one.wanted)
            for code, one in sheet.scores.items()
        }
        for scale, sheet in card.sheets.items()
    }


def _told(measures: Any, printed: Mapping[str, Figure | str], missing: int, wanted: int) -> list[Any]:
    texts = {name: one.printed if isinstance(one, Figure) else one for name, one in printed.items()}
    others = {name: text for name, text in texts.items() if name not in {"points", "maximum", "percent"}}
    points, maximum = (_figure(measures.get(name), texts.get(name)) for name in ("points", "maximum"))
    return [points, maximum, texts.get("percent"), others, missing, wanted]


def _figure(value: Any, printed: str | None) -> list[Any] | None:
    if not isinstance(value, Interval):
        return None
    ends = [f"{end.numerator}/{end.denominator}" for end in (value.low, value.high)]
    return [*ends, value.low_open, value.high_open, printed]


def by_page(program: Program, words: Wording, evaluations: list[Judged]) -> list[Any]:
    """What the script of a page makes of evaluations."""
    said = run(f"{javascript(program, words)}const evaluations = {quoted(evaluations)};{COMPARED}")
    assert "value" in said, said
    made: list[Any] = said["value"]
    return made


@pytest.mark.parametrize(("name", "variant"), PAGES, ids=[name for name, _ in PAGES])
def test_no_digit_differs_from_that_of_the_reference(name: str, variant: str, shipped: Plugins) -> None:
    program, words = prepare(find_framework(name, shipped), shipped), wording(shipped.variants[variant])
    chance = Random(name)  # noqa: S311 - any judgements will do, but always the same
    evaluations = [judged(program, chance) for _ in range(EVALUATIONS)]
    expectations = [expected(program, one, words) for one in evaluations]
    assert expectations == by_page(program, words, evaluations)
    assert sum(isinstance(one, dict) for one in expectations) > EVALUATIONS / 3
    assert any(
        not points or points[0] != points[1]
        for one in expectations
        if isinstance(one, dict)
        for items in one.values()
        for points, *_ in items.values()
    )


@pytest.mark.parametrize(
    "change",
    [{"unanswered": "zero"}, {"not_applicable": "refuse"}, {"rounding": "half-even"}, {"rounding": "down"}],
    ids=str,
)
def test_a_scale_says_what_is_made_of_holes(change: Mapping[str, Any], shipped: Plugins) -> None:
    program = _changed(prepare(find_framework("kommunkompassen@2010", shipped), shipped), change)
    words = wording(shipped.variants["norway"])
    chance = Random(0)  # noqa: S311 - as above
    evaluations = [judged(program, chance) for _ in range(EVALUATIONS // 3)]
    expectations = [expected(program, one, words) for one in evaluations]
    assert expectations == by_page(program, words, evaluations)
    assert any(isinstance(one, dict) for one in expectations)


def _changed(program: Program, change: Mapping[str, Any]) -> Program:
    """A program with something else said by all of its scales."""
    scales = {name: evolve(scale, **change) for name, scale in program.framework.scales.items()}
    sheets = {name: evolve(sheet, scale=scales[name]) for name, sheet in program.sheets.items()}
    return evolve(program, framework=evolve(program.framework, scales=scales), sheets=sheets)
