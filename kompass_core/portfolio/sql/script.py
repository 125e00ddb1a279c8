"""Script: one scale of a program to a file of SQL, which says whose it is and scores a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.engine import __version__
from kompass_core.model.framework import TOTAL
from kompass_core.portfolio.batch.wanted import wanted
from kompass_core.portfolio.plan import plan
from kompass_core.portfolio.sql.naming import mistaken
from kompass_core.portfolio.sql.outcome import key, tells
from kompass_core.portfolio.sql.statement import ASIDE_COLUMN, BAD_COLUMN, columns_of, statement
from kompass_core.problems.show import plain
from kompass_core.rules.amount import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.batch import Shown, Wish
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Program
    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.portfolio.sql.table import Table


@frozen
class Subject:
    """What a query is of; `variants` are the ids of those that are laid over the framework."""

    program: Program
    scale: str
    wish: Wish
    variants: tuple[str, ...] = ()


def script(subject: Subject, table: Table, dialect: Dialect) -> str:
    """The text of a file, which ends in a semicolon.

    Raises:
        Unsettled: a database can say nothing of a rule, or keep a number or a name.
    """
    framework, sheet = subject.program.framework, subject.program.sheets[subject.scale]
    made = plan(sheet, {TOTAL, *subject.wish.codes}, given=table.given)
    shown = wanted(sheet, subject.wish)
    known = tells(made)
    there = tuple(one for one in shown if key(one) in known)
    wrong = [
        *mistaken([*table.kept, *table.columns], dialect, whose="the table"),
        *mistaken(columns_of(table, there), dialect, whose="the result"),
    ]
    if wrong:
        raise Unsettled("; ".join(wrong[:5]))
    query = statement(made, table, there, sheet.scale.rounding, dialect).rstrip()
    name = "+".join((framework.name, *subject.variants))
    whose = f"{name} on the scale {subject.scale}, for {dialect.title}"
    lines = (whose, *_head(framework), *_lacking(shown, there))
    head = "".join(f"-- {plain(line)}".rstrip() + "\n" for line in lines)
    return f"{head}\n{query};\n"


def _head(framework: Framework) -> Iterator[str]:
    yield f"digest {framework.digest}, kompass {__version__}"
    for name, digest in framework.changes.items():
        yield f"with the changes in {name}, digest {digest}"
    yield ""
    yield f"Where `{BAD_COLUMN}` names a column, that holds what it may not hold, and the row has no figures."
    yield f"Nor has a row where `{ASIDE_COLUMN}` is true: what it says only `kompass batch` can work out."


def _lacking(shown: Sequence[Shown], there: Sequence[Shown]) -> Iterator[str]:
    yield from (f"`{one.name}` is true or false, and left out." for one in shown if one not in there)
