"""Programs of the library, and evaluations of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.trim import trimmed
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.impact import Pair

HEAD = """\
schema = 1
[evaluation]
id = "{id}"
framework = "library@{revision}"
organisation = {{ name = "{id}" }}
"""

JUDGED = ("A.1", "A.2", "A.3", "B.1", "B.2")


def judged(name: str = "main", plan: str = "yes", use: str = "partly", **others: str) -> str:
    """An evaluation of the first revision in which all is judged alike, but for some items."""
    lines = [HEAD.format(id=name, revision="1")]
    for code in JUDGED:
        said = others.get(code.replace(".", ""), use)
        lines.append(f'[judgement."{code}"]\nplan = "{plan}"\nuse = "{said}"\n')
    return "".join(lines)


@pytest.fixture
def found() -> Callable[[str], Evaluation]:
    """An evaluation of its text."""
    return lambda text: check_evaluation(read_text(text, "some.toml"))


@pytest.fixture
def weighed(found: Callable[[str], Evaluation]) -> Callable[..., Pair]:
    """Evaluations of the first definition weighed with another state of it."""

    def weigh(before: Framework, after: Framework, *texts: str) -> Pair:
        weighing = Weighing(compiled(before), compiled(after), correspond(before, after))
        for text in texts or (judged(),):
            evaluation = found(text)
            weighing.add(evaluation, trimmed(evaluation, after))
        (pair,) = weighing.impact().pairs
        return pair

    return weigh
