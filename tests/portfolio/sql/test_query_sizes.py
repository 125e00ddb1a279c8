"""A thousand questions are one query, also where a table has fewer columns than there are steps."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.portfolio.batch.wanted import wished
from kompass_core.portfolio.sql.script import Subject, script
from kompass_core.portfolio.sql.table import laid_out
from kompass_core.stages.check import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from tests.portfolio.sql.databases import Duck, texts

if TYPE_CHECKING:
    from kompass_core.model.program import Program
    from tests.portfolio.sql.databases import Database, Postgres

PARTS = 20
QUESTIONS = 50
FRAMEWORK = """\
schema = 1
[framework]
id = "wide"
revision = "1"
title = "Wide"
language = "en"
levels = ["part", "question"]
scales = ["plain"]
"""
SCALE = """\
schema = 1
[scale]
id = "plain"
of = "wide"
title = "Plain"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.done]
title = "Done"
steps = { no = 0, some = '33.3%', yes = 1 }
[rule.judged]
points = 'maximum * done'
[rule.part]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""


def wide() -> Program:
    """A framework of a thousand questions."""
    made = [FRAMEWORK]
    for part in range(PARTS):
        made.append(f'[part.p{part}]\ntitle = "Part"\n')
        made += [
            f'[question."p{part}.{place}"]\ntitle = "Question"\nmaximum = {place % 7 + 1}\n'
            for place in range(QUESTIONS)
        ]
    plugins = Plugins(scales={("wide", "plain"): read_text(SCALE, "scales/plain.toml")})
    return compiled(check(read_text("".join(made), "wide.toml"), plugins))


def scored(database: Database) -> list[tuple[Decimal, str]]:
    """The points and the state of evaluations in which all is judged alike, or nothing."""
    program = wide()
    table = laid_out(program.sheets["plain"], "evaluations", ("id",), numbers=False, given={})
    wish = wished(program.framework, ["total", "part"], ranges=True, percent=False, exact=False)
    query = script(Subject(program, "plain", wish), table, database.dialect)
    words = ["yes", "some", "no", None]
    columns = dict.fromkeys(table.columns, words)
    found = database.answers(query, texts({"id": [str(place) for place in range(len(words))], **columns}))
    rows = sorted(found, key=lambda row: str(row["id"]))
    return [(row["total:low"], row["state"]) for row in rows]


MOST = PARTS * sum(place % 7 + 1 for place in range(QUESTIONS))
EXPECTED = [
    (Decimal(MOST), "complete"),
    (MOST * Decimal("0.333"), "complete"),
    (Decimal(0), "complete"),
    (Decimal(0), "incomplete"),
]


@pytest.mark.slow
def test_a_thousand_questions_are_one_query_of_duckdb() -> None:
    assert scored(Duck()) == EXPECTED


@pytest.mark.slow
def test_a_thousand_questions_are_one_query_of_postgres(postgres: Postgres) -> None:
    assert scored(postgres) == EXPECTED
