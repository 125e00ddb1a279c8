"""Examples: a question of each kind, to try: of a library that does not exist, and that nobody has judged."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FRAMEWORK: Final = """\
schema = 1

[framework]
id = "library"
revision = "1"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["stars"]

[theme.A]
title = "Books"

[question."A.1"]
title = "Is there something for everybody?"
maximum = 20

[question."A.2"]
title = "Can people find it?"
maximum = 10
"""
SCALE: Final = """\
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
EVALUATION: Final = {
    "schema": 1,
    "evaluation": {
        "id": "main-street-2025",
        "framework": "library@1",
        "organisation": {"name": "Main Street"},
        "year": 2025,
    },
    "judgement": {"A.1": {"plan": "yes", "use": "partly"}, "A.2": {"plan": "partly"}},
}
DEFINITION: Final = {"framework": FRAMEWORK, "scales": [SCALE]}
REVISED: Final = {
    "framework": FRAMEWORK.replace('revision = "1"', 'revision = "2"\nreplaces = "1"').replace(
        "= 10", "= 15"
    ),
    "scales": [SCALE],
}
_SCORED: Final = {"evaluation": EVALUATION, "definition": DEFINITION}
_SAID: Final = {**_SCORED, "language": "en"}

EXAMPLES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "check": {
            "definition": {"value": {"definition": DEFINITION}},
            "evaluation": {"value": _SCORED},
        },
        "score": {"library": {"value": _SCORED}},
        "explain": {
            "total": {"value": {**_SCORED, "item": "total"}},
            "text": {"value": {**_SAID, "item": "A.2", "format": "text"}},
        },
        "report": {
            "html": {"value": {**_SAID, "format": "html"}},
            "text": {"value": {**_SAID, "format": "text", "without": ["instrument", "next"]}},
        },
        "diff": {"library": {"value": {"before": DEFINITION, "after": REVISED, "language": "en"}}},
    }
)
"""By the last word of their address, and by names of their own."""
