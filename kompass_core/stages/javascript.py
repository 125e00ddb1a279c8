"""JavaScript: a program and the words of a variant to a script whose `score(evaluation)` has all its figures.

    score(evaluation).scales["2010"].items["1.1"].points
        → {exact: null, printed: "3,8–15,0", low: "3.75", high: "15", low_open: false, high_open: false}

An evaluation is as in its file, in JSON; what comes of it is a scorecard in JSON without its derivations. The
script is that of the rules (`rules/javascript.js`), what is done with them (the three scripts beside this)
and the data of the framework. It loads nothing.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from kompass_core.model.engine import __version__
from kompass_core.model.files import EVALUATION_FILE
from kompass_core.model.files.whole import table_in, under
from kompass_core.rules.javascript import quoted
from kompass_core.stages.javascript_sheet import list_text, map_text, sheet_text
from kompass_core.stages.report.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.framework import Item
    from kompass_core.model.program import Program
    from kompass_core.stages.report.wording import Wording

SCHEMA: Final = 1
"""The version of the shape of figures, which `figures.json` of the schemas describes."""

SCRIPTS: Final = (
    ("kompass_core.rules", "javascript.js"),
    ("kompass_core.stages", "javascript_fit.js"),
    ("kompass_core.stages", "javascript.js"),
    ("kompass_core.stages", "javascript_figures.js"),
)

STATES: Final = {"absent": "not_applicable", "covered": "covered", "unanswered": "unanswered"}
TRUTHS: Final = {"true": "true", "false": "false", "null": "unknown"}


def javascript(program: Program, wording: Wording, scored: Iterable[str] | None = None) -> str:
    """The script; `export { score }` after it makes a module of it, as `kompass javascript` does.

    `scored` are the scales that it scores on, all unless said; it knows what is judged on the others, too.

    Raises:
        NoJavaScript: a rule calls a function of a plugin that cannot be written so.
    """
    rules: dict[str, str] = {}
    scales = list_text((sheet_text(sheet, wording, rules) for sheet in program.sheets.values()), ",\n")
    named = "".join(f"const {name} = {text};\n" for text, name in rules.items())
    items = {item.code: _item(item) for item in program.framework.items.values()}
    data = (
        f"const PROGRAM = {{ head: {quoted(head(program, wording))},\n"
        f"name: {quoted(program.framework.name)}, keys: {quoted(_keys())},\n"
        f"signs: {quoted(_signs(wording))}, words: {quoted(_words(wording))},\n"
        f"scored: {quoted(list(program.sheets if scored is None else scored))},\n"
        f"items: {map_text(items)},\nscales: {scales} }};\n"
    )
    return "\n".join((*(_beside(package, name) for package, name in SCRIPTS), named + data))


def head(program: Program, wording: Wording) -> dict[str, Any]:
    """What figures say of the definition that they are made with, as a scorecard in JSON says it."""
    framework = program.framework
    return {
        "schema": SCHEMA,
        "kind": "figures",
        "language": wording.variant.language,
        "changes": dict(wording.variant.changes),
        "framework": {
            "id": framework.id,
            "revision": framework.revision,
            "title": framework.title,
            "status": framework.status,
            "digest": framework.digest,
            "changes": dict(framework.changes),
        },
        "digest": framework.digest,
        "engine": __version__,
        "plugins": dict(framework.plugins),
    }


def _keys() -> dict[str, list[str]]:
    """What may stand in the tables of the file of an evaluation, so that no other key is ever ignored."""
    about, given = under(EVALUATION_FILE, "evaluation"), under(under(EVALUATION_FILE, "given"), "")
    tables = {"root": EVALUATION_FILE, "evaluation": table_in(about), "given": table_in(given)}
    return {name: [*table.keys] for name, table in tables.items() if table is not None}


def _beside(package: str, name: str) -> str:
    return (files(package) / name).read_text("utf-8")


def _item(item: Item) -> str:
    told = {"title": clean(item.title), "level": item.level, "parent": item.parent, "children": item.children}
    return quoted(told)


def _signs(wording: Wording) -> dict[str, str | None]:
    signs, zero = wording.signs, wording.variant.numbers.zero
    return {
        "decimal": clean(signs.decimal),
        "minus": clean(signs.minus),
        "percent": clean(signs.percent),
        "zero": None if zero is None else clean(zero),
    }


def _words(wording: Wording) -> dict[str, Any]:
    """What is said where there is no figure."""
    said = {name: clean(wording.word(f"state.{key}")) for name, key in STATES.items()}
    truths = {name: clean(wording.word(f"value.{key}")) for name, key in TRUTHS.items()}
    return {**said, "truths": truths}
