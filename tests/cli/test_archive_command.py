"""`kompass archive`: what a person sees of it, and what a program."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

LISTED = """\
Evaluation  Framework  Organisation  Year  Points
----------  ---------  ------------  ----  ----------
autumn      garden@1   The park      2024  easy: 25.0
spring      garden@1   The park      2024  easy: 25.0

2 evaluations
"""


@pytest.fixture
def run(garden: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The exit code of `kompass archive`, what it prints, and what it complains of."""
    path = garden / "evaluations" / "autumn.toml"
    path.write_text(path.read_text("utf-8").replace("26.0", "25.0"), "utf-8")

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(["archive", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


def data(run: Run, *arguments: str) -> dict[str, Any]:
    _, out, _ = run(*arguments, "--format", "json")
    made: dict[str, Any] = json.loads(out)
    return made


def test_a_folder_is_added_listed_and_verified(run: Run) -> None:
    assert run("add", "kept", "evaluations") == (0, "autumn: added\nspring: added\n2 added\n", "")
    assert run("list", "kept") == (0, LISTED, "")
    assert run("verify", "kept") == (0, "2 evaluations, all as recorded\n", "")
    assert run("add", "kept", "evaluations")[:2] == (
        0,
        "autumn: there already\nspring: there already\n2 there already\n",
    )


def test_what_is_wrong_is_named_and_the_rest_is_kept(run: Run, garden: Path) -> None:
    path = garden / "evaluations" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace("alive", "alife"), "utf-8")
    code, out, err = run("add", "kept", "evaluations", "nowhere", "winter.toml")
    assert (code, out) == (1, "autumn: added\n1 added, 3 not kept\n")
    assert "did you mean `alive`?" in err
    assert "there is neither a file nor an evaluation `nowhere`" in err
    assert "winter.toml: error[unreadable-file]" in err
    assert "autumn" in run("list", "kept")[1]
    assert "spring" not in run("list", "kept")[1]


def test_another_of_the_same_id_waits_to_be_wanted(run: Run, garden: Path) -> None:
    run("add", "kept", "evaluations")
    path = garden / "evaluations" / "spring.toml"
    before = path.read_bytes()
    path.write_text(path.read_text("utf-8").replace("alive", "lush"), "utf-8")
    code, out, err = run("add", "kept", str(path))
    assert (code, out) == (1, "1 not kept\n")
    assert err == (
        f"{path}: error[duplicate-id]: another evaluation `spring` is in the archive\n"
        " = hint: --replace takes its place, and keeps it as an earlier version\n\n"
    )
    code, out, err = run("add", "kept", str(path), "--replace")
    assert (code, out, err) == (0, "spring: replaced, the one before is kept\n1 replaced\n", "")
    assert run("show", "kept", "spring", "--version", "1")[1].encode() == before
    assert run("show", "kept", "spring", "--file")[1].encode() == path.read_bytes()


def test_other_words_that_say_the_same_are_said_to_be(run: Run, garden: Path) -> None:
    run("add", "kept", "evaluations")
    path = garden / "evaluations" / "spring.toml"
    path.write_text(f"# A remark.\n{path.read_text('utf-8')}", "utf-8")
    told = "spring: there already, in other words: --replace takes this text of it\n1 there already\n"
    assert run("add", "kept", str(path)) == (0, told, "")


def test_everything_that_is_known_of_one_is_shown(run: Run) -> None:
    run("add", "kept", "evaluations")
    code, out, err = run("show", "kept", "autumn")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:4] == [
        "autumn",
        "  framework     garden@1",
        "  organisation  The park, 2024",
        "  file          evaluations/garden/1/autumn.toml",
    ]
    assert lines[-1] == "  scale easy: 25.0 (exactly 25) of 30"
    told = data(run, "show", "kept", "autumn")
    assert told["totals"] == {"easy": {"printed": "25.0", "exact": "25"}}
    assert told["scored"][0]["scales"]["easy"]["total"]["maximum"]["exact"] == "30"
    assert told["versions"] == []


def test_one_that_is_not_there_is_said_with_those_of_a_like_name(run: Run) -> None:
    run("add", "kept", "evaluations")
    code, _, err = run("show", "kept", "autum")
    assert code == 1
    assert "did you mean `autumn`?" in err
    code, _, err = run("show", "kept", "autumn", "--version", "2")
    assert code == 1
    assert "earlier versions: none" in err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--framework", "garden"], 2),
        (["--framework", "garden@1"], 2),
        (["--framework", "garden@2"], 0),
        (["--revision", "1"], 2),
        (["--organisation", "PARK"], 2),
        (["--year", "2023"], 0),
    ],
)
def test_a_list_is_of_what_is_asked_for(run: Run, options: list[str], expected: int) -> None:
    run("add", "kept", "evaluations")
    assert len(data(run, "list", "kept", *options)["evaluations"]) == expected


