"""Reports to format: a real one, and one in which every text is hostile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check, check_evaluation, check_variant
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.document import Document
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

ROOT = Path(__file__).parents[2]

HOSTILE = (
    "<script>alert(1)</script>",
    "=HYPERLINK('http://example.test')",
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "[bold red]x[/bold red] [link=http://example.test]y[/link]",
    "\x1b[31mred\x1b[0m \x9b2J",
    "\u202egnirts \u2066x\u2069",
    "| a | b |",
    "**b** _i_ `c` ~~s~~ ***",
    "# heading #",
    "1. item",
    "1) item",
    "- item",
    "+ item",
    "> quote",
    "---",
    "===",
    "```",
    "    indented",
    "![x](http://example.test/x.png) [y](javascript:alert(1)) [z]: x",
    "&lt;b&gt; &amp;amp; &#65;",
    "\\ \\* \\\\",
    "$x$ {__class__} %s",
    "\U0001f600 \U0001f469\u200d\U0001f469\u200d\U0001f467 e\u0301 \u4f60\u597d",
    "\x00\ud800",
    'a "quoted", comma; and\r\na new line',
)

FRAMEWORK = """
schema = 1
[framework]
id = "house"
revision = "1"
title = "House"
language = "en"
levels = ["room", "thing"]
scales = ["strict"]
[room.k]
title = "Kitchen"
[thing."k.1"]
title = "Stove"
maximum = 10
[thing."k.2"]
title = "Table"
maximum = 5
"""

SCALE = """
schema = 1
[scale]
id = "strict"
of = "house"
title = "Strict"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
room = { points = 1, percent = 0 }
thing = { points = 1, percent = 0 }
[scale.print.summary]
room = { points = 0 }
total = { points = 0 }
[dimension.look]
title = "How it looks"
[dimension.look.steps]
none = 0
third = '33.3%'
all = '100%'
[bands.marks]
low = 0
high = '50%'
[rule.judged]
points = 'maximum * mean(dimensions) / 3'
[rule.room]
points = 'sum(things.points)'
maximum = 'sum(things.maximum)'
grade = 'band(points / maximum, marks)'
good = 'points > 2'
[rule.total]
points = 'sum(rooms.points)'
maximum = 'sum(rooms.maximum)'
"""

EVALUATION = """
schema = 1
[evaluation]
id = "ours"
framework = "house@1"
organisation = { code = "0127", name = "Number seven" }
year = 2024
[judgement."k.1"]
look = "all"
"""


@pytest.fixture(scope="session", params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    """Text that means something to somebody."""
    return str(request.param)


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], Scorecard]:
    """The scorecard of an evaluation that is shipped, by its id."""
    scales = {
        ("kommunkompassen", year): _document(f"plugins/kompass_scale_{year}/{year}.toml")
        for year in ("2010", "2002")
    }
    program = compiled(check(_document("frameworks/kommunkompassen/2010.toml"), Plugins(scales=scales)))
    folder = "frameworks/kommunkompassen/evaluations"
    return lambda name: score(program, check_evaluation(_document(f"{folder}/{name}.toml")))


@pytest.fixture(scope="session")
def borlange(shipped: Callable[[str], Scorecard]) -> Scorecard:
    """The scorecard of the evaluation of which every figure is published."""
    return shipped("borlange-2010")


@pytest.fixture(scope="session")
def house() -> Callable[..., Scorecard]:
    """The scorecard of a house; texts of its files may be replaced."""

    def scorecard(*changes: tuple[str, str], found: str = EVALUATION) -> Scorecard:
        texts = [FRAMEWORK, SCALE, found]
        for old, new in changes:
            assert any(old in text for text in texts)
            texts = [text.replace(old, new) for text in texts]
        framework, scale, evaluation = texts
        plugins = Plugins(scales={("house", "strict"): read_text(scale, "strict.toml")})
        program = compiled(check(read_text(framework, "house.toml"), plugins))
        return score(program, check_evaluation(read_text(evaluation, "ours.toml")))

    return scorecard


def _document(path: str) -> Document:
    return read_text((ROOT / path).read_text("utf-8"), path)


def _variant(name: str) -> Variant:
    folder = f"plugins/kompass_{name}"
    return check_variant([_document(f"{folder}/{name}.toml")], ROOT / folder)


@pytest.fixture(scope="session")
def sweden() -> Variant:
    """The variant of Sweden, without its changes."""
    return _variant("sweden")


@pytest.fixture(scope="session")
def english() -> Variant:
    """The variant in English, without its changes."""
    return _variant("english")


@pytest.fixture(scope="session")
def speaking() -> Callable[[str], Variant]:
    """The variant of a country, without its changes."""
    return _variant
