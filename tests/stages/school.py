"""A school of two classes, whose pupils are counted: small whole points, so that a hand can follow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard

SCHOOL = """
schema = 1
[framework]
id = "school"
revision = "1"
title = "School"
language = "en"
levels = ["part"]
scales = ["plain"]
[part.a]
title = "Reading"
maximum = 10
[part.b]
title = "Writing"
maximum = 20
"""
PLAIN = """
schema = 1
[scale]
id = "plain"
of = "school"
title = "Plain"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.kept]
title = "Kept"
steps = { no = 0, yes = 1 }
[rule.judged]
points = 'maximum * kept'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""


@cache
def program(norms: str, revision: str) -> Program:
    """The school on a scale with norms."""
    scale = read_text(PLAIN + norms, "scales/plain.toml")
    plugins = Plugins(scales={("school", "plain"): scale})
    definition = SCHOOL.replace('revision = "1"', f'revision = "{revision}"')
    return compiled(check(read_text(definition, "school.toml"), plugins))


def pupil(name: str, a: str = "", b: str = "", norms: str = "", revision: str = "1") -> Scorecard:
    """The scorecard of a pupil with points of each part, as TOML; on a scale that has norms besides."""
    given = "".join(f"{code} = {points}\n" for code, points in (("a", a), ("b", b)) if points)
    text = (
        f'schema = 1\n[evaluation]\nid = "{name}"\nframework = "school@{revision}"\nyear = 2020\n'
        f'organisation = {{ name = "{name}" }}\n[given.plain.points]\n{given}'
    )
    return score(program(norms, revision), check_evaluation(read_text(text, f"{name}.toml")))