def test_two_revisions_at_once_are_misuse(run: Run) -> None:
    code, _, err = run("list", "kept", "--framework", "garden@1", "--revision", "2")
    assert code == 2
    assert "of different revisions" in err


def test_what_is_not_as_it_was_is_named_and_mended(run: Run, garden: Path) -> None:
    run("add", "kept", "evaluations")
    place = garden / "kept" / "evaluations" / "garden" / "1"
    (place / "autumn.toml").unlink()
    path = place / "spring.toml"
    path.write_text(path.read_text("utf-8").replace("../1.toml", "../../../../1.toml"), "utf-8")
    summer = path.read_text("utf-8").replace('"spring"', '"summer"')
    (place / "summer.toml").write_text(summer, "utf-8")
    code, out, err = run("verify", "kept")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "autumn: missing, the file is gone (evaluations/garden/1/autumn.toml)",
        "spring: changed, the file is not what was put there (evaluations/garden/1/spring.toml)",
        "summer: unknown, nobody has added this file (evaluations/garden/1/summer.toml)",
        "3 evaluations, 3 things not as recorded",
    ]
    faults = [one["fault"] for one in data(run, "verify", "kept")["findings"]]
    assert faults == ["missing", "changed", "unknown"]
    assert run("index", "kept") == (
        0,
        "spring: recorded\nsummer: recorded\nautumn: forgotten\n2 files cleared away\n2 evaluations\n",
        "",
    )
    assert run("verify", "kept") == (0, "2 evaluations, all as recorded\n", "")


def test_what_is_scored_otherwise_now_is_stale(run: Run, garden: Path) -> None:
    run("add", "kept", "evaluations")
    (definition,) = (garden / "kept").glob("definitions/*/framework.toml")
    assert "Roses" in definition.read_text("utf-8")
    record = next(
        path for path in (garden / "kept").glob("records/*/*") if "autumn" in path.read_text("utf-8")
    )
    record.write_text(record.read_text("utf-8").replace('"exact": "25"', '"exact": "24"'), "utf-8")
    code, out, _ = run("verify", "kept")
    assert code == 1
    assert out == (
        "autumn: stale, it is scored otherwise now (evaluations/garden/1/autumn.toml)\n"
        "  total, easy: points exactly 24, now 25\n"
        "2 evaluations, 1 thing not as recorded\n"
    )
    assert run("verify", "kept", "--files")[0] == 0
    (finding,) = data(run, "verify", "kept")["findings"]
    assert finding["figures"][0]["now"] == {"exact": "25", "printed": "25.0"}


def test_an_index_is_made_anew(run: Run, garden: Path) -> None:
    run("add", "kept", "evaluations")
    (garden / "kept" / "index.sqlite").unlink()
    assert run("index", "kept", "--rebuild") == (0, "2 evaluations\n", "")
    shutil.rmtree(garden / "kept" / "records")
    assert run("verify", "kept", "--files")[0] == 1
    code, out, err = run("index", "kept")
    # Nobody knows any more where the framework of the other one was.
    assert (code, out.splitlines()[-1]) == (1, "2 evaluations")
    assert "there is no file" in err
    assert data(run, "index", "kept")["failed"][0]["id"] == "autumn"


@pytest.mark.parametrize("command", [["list"], ["verify"], ["index"], ["show"]])
def test_what_is_no_archive_is_said(run: Run, command: list[str]) -> None:
    code, _, err = run(*command, "evaluations", *(["x"] if command == ["show"] else []))
    assert code == 2
    assert "`evaluations` is no archive" in err


@pytest.mark.parametrize("command", [["report"], ["report", "--each", "reports"], ["compare"]])
def test_an_archive_is_a_folder_of_evaluations_to_other_commands(
    run: Run, garden: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    # Both name the file of their framework, to which no way leads from where they lie now.
    run("add", "kept", "evaluations")
    path = garden / "evaluations" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace("alive", "lush"), "utf-8")
    run("add", "kept", str(path), "--replace")
    assert main([command[0], "kept", *command[1:]]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    if "--each" in command:
        assert captured.out == "2 of 2 reports written to reports\n"
    else:
        assert "The park 2024" in captured.out


def test_the_effect_of_a_revision_on_an_archive_is_weighed(
    run: Run, garden: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", "kept", "evaluations")
    other = (garden / "1.toml").read_text("utf-8").replace("maximum = 10", "maximum = 20")
    (garden / "other.toml").write_text(other, "utf-8")
    assert main(["impact", "1.toml", "other.toml", "kept"]) == 0
    assert "spring" in capsys.readouterr().out


def test_a_database_that_is_not_there_is_said_without_its_secrets(run: Run) -> None:
    pytest.importorskip("psycopg")
    code, _, err = run("list", "postgresql://me:hush@/x?host=/nowhere")
    assert code == 2
    assert "the database cannot be used" in err
    assert "hush" not in err
