"""Workflow commands: one a problem, and nothing that an author writes makes another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli.forges.github import github
from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., Problem]

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")
HOSTILE = (
    "::add-mask::x",
    "a\n::error::b",
    "a\r::error::b",
    "a\r\n::stop-commands::x\n",
    "a%0A::error::b",
    "a,title=b::c",
    "##[add-mask]x",
    "a\u2028::error::b\x85::error::c\x0b::error::d",
)


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as a runner reads it: its severity, properties and text."""
    found = COMMAND.fullmatch(line)
    assert found
    pairs = [pair.partition("=") for pair in found[2].split(",")]
    return found[1], {name: back(value) for name, _, value in pairs}, back(found[3])


def back(text: str) -> str:
    for escaped, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, meant)
    return text


def test_a_problem_is_a_command_with_its_place(problem: Made) -> None:
    assert github([problem(related=(("the first one", "schema"),))]) == (
        "::error file=a.toml,line=2,endLine=2,col=1,endColumn=6,title=unknown-key::"
        "a.toml:2:1: an item has no key `titel`%0Anote: the first one: a.toml:1:1"
        "%0Ahint: did you mean `title`?\n"
    )


def test_a_warning_is_one(problem: Made) -> None:
    assert github([problem(severity="warning")]).startswith("::warning file=")


def test_a_place_of_several_lines_has_no_columns(problem: Made) -> None:
    (line,) = github([problem(word="1\ntitel", hint=None)]).splitlines()
    properties = {"file": "a.toml", "line": "1", "endLine": "2", "title": "unknown-key"}
    assert read(line) == ("error", properties, "a.toml:1:10: an item has no key `titel`")


def test_a_problem_of_no_file_has_no_place() -> None:
    made = github([Problem("broken-plugin", "skipped", "plugin weed")])
    assert made == "::error title=broken-plugin::plugin weed: skipped\n"


def test_nothing_wrong_is_nothing_said() -> None:
    assert github([]) == ""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("where", ["name", "message", "hint"])
def test_nothing_that_is_written_makes_a_command(problem: Made, where: str, text: str) -> None:
    made = github([problem(**{where: text})])
    lines = re.split("\r\n|\r|\n", made)
    assert lines[1:] == [""]
    severity, properties, _ = read(lines[0])
    assert (severity, properties["title"]) == ("error", "unknown-key")
    assert properties["file"] == (text if where == "name" else "a.toml")
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
