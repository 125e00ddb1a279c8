"""A small library that is assessed: sound texts, changed a little by each test, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.rules.units import Function

    Changes = Iterable[tuple[str, str]]

LIBRARY = """\
schema = 1
[framework]
id = "library"
revision = "1"
title = "Library"
language = "en"
levels = ["part", "question"]
scales = ["simple"]
maximum = 30
[part.a]
title = "Books"
maximum = 20
[question."a.1"]
title = "Are they in order?"
maximum = 12
[question."a.2"]
title = "Are they read?"
maximum = 8
dimensions = ["kept"]
[part.b]
title = "Rooms"
maximum = 10
"""

SIMPLE = """\
schema = 1
[scale]
id = "simple"
of = "library"
title = "Simple"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
part = { points = 1, percent = 0 }
[dimension.kept]
title = "Kept"
steps = { no = 0, partly = '50%', yes = 1 }
[dimension.known]
title = "Known"
steps = { no = 0, partly = '50%', yes = 1 }
[bands.grade]
low = 0
high = '60%'
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.part]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""

MAIN_STREET = """\
schema = 1
[evaluation]
id = "main-street"
framework = "library@1"
organisation = { name = "Main Street" }
[judgement."a.1"]
kept = "yes"
known = "partly"
"""

SECOND = """\
schema = 1
[scale]
id = "second"
of = "library"
title = "Second"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "refuse"
[dimension.kept]
title = "Kept"
steps = { no = 0, yes = 1 }
[rule.judged]
points = 'maximum * kept'
[rule.part]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""


def changed(text: str, changes: Changes) -> str:
    """The text with the first of each thing replaced, each of which is there."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def texts() -> dict[str, str]:
    """The sound texts."""
    return {"library": LIBRARY, "simple": SIMPLE, "main_street": MAIN_STREET}


@pytest.fixture
def checked() -> Callable[..., Framework]:
    """The library, changed."""

    def make(
        library: Changes = (), simple: Changes = (), functions: Mapping[str, Function] | None = None
    ) -> Framework:
        scale = read_text(changed(SIMPLE, simple), "scales/simple.toml")
        plugins = Plugins(scales={("library", "simple"): scale}, functions=functions or {})
        return check(read_text(changed(LIBRARY, library), "library.toml"), plugins)

    return make


@pytest.fixture
def scored(checked: Callable[..., Framework]) -> Callable[..., Scorecard]:
    """An evaluation of the library, changed, scored."""

    def make(
        library: Changes = (),
        simple: Changes = (),
        main_street: Changes = (),
        functions: Mapping[str, Function] | None = None,
    ) -> Scorecard:
        program = compiled(checked(library, simple, functions))
        text = changed(MAIN_STREET, main_street)
        return score(program, check_evaluation(read_text(text, "main-street.toml")))

    return make


@pytest.fixture
def told(scored: Callable[..., Scorecard]) -> Callable[..., str]:
    """What is said of the library, changed so that something is wrong with it."""

    def make(library: Changes = (), simple: Changes = (), main_street: Changes = ()) -> str:
        with pytest.raises(KompassError) as caught:
            scored(library, simple, main_street)
        return str(caught.value)

    return make


@pytest.fixture
def heads(told: Callable[..., str]) -> Callable[..., list[str]]:
    """The first lines of what is said."""

    def make(library: Changes = (), simple: Changes = (), main_street: Changes = ()) -> list[str]:
        return [line for line in told(library, simple, main_street).splitlines() if ": error[" in line]

    return make


@pytest.fixture
def two() -> Callable[..., list[str]]:
    """The first lines of what is said of an evaluation on two scales, the second of which is strict."""

    def make(main_street: Changes = ()) -> list[str]:
        texts = {"simple": SIMPLE, "second": SECOND}
        scales = {("library", name): read_text(text, f"scales/{name}.toml") for name, text in texts.items()}
        library = changed(LIBRARY, [('["simple"]', '["simple", "second"]')])
        program = compiled(check(read_text(library, "library.toml"), Plugins(scales=scales)))
        evaluation = check_evaluation(read_text(changed(MAIN_STREET, main_street), "main-street.toml"))
        try:
            score(program, evaluation)
        except KompassError as error:
            heads = (str(problem).partition("\n")[0] for problem in error.problems)
            return [head.removeprefix("main-street.toml:") for head in heads]
        return []

    return make
