"""Environment: Python, packages, terminals, the cache and variables: fine, or what is wrong with them."""

from __future__ import annotations

import io
import os
import sys
from email.message import Message
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.hooks.doctor import environment as room
from kompass_core.hooks.doctor.environment import environment, unread

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.doctor.examined import Examined


class Made:
    """A distribution as far as it is asked: what it requires."""

    def __init__(self, python: str, *requires: str) -> None:
        self.metadata = Message()
        self.metadata["Requires-Python"] = python
        self.requires = list(requires)


def terminal(encoding: str) -> Any:
    """A stream that takes an encoding."""
    return io.TextIOWrapper(io.BytesIO(), encoding)


def looked_at(variables: dict[str, str] | None = None, encoding: str = "utf-8") -> dict[str, Examined]:
    """All examinations, by name."""
    return {one.name: one for one in environment({"output": terminal(encoding)}, variables or {})}


def said(one: Examined) -> list[tuple[str, str]]:
    """What is wrong."""
    return [(problem.severity, problem.message) for problem in one.problems]


def test_where_all_is_well_nothing_is_said() -> None:
    assert [one.problems for one in looked_at().values() if one.problems] == []


def test_what_is_looked_at_says_what_it_is(cache: Path) -> None:
    found = looked_at()
    assert found["Python"].said.startswith("{}.{}.".format(*sys.version_info))
    assert (found["output"].said, found["cache"].said) == ("utf-8, not a terminal", str(cache))


def test_packages_are_held_against_what_we_declare(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Made(
        ">=3.99", "attrs>=1", "click>=99", "kompass-nowhere>=1", "pluggy~=1.0", "pytest>=99; extra=='a'"
    )
    monkeypatch.setattr(room, "_distribution", lambda: made)
    found = looked_at()
    version = "{}.{}.{}".format(*sys.version_info)
    assert said(found["Python"]) == [("error", f"this is version {version}, and >=3.99 is needed")]
    assert found["attrs"].problems == ()
    assert [message.partition(",")[2] for _, message in said(found["click"])] == [" and >=99 is needed"]
    assert said(found["kompass-nowhere"]) == [("error", "it is not installed, and >=1 is needed")]
    assert [severity for severity, _ in said(found["pluggy"])] == ["warning"]
    assert "pytest" not in found


def test_where_the_command_is_not_installed_that_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_distribution", lambda: None)
    found = looked_at()
    assert ([severity for severity, _ in said(found["packages"])], found["packages"].sound) == (
        ["warning"],
        True,
    )


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp437"])
def test_a_terminal_that_lacks_letters_is_named(encoding: str) -> None:
    found = looked_at(encoding=encoding)["output"]
    assert said(found) == [("error", f"its encoding {encoding} lacks letters and signs that reports have")]


def test_no_cache_is_fine_where_somebody_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPASS_CACHE", "")
    found = looked_at({"KOMPASS_CACHE": ""})["cache"]
    assert (found.said, found.problems) == ("none, as KOMPASS_CACHE says", ())


def test_a_cache_that_others_may_write_to_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setenv("KOMPASS_CACHE", str(tmp_path))
    found = looked_at({"KOMPASS_CACHE": str(tmp_path)})["cache"]
    assert [message for _, message in said(found)] == [
        "its folder cannot be made, or is not ours alone, so nothing is kept"
    ]


def test_a_cache_that_is_full_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room, "TemporaryFile", full)
    found = looked_at()["cache"]
    assert said(found) == [("error", "nothing can be written to it: no space left on device")]


def test_a_variable_that_nothing_reads_is_a_warning() -> None:
    problems = unread({"KOMPASS_PLUGINS": "", "KOMPASS_PLUGIN": "", "PATH": os.defpath})
    assert [(problem.place, problem.severity) for problem in problems] == [("KOMPASS_PLUGIN", "warning")]
