"""Three revisions of a small instrument, each with its own scale, and what they say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kompass_core.model.framework import Framework

    Changes = Iterable[tuple[str, str]]

FIRST = """\
schema = 1
[framework]
id = "library"
revision = "1"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["stars"]
status = "published"
[theme.A]
title = "Books"
[question."A.1"]
title = "Is there something for everybody?"
maximum = 20
[question."A.2"]
title = "Can people find it?"
maximum = 10
[question."A.3"]
title = "Is it read?"
maximum = 10
[theme.B]
title = "House"
[question."B.1"]
title = "Is it open in the evening?"
maximum = 20
[question."B.2"]
title = "Is it warm?"
maximum = 10
"""

SECOND = """\
schema = 1
[framework]
id = "library"
revision = "2"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["points"]
replaces = "1"
status = "published"
[theme.A]
title = "Books"
[question."A.1"]
title = "Is there something for everybody?"
maximum = 20
[question."A.2"]
title = "Can people find it, and is it read?"
maximum = 25
was = ["A.2", "A.3"]
[theme.B]
title = "Rooms"
[question."B.0"]
title = "Is it open on weekday evenings?"
maximum = 15
was = "B.1"
[question."B.2"]
title = "Is there a place to sit?"
maximum = 10
was = []
[reworded."B.0"]
from = "Is it open in the evening?"
to = "Is it open on weekday evenings?"
verdict = "same"
by = "The committee"
because = "nobody had taken it for the weekend"
on = 2015-11-02
"""

THIRD = """\
schema = 1
[framework]
id = "library"
revision = "3"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["points"]
replaces = "2"
[theme.A]
title = "Books"
[question."A.1a"]
title = "Is there something for children?"
maximum = 10
was = "A.1"
[question."A.1b"]
title = "Is there something for grown-ups?"
maximum = 10
was = "A.1"
[question."A.2"]
title = "Can people find it, and is it read?"
maximum = 20
[theme.B]
title = "Rooms"
[question."B.0"]
title = "Is it open every evening?"
maximum = 15
[question."B.2"]
title = "Is there a place to sit?"
maximum = 10
[reworded."B.0"]
from = "Is it open on weekday evenings?"
to = "Is it open every evening?"
verdict = "stricter"
by = "The committee"
because = "the weekend counts now"
"""

STARS = """\
schema = 1
[scale]
id = "stars"
of = "library"
title = "Stars"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
question = { points = 1, percent = 0 }
theme = { points = 1, percent = 0 }
[dimension.plan]
title = "Is it planned?"
steps = { no = 0, partly = '50%', yes = '100%' }
[dimension.use]
title = "Is it done?"
steps = { no = 0, partly = '50%', yes = '100%' }
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.theme]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(themes.points)'
maximum = 'sum(themes.maximum)'
"""

POINTS = """\
schema = 1
[scale]
id = "points"
of = "library"
title = "Points"
replaces = "stars"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
question = { points = 1, percent = 0 }
theme = { points = 1, percent = 0 }
[dimension.plan]
title = "Is it planned?"
steps = { no = 0, partly = '40%', yes = '100%' }
[dimension.practice]
title = "Is it done?"
was = "use"
steps = { no = 0, half = '50%', yes = '100%' }
steps_were = { half = "partly" }
[rule.judged]
points = 'maximum * (plan + 2 * practice) / 3'
[rule.theme]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(themes.points)'
maximum = 'sum(themes.maximum)'
"""

TEXTS = {"1": FIRST, "2": SECOND, "3": THIRD, "stars": STARS, "points": POINTS}


@pytest.fixture
def revision() -> Callable[..., Framework]:
    """A revision of the library by its number, each text of which may be changed a little."""

    def make(number: str, framework: Changes = (), stars: Changes = (), points: Changes = ()) -> Framework:
        scales = {
            ("library", name): read_text(changed(TEXTS[name], changes), f"scales/{name}.toml")
            for name, changes in (("stars", stars), ("points", points))
        }
        return check(read_text(changed(TEXTS[number], framework), f"{number}.toml"), Plugins(scales=scales))

    return make


def changed(text: str, changes: Changes) -> str:
    """The text with the first of each thing replaced, each of which is there."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text
