"""Package: a program and the words of a reader to the files of a package: module, types and manifest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from kompass_core.cli.form.outline import outline
from kompass_core.cli.javascript.declarations import declarations
from kompass_core.model.engine import __version__
from kompass_core.rules.javascript import quoted
from kompass_core.stages.javascript import javascript
from kompass_core.stages.report.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.cli.form.outline import Asked
    from kompass_core.model.program import Program
    from kompass_core.stages.report.wording import Wording

EXPORTS: Final = ("MisfitError", "RuleError", "framework", "measures", "outline", "scales", "score")
UNFIT: Final = re.compile(r"[^a-z0-9._-]+")
"""Characters that neither a package nor its file can have in its name."""

VERSION: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,2}")


def package(program: Program, wording: Wording, scored: Sequence[str]) -> dict[str, str]:
    """The text of each file, by name; `scored` are the scales that the module scores on.

    Raises:
        NoJavaScript: a rule calls a function of a plugin that no script can work out.
    """
    name = UNFIT.sub("-", f"{program.framework.id}-{program.framework.revision}".lower()).strip("-._")
    asked = outline(_only(program, scored), wording)
    return {
        f"{name}.js": module(program, wording, asked, scored),
        f"{name}.d.ts": declarations(program, asked, scored),
        "package.json": _manifest(program, name),
    }


def module(program: Program, wording: Wording, asked: Sequence[Asked], scored: Sequence[str]) -> str:
    """The text of the module: the script that every page has, and what it says of itself."""
    framework = program.framework
    about = {
        "id": framework.id,
        "revision": framework.revision,
        "name": framework.name,
        "title": clean(framework.title),
        "language": wording.variant.language,
        "levels": framework.levels,
        "digest": framework.digest,
        "engine": __version__,
    }
    said = {
        "framework": about,
        "scales": [{"id": one, "title": clean(wording.scale(framework.scales[one]))} for one in scored],
        "measures": {one: clean(wording.measure(one)) for one in sorted(_measures(program, scored))},
        "outline": [_told(one, program) for one in asked],
    }
    data = "".join(f"const {name} = {quoted(value)};\n" for name, value in said.items())
    head = (
        f"// {framework.name} ({framework.digest}), made by Kompass {__version__}.\n"
        "// Of Kompass, and under the Apache License 2.0, is all but the data of the framework.\n"
    )
    return f"{head}\n{javascript(program, wording, scored)}\n{data}\nexport {{ {', '.join(EXPORTS)} }};\n"


def _only(program: Program, scored: Sequence[str]) -> Program:
    """The program with some of its scales."""
    scales = {name: program.framework.scales[name] for name in scored}
    sheets = {name: program.sheets[name] for name in scored}
    return evolve(program, framework=evolve(program.framework, scales=scales), sheets=sheets)


def _measures(program: Program, scored: Sequence[str]) -> set[str]:
    lines = (line for name in scored for line in program.sheets[name].lines)
    return {"points", "maximum", "percent", *(rule.measure for line in lines for rule in line.rules)}


def _told(one: Asked, program: Program) -> dict[str, Any]:
    item = program.framework.items[one.code]
    questions = [
        {
            "name": question.name,
            "title": clean(question.title),
            "options": [{"value": value, "title": clean(title)} for value, title in question.options],
        }
        for question in one.questions
    ]
    return {
        "code": one.code,
        "title": clean(one.title),
        "language": one.language,
        "level": item.level,
        "depth": one.depth,
        "parent": item.parent,
        "children": item.children,
        "questions": questions,
        "absent": one.absent,
    }


def _manifest(program: Program, name: str) -> str:
    """The package.json: as version the revision, and the digest, by which stale figures are known."""
    framework = program.framework
    found = VERSION.fullmatch(framework.revision)
    parts = [str(int(part)) for part in found[0].split(".")] if found else []
    made = {
        "name": name,
        "version": ".".join([*parts, "0", "0", "0"][:3]),
        "description": f"{clean(framework.title)}: {framework.name}, scored exactly",
        "type": "module",
        "exports": {".": {"types": f"./{name}.d.ts", "default": f"./{name}.js"}},
        "types": f"./{name}.d.ts",
        "files": [f"{name}.js", f"{name}.d.ts"],
        "sideEffects": False,
        "kompass": {"framework": framework.name, "digest": framework.digest, "engine": __version__},
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
