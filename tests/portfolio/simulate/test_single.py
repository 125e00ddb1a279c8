"""What columns say of many draws, and the reference of each of them: the same, digit for digit."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare, read_evaluation
from kompass_core.portfolio.simulate.entered import Asked, Entry, entered
from kompass_core.portfolio.simulate.pieces import Piece, columns, drawn_columns, places, worked_out
from kompass_core.portfolio.simulate.sentence import uncertain
from kompass_core.portfolio.simulate.simulate import simulate
from kompass_core.portfolio.simulate.single import single
from kompass_core.portfolio.simulate.values import row
from kompass_core.rules.interval import Interval
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.program import Program
    from kompass_core.portfolio.simulate.contender import Contender
    from kompass_core.portfolio.simulate.entered import Entered
    from kompass_core.rules.amount import Amount

ROOT = Path(__file__).parents[3]
DRAWS = 12

DOUBTS = ("one step", "3 steps", "opinions", "points by 7%")


@cache
def program(name: str) -> Program:
    return prepare(ROOT / f"frameworks/{name}.toml", load_plugins(), [])


def random_evaluation(made: Program, scale: str, chance: Random) -> Entry:
    """An evaluation that has judgements, holes, what does not apply, points, printed figures and opinions."""
    name = made.framework.name
    tables, given = "", ""
    sheet = made.sheets[scale]
    dimensions = sheet.scale.dimensions
    for line in sheet.lines:
        if line.item.children:
            continue
        drawn = chance.random()
        if drawn < 0.1:
            given += f'"{line.item.code}" = {chance.randint(0, 10 * int(line.item.maximum or 1)) / 10}\n'
            continue
        if drawn < 0.2:
            printed = chance.randint(0, int(line.item.maximum or 1) - 1)
            given += f'"{line.item.code}" = {{ printed = "{printed},3" }}\n'
            continue
        tables += f'[judgement."{line.item.code}"]\n'
        for dimension in line.asked:
            steps = list(dimensions[dimension].steps)
            drawn = chance.random()
            one, other = chance.choice(steps), chance.choice(steps)
            if drawn < 0.1 and scale != "classical":
                tables += f'{dimension} = "not applicable"\n'
            elif drawn < 0.3:
                tables += f'{dimension} = {{ anna = "{one}", leif = "{other}" }}\n'
            elif drawn < 0.85:
                tables += f'{dimension} = "{one}"\n'
    text = f'schema = 1\n[evaluation]\nid = "random"\nframework = "{name}"\nscales = ["{scale}"]\n'
    text += 'organisation = { name = "Random" }\n'
    text += 'evaluators = [{ id = "anna", name = "A" }, { id = "leif", name = "L" }]\n'
    text += f"[given.{scale}.points]\n{given}" if given else ""
    return Entry(check_evaluation(read_text(text + tables, "random.toml")), made)


def exactly(amount: Amount, top: int, bottom: int) -> Fraction:
    return Fraction(top, bottom * amount.scale)


def differing(contender: Contender, there: Entered, asked: Asked) -> list[str]:
    """Draws in which columns say something else than the reference."""
    piece = Piece(0, asked.draws, there.long)
    at = places(there.shared, asked.seed, piece)
    shared = drawn_columns(there.shared, at, piece)
    made = worked_out(contender.steps, columns(contender, shared, asked.seed, piece), piece)
    found = []
    rows = {code: row(figure.drawn, made, piece.count) for code, figure in contender.figures.items()}
    for draw in range(piece.count):
        outcomes = single(contender, there, asked.seed, draw)
        for code, (tops, bottoms) in rows.items():
            figure = contender.figures[code]
            got = exactly(figure.drawn, int(tops[draw]), int(bottoms[draw]))
            points, maximum = outcomes[code].measures["points"], outcomes[code].measures.get("maximum")
            assert isinstance(points, Interval)
            assert points.known
            wanted = points.low
            if there.shares:
                assert isinstance(maximum, Interval)
                assert maximum.known
                wanted = 100 * points.low / maximum.low
            if got != wanted or not figure.sure.low <= got <= figure.sure.high:
                found.append(f"{code} in draw {draw}: {got}, not {wanted}, in {figure.sure}")
    return found


WAYS = [
    ("kommunkompassen/2010", "2010", ()),
    ("kommunkompassen/2010", "2010", ("dimension system from 1 to 3",)),
    ("kommunkompassen/2002", "2002", ()),
    ("kommunkompassen/2016", "2016", ()),
    ("kommunkompassen/2020", "2020", ()),
    ("caf/2020", "fine-tuned", ()),
    ("caf/2020", "classical", ()),
]


@pytest.mark.parametrize(
    ("name", "scale", "sentences"), WAYS, ids=[f"{name}-{scale}-{len(said)}" for name, scale, said in WAYS]
)
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_columns_say_of_every_draw_what_the_reference_says(
    name: str, scale: str, sentences: tuple[str, ...], seed: int
) -> None:
    made = program(name)
    one = random_evaluation(made, scale, Random(f"{name} {seed}"))  # noqa: S311 - nothing secret is drawn
    doubts = tuple(uncertain(text, "") for text in DOUBTS)
    asked = Asked((), doubts if seed else (), scale, "total", DRAWS, seed)
    there = entered([one], asked)
    (contender,) = there.contenders
    assert contender.drawn
    assert differing(contender, there, asked) == []


def test_so_they_do_where_the_definition_is_varied(duel: Program, judged: Callable[..., Entry]) -> None:
    said = (
        "maximum 1, 2 by 40%",
        "maximum 1.1 by 10%",
        "weight 1 from 0.5 to 2",
        "dimension wide from 1 to 3",
    )
    sentences = tuple((text, "") for text in (*said, "step how partly from 10% to 90%"))
    one = judged("one", "partly half", "- all", "partly none")
    for scale in ("plain", "weighted", "graded"):
        used = tuple(one for one in sentences if scale == "weighted" or not one[0].startswith("weight"))
        asked = Asked(used, (uncertain("one step", ""),), scale, "total", DRAWS, 3)
        there = entered([one], asked)
        assert differing(there.contenders[0], there, asked) == []
        assert there.long == (scale == "weighted")
        assert simulate([one], asked).standings[0].spread.least > 0


@pytest.mark.slow
def test_so_they_do_of_published_points_and_printed_figures() -> None:
    made = program("kommunkompassen/2010")
    folder = ROOT / "frameworks/kommunkompassen/evaluations"
    evaluations = [read_evaluation(folder / f"{name}.toml") for name in ("grastorp-2014", "orebro-2012")]
    asked = Asked((("maximum areas by 30%", ""),), (), "2010", "total", DRAWS, 1)
    there = entered([Entry(one, made) for one in evaluations], asked)
    for contender in there.contenders:
        assert differing(contender, there, asked) == []


@pytest.mark.slow
def test_so_they_do_where_another_definition_stands_in_half_of_the_draws(
    duel: Program, judged: Callable[..., Entry]
) -> None:
    other = program("kommunkompassen/2010")
    shifted = prepare(ROOT / "frameworks/kommunkompassen/2010.toml", load_plugins(), [], [CHANGES])
    one = random_evaluation(other, "2010", Random(5))  # noqa: S311 - as above
    entry = Entry(one.evaluation, other, (shifted, one.evaluation))
    asked = Asked((("maximum 1..3 by 20%", ""),), (uncertain("one step", ""),), "2010", "total", DRAWS, 1)
    there = entered([entry], asked)
    assert differing(there.contenders[0], there, asked) == []
    made = simulate([entry], asked)
    (standing,) = made.standings
    assert standing.other is not None
    assert standing.other[0] != standing.points
    assert made.influences[0].name == "definition"


CHANGES = read_text(
    """\
schema = 1
of = "kommunkompassen@2010"
[replace.subarea."1.1"]
maximum = 5
[replace.subarea."1.2"]
maximum = 30
[replace.scale."2010".rule.judged]
points = 'maximum * min(dimensions)'
""",
    "shifted.toml",
)
