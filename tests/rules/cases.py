"""Cases: the corpus of rules, `tests/corpus/rules/*.toml`, as cases with all that is around them.

A file has `given`, the lines (see `given.py`) that hold for all its cases, and a table per case:

    [case."points over points is a share"]
    rule = 'maximum / maximum'
    given = ["maximum = 4 points"]    what is around this one besides, or instead
    value = "100%"                    what it comes to; or
    error = "slug at `text`"          what is wrong, and the text that the caret covers; a list for several
    text = 'maximum / maximum'        the canonical text, where it is another
    message = "..."                   what the problem says, where that is part of the case
    hint = "..."
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import tomli
from attrs import frozen

from tests.rules.given import given

if TYPE_CHECKING:
    from tests.rules.given import Setting

FOLDER = Path(__file__).parents[1] / "corpus" / "rules"
FILES = sorted(FOLDER.glob("*.toml"))
KEYS = {"rule", "given", "value", "error", "text", "message", "hint"}
ERROR = re.compile(r"(?P<slug>[a-z-]+) at `(?P<text>.*)`", re.DOTALL)


@frozen
class Case:
    """A rule, what is around it, and what should come of it: a value or mistakes."""

    name: str
    rule: str
    setting: Setting
    value: str | None = None
    errors: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    message: str | None = None
    hint: str | None = None


def cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file."""
    document = tomli.loads(path.read_text("utf-8"))
    common = document.get("given", [])
    found = []
    for name, table in document["case"].items():
        if not set(table) <= KEYS or ("value" in table) == ("error" in table):
            message = f"{path.name}: {name}: a case has a rule, and a value or an error"
            raise ValueError(message)
        errors = table.get("error", [])
        found.append(
            Case(
                name=f"{path.stem}: {name}",
                rule=table["rule"],
                setting=given([*common, *table.get("given", [])]),
                value=table.get("value"),
                errors=tuple(map(mistake, [errors] if isinstance(errors, str) else errors)),
                text=table.get("text"),
                message=table.get("message"),
                hint=table.get("hint"),
            )
        )
    return tuple(found)


def mistake(text: str) -> tuple[str, str]:
    """Slug and covered text of an expected problem."""
    found = ERROR.fullmatch(text)
    if found is None:
        message = f"{text!r} does not read: slug at `text`"
        raise ValueError(message)
    return found["slug"], found["text"]


CASES = tuple(case for path in FILES for case in cases(path))
