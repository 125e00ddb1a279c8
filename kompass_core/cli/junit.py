"""JUnit: what came of expectations in the XML that forges and build servers read.

A suite is a file, a test a case of it: a worked example, or the figures of one table. Figures that differ are
one failure of their case; a case, or a file, that cannot be tried is an error.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from kompass_core.hooks.trying.told import told_of
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.hooks.trying.tried import Case, Tried
    from kompass_core.problems import Problem, Span

NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, however it is written."""


def junit(tried: Sequence[Tried]) -> bytes:
    """The whole of it, in UTF-8."""
    cases = [case for one in tried for case in one.cases]
    root = ET.Element(
        "testsuites",
        {
            "name": "kompass test",
            "tests": str(len(cases) + sum(bool(one.problems) for one in tried)),
            "failures": str(sum(_fails(case) for case in cases)),
            "errors": str(sum(map(_errors, tried))),
        },
    )
    for one in tried:
        root.append(_suite(one))
    ET.indent(root)
    made = io.BytesIO()
    ET.ElementTree(root).write(made, encoding="utf-8", xml_declaration=True)
    return made.getvalue() + b"\n"


def _suite(one: Tried) -> ET.Element:
    suite = ET.Element(
        "testsuite",
        {
            "name": _text(one.name),
            "tests": str(len(one.cases) + bool(one.problems)),
            "failures": str(sum(map(_fails, one.cases))),
            "errors": str(_errors(one)),
            "skipped": "0",
        },
    )
    if one.problems:
        test = ET.SubElement(suite, "testcase", _named(one, "the file"))
        _wrong(test, "error", one.problems, map(str, one.problems))
    for case in one.cases:
        test = ET.SubElement(suite, "testcase", {**_named(one, case.name), **_placed(case.place)})
        if case.problems:
            _wrong(test, "error", case.problems, map(str, case.found()))
        elif case.differences:
            problems = [difference.problem for difference in case.differences]
            _wrong(test, "failure", problems, told_of(case))
    return suite


def _fails(case: Case) -> bool:
    return bool(case.differences) and not case.problems


def _errors(one: Tried) -> int:
    return bool(one.problems) + sum(bool(case.problems) for case in one.cases)


def _named(one: Tried, name: str) -> dict[str, str]:
    return {
        "name": _text(name),
        "classname": _text(one.name.rpartition(".")[0].replace("/", ".") or one.name),
    }


def _placed(place: Span) -> dict[str, str]:
    line, _ = place.source.position(place.start)
    return {"file": _text(place.source.name), "line": str(line)}


def _wrong(test: ET.Element, kind: str, problems: Sequence[Problem], texts: Iterable[str]) -> None:
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    node = ET.SubElement(test, kind, {"type": first.slug, "message": _text(plain(first.message + more))})
    node.text = _text("\n\n".join(texts))


def _text(text: str) -> str:
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
