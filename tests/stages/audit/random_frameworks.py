"""Random frameworks: small ones, with rules of many kinds, and what may be judged in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from hypothesis import strategies as st

from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Score

JUDGED = (
    "maximum * mean(dimensions)",
    "90% * maximum * mean(dimensions)",
    "maximum * min(dimensions)",
    "maximum * (kept - max(dimensions) / 2)",
    "maximum * clamp(kept + 20%, 0, 100%)",
    "maximum * (if count(dimensions where dimensions >= 50%) = 1 then 100% else mean(dimensions))",
    "if kept >= 50% then maximum else maximum * kept / 2",
    "if kept = 30% then 0 else maximum * max(dimensions)",
    "round(maximum * mean(dimensions) * mean(dimensions))",
    "maximum * sum(dimensions * dimensions.weight) / sum(dimensions.weight)",
    "maximum * mean(dimensions where dimensions > 0 else 0)",
    "if part >= 50% then maximum * mean(dimensions) else maximum * part",
    "maximum * (kept - kept * kept)",
    "maximum * mean(dimensions) - 1",
    "min(maximum, maximum * sum(dimensions))",
)
MADE = (
    "sum(questions.points)",
    "maximum * (sum(questions.points) / sum(questions.maximum))",
    "min(15, sum(questions.points))",
    "sum(questions.points) - max(questions.points) / 2",
    "if min(questions.points) > 4 then 10 else sum(questions.points)",
    "sum(questions.points where questions.points > 3)",
    "sum(questions.points) + (if count(questions where questions.points >= 5) >= 2 then 2 else 0)",
    "maximum * (sum(questions.points * questions.weight) / sum(questions.maximum * questions.weight))",
    "max(questions.points)",
    "sum(questions.maximum) - sum(questions.points)",
    "if sum(questions.points) >= 10 then sum(questions.points) else sum(questions.points) * 50%",
    "maximum * min(questions.points / questions.maximum)",
)
WHOLE = ("sum(parts.points)", "sum(parts.points) - min(parts.points)", "max(0, sum(parts.points) - 5)")
STEPS = (
    "{ no = 0, partly = '50%', yes = 1 }",
    "{ no = '10%', yes = '90%' }",
    "{ no = 0, half = '50%', most = '50%', all = 1 }",
    "{ all = 1 }",
)
FRAMEWORK = """\
schema = 1
[framework]
id = "library"
revision = "1"
title = "Library"
language = "en"
levels = ["part", "question"]
scales = ["simple"]
[part.a]
title = "A"
[question."a.1"]
title = "A1"
maximum = 12
[question."a.2"]
title = "A2"
maximum = 8
weight = {weight}
dimensions = ["kept"]
[part.b]
title = "B"
[question."b.1"]
title = "B1"
maximum = 5
"""
SCALE = """\
schema = 1
[scale]
id = "simple"
of = "library"
title = "Simple"
rounding = "half-up"
unanswered = "{unanswered}"
not_applicable = "{not_applicable}"
several = "{several}"
[dimension.kept]
title = "Kept"
steps = {kept}
[dimension.known]
title = "Known"
weight = {known_weight}
{lowers}
steps = {known}
[bands.grade]
low = 0
high = '60%'
[rule.judged]
points = '''{judged}'''
part = 'mean(dimensions)'
mark = 'band(part, grade)'
good = 'points > 3'
[rule.part]
points = '''{made}'''
maximum = 'sum(questions.maximum)'
good = 'count(questions where questions.good) > 0'
[rule.total]
points = '''{whole}'''
maximum = 'sum(parts.maximum)'
"""


@frozen
class Small:
    """A small framework, and what may be judged in it."""

    program: Program
    shrinks: bool

    def scored(self, text: str) -> Mapping[str, Score] | None:
        """The scores of an evaluation; None where a rule has no value for it."""
        try:
            return score(self.program, check_evaluation(read_text(text, "e.toml"))).sheets["simple"].scores
        except KompassError as error:
            if {problem.slug for problem in error.problems} != {"division-by-zero"}:
                raise
            return None

    def judged(self, chance: Random) -> dict[str, dict[str, str]]:
        """Something that can be judged of everything."""
        made: dict[str, dict[str, str]] = {}
        for line in self.program.sheets["simple"].lines:
            if not line.item.children:
                made[line.item.code] = self._item(chance, line.item.code, line.asked)
        return made

    def _item(self, chance: Random, code: str, asked: tuple[str, ...]) -> dict[str, str]:
        dimensions = self.program.sheets["simple"].scale.dimensions
        if self.shrinks and chance.random() < 0.2:
            return {"item": "not applicable"}
        told = {name: chance.choice(list(dimensions[name].steps)) for name in asked}
        rules = " ".join(rule.written.text for rule in self.program.framework.rules["simple"][code])
        for name in asked:
            if self.shrinks and name not in rules and chance.random() < 0.2:
                told[name] = "not applicable"
        return told

    def raised(
        self, chance: Random, judged: Mapping[str, Mapping[str, str]]
    ) -> tuple[str, str, dict[str, dict[str, str]]] | None:
        """The same with one judgement raised, and which; None where the one that was chosen is the best."""
        code = chance.choice(list(judged))
        name = chance.choice(list(judged[code]))
        dimensions = self.program.sheets["simple"].scale.dimensions
        if name == "item" or judged[code][name] == "not applicable":
            return None
        steps = list(dimensions[name].steps)
        place = steps.index(judged[code][name])
        if place + 1 == len(steps):
            return None
        raised = {**judged[code], name: steps[chance.randint(place + 1, len(steps) - 1)]}
        return code, name, {**{one: dict(told) for one, told in judged.items()}, code: raised}


def evaluation(judged: Mapping[str, Mapping[str, str]]) -> str:
    """The text of an evaluation."""
    tables = "".join(
        f'[judgement."{code}"]\n' + "".join(f'{name} = "{step}"\n' for name, step in told.items())
        for code, told in judged.items()
    )
    return (
        'schema = 1\n[evaluation]\nid = "e"\nframework = "library@1"\norganisation = { name = "E" }\n'
        + tables
    )


def framework(**said: object) -> Small | None:
    """The framework with these rules and steps; None where it is not sound."""
    scale = read_text(SCALE.format(**said), "scales/simple.toml")
    document = read_text(FRAMEWORK.format(**said), "library.toml")
    try:
        made = check(document, Plugins(scales={("library", "simple"): scale}))
    except KompassError:
        return None
    return Small(compiled(made), said["not_applicable"] == "shrink")


frameworks = st.builds(
    framework,
    judged=st.sampled_from(JUDGED),
    made=st.sampled_from(MADE),
    whole=st.sampled_from(WHOLE),
    kept=st.sampled_from(STEPS),
    known=st.sampled_from(STEPS),
    known_weight=st.sampled_from([0, 1, 2]),
    weight=st.sampled_from([0, 1, 3]),
    lowers=st.sampled_from(["", "", 'lowers = "so it is"']),
    unanswered=st.sampled_from(["bounds", "zero"]),
    not_applicable=st.sampled_from(["shrink", "refuse"]),
    several=st.sampled_from(["agreed", "agreed", "mean"]),
).filter(lambda made: made is not None)
