"""Session: what is wrong is told of the text as the editor has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.stages.read import read
from kompass_core.stages.reading.unsaved import unsaved

from .conftest import LIBRARY, STARS, STREET

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Desk


def test_what_is_on_disk_is_sound(desk: Desk) -> None:
    assert desk.session.problems(desk.folder / "library.toml") == {desk.folder / "library.toml": ()}


def test_what_is_not_saved_yet_is_told(desk: Desk) -> None:
    path = desk.open("library.toml", LIBRARY.replace("maximum = 20", "maximun = 20"))
    problems = desk.session.problems(path)[path]
    assert [(problem.slug, problem.hint) for problem in problems if problem.slug == "unknown-key"] == [
        ("unknown-key", "did you mean `maximum`?")
    ]


def test_what_is_wrong_in_another_file_is_told_there(desk: Desk) -> None:
    scale = desk.open("scales/stars.toml", STARS.replace("mean(dimensions)", "mean(dimension)"))
    framework = desk.folder / "library.toml"
    found = desk.session.problems(framework)
    assert found[framework] == ()
    assert [problem.slug for problem in found[scale]] == ["unknown-name"]


def test_an_evaluation_is_checked_against_what_is_not_saved(desk: Desk) -> None:
    desk.open("library.toml", LIBRARY.replace('question."A.2"', 'question."A.9"'))
    desk.open("scales/stars.toml", STARS.replace('rule."A.2"', 'rule."A.9"'))
    path = desk.folder / "evaluations/main-street.toml"
    assert [problem.slug for problem in desk.session.problems(path)[path]] == ["unknown-item"]


def test_nobody_else_reads_what_an_editor_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("schema = 1\n", "utf-8")
    with unsaved({path: "schema = 2\n"}):
        assert read(path).root["schema"].value == 2
    assert read(path).root["schema"].value == 1


def test_a_file_that_is_not_saved_at_all_is_read(desk: Desk) -> None:
    path = desk.open("evaluations/new.toml", STREET)
    assert desk.session.problems(path) == {path: ()}
