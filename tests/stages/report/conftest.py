"""Scorecards to report on: of what is shipped, and of a small instrument of another kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.model.variant import Numbers, Variant
from kompass_core.stages.check import check, check_evaluation, check_variant
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.document import Document
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard

ROOT = Path(__file__).parents[3]

HOUSE = """
schema = 1
[framework]
id = "house"
revision = "1"
title = "House"
language = "en"
levels = ["floor", "room", "thing"]
scales = ["strict"]
[floor.g]
title = "Ground floor"
[room."g.k"]
title = "Kitchen"
[thing."g.k.1"]
title = "Stove"
maximum = 10
[thing."g.k.2"]
title = "Table"
maximum = 2.5
[room."g.h"]
title = "Hall"
[thing."g.h.1"]
title = "Door"
maximum = 6
[floor.u]
title = "Upper floor"
[room."u.b"]
title = "Bath"
[thing."u.b.1"]
title = "Tap"
maximum = 5
"""

STRICT = """
schema = 1
[scale]
id = "strict"
of = "house"
title = "Strict scale"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
floor = { points = 1, percent = 0 }
room = { points = 1, percent = 0 }
thing = { points = [0, 2], percent = 1 }
total = { points = 1, percent = 0 }
[scale.print.summary]
floor = { points = [0, 1] }
total = { points = 0 }
[dimension.look]
title = "How it looks"
[dimension.look.steps]
none = 0
half = '50%'
all = '100%'
[dimension.work]
title = "How it works"
[dimension.work.steps]
none = 0
third = 0.3
all = '100%'
[bands.marks]
low = 0
high = '50%'
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.room]
points = 'sum(things.points)'
maximum = 'sum(things.maximum)'
grade = 'band(points / maximum, marks)'
sound = 'points > 4'
worth = 'points / maximum'
[rule.floor]
points = 'sum(rooms.points)'
maximum = 'sum(rooms.maximum)'
[rule.total]
points = 'sum(floors.points)'
maximum = 'sum(floors.maximum)'
"""

EVALUATION = """
schema = 1
[evaluation]
id = "ours"
framework = "house@1"
organisation = { code = "7", name = "Number seven" }
year = 2024
"""

JUDGED = """
[judgement."g.k.1"]
look = "half"
work = "all"
[judgement."g.k.2"]
look = "all"
work = "third"
[judgement."g.h.1"]
look = "none"
work = "none"
[judgement."u.b.1"]
look = "all"
work = "all"
"""


@pytest.fixture(scope="session")
def shipped() -> Callable[..., Scorecard]:
    """The scorecard of an evaluation that is shipped, by its id; `edit` may change its text before."""
    scales = {
        ("kommunkompassen", year): _document(f"plugins/kompass_scale_{year}/{year}.toml")
        for year in ("2010", "2002")
    }
    framework = check(_document("frameworks/kommunkompassen/2010.toml"), Plugins(scales=scales))
    program = compiled(framework)
    made: dict[str, Scorecard] = {}

    def scorecard(name: str, edit: Callable[[str], str] | None = None) -> Scorecard:
        path = f"frameworks/kommunkompassen/evaluations/{name}.toml"
        if edit is not None:
            text = (ROOT / path).read_text("utf-8")
            return score(program, check_evaluation(read_text(edit(text), path)))
        if name not in made:
            made[name] = score(program, check_evaluation(_document(path)))
        return made[name]

    return scorecard


def _document(path: str) -> Document:
    return read_text((ROOT / path).read_text("utf-8"), path)


@pytest.fixture(scope="session")
def house() -> Callable[..., Scorecard]:
    """The scorecard of a house: of what is found in it, with parts of its scale and framework replaced."""
    programs: dict[tuple[object, ...], Program] = {}

    def scorecard(found: str = JUDGED, *changes: tuple[str, str], head: str = EVALUATION) -> Scorecard:
        if changes not in programs:
            framework, scale = HOUSE, STRICT
            for old, new in changes:
                assert old in framework + scale
                framework, scale = framework.replace(old, new), scale.replace(old, new)
            plugins = Plugins(scales={("house", "strict"): read_text(scale, "strict.toml")})
            programs[changes] = compiled(check(read_text(framework, "house.toml"), plugins))
        return score(programs[changes], check_evaluation(read_text(head + found, "ours.toml")))

    return scorecard


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
def plain() -> Variant:
    """A variant without a word of its own."""
    return Variant("plain", "Plain", "en", Numbers("en_GB", None, None), {}, {}, {})
