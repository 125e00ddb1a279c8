"""`kompass carry`: what it prints, where it writes, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main
from kompass_core.hooks.check_file import check_file
from kompass_core.model.contributions import Plugins

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

SPRING = "evaluations/spring.toml"

SECOND = """\
schema = 1
[framework]
id = "garden"
revision = "2"
replaces = "1"
title = "The garden"
language = "en"
levels = ["bed", "plant"]
scales = ["easy"]
[bed.a]
title = "Roses"
[plant."a.0"]
title = "Wild rose"
maximum = 10
was = "a.1"
[plant."a.2"]
title = "Tea rose or musk rose"
maximum = 20
"""


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def revised(garden: Path) -> Path:
    """The garden, with a second revision."""
    (garden / "2.toml").write_text(SECOND, "utf-8")
    return garden


LISTED = """\
spring: garden@1 -> garden@2

Item  What    Was    Is          Why
----  ------  -----  ----------  ---------------------------------------------
a.1   health  alive  a.0: alive  carried: it asks the same
a.2   health  lush   -           {result}: reworded, and nobody has judged that

1 carried, 0 converted, {counts}
{end}
"""


@pytest.mark.usefixtures("revised")
def test_what_takes_a_decision_is_listed_and_told(capsys: Captured) -> None:
    code, out, err = said(capsys, "carry", SPRING, "--to", "2.toml", "--dry-run")
    end = "nothing is written, for these reasons:"
    assert code == 1
    assert out == LISTED.format(result="refused", counts="0 dropped, 1 refused", end=end)
    assert err.startswith(f"{SPRING}:11:12: error[unjudged]: ")


def test_it_is_written_in_a_file_of_its_own_which_is_fine(revised: Path, capsys: Captured) -> None:
    before = (revised / SPRING).read_text("utf-8")
    where = "evaluations/anew.toml"
    code, out, err = said(capsys, "carry", SPRING, "--to", "2.toml", "--reworded", "drop", "-o", where)
    counts = "1 dropped, 0 refused"
    assert (code, err) == (0, "")
    assert out == LISTED.format(result="dropped", counts=counts, end=f"written to {where}")
    assert (revised / SPRING).read_text("utf-8") == before
    assert 'id = "anew"\nframework = "../2.toml"\n' in (revised / where).read_text("utf-8")
    assert check_file(where, Plugins()).problems == ()
    assert said(capsys, "check", where)[0] == 0


def test_a_refusal_writes_nothing(revised: Path, capsys: Captured) -> None:
    assert said(capsys, "carry", SPRING, "--to", "2.toml", "-o", "anew.toml")[0] == 1
    assert not (revised / "anew.toml").exists()


def test_a_dry_run_writes_nothing(revised: Path, capsys: Captured) -> None:
    arguments = ("carry", SPRING, "--to", "2.toml", "--reworded", "drop", "--dry-run", "-o", "anew.toml")
    code, out, _ = said(capsys, *arguments)
    assert (code, out.splitlines()[-1]) == (0, "nothing is written")
    assert not (revised / "anew.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Where to? Say it with -o FILE"),
        (("-o", SPRING), "is there already, and nothing is ever overwritten"),
        (("-o", "anew.json"), "give it a name that ends in .toml"),
        (("-o", "anew.toml", "--reworded", "drop", "--id", "spring"), "give it one of its own"),
        (("-o", "anew.toml", "--reworded", "drop", "--id", "a b"), "`a b` is no id"),
        (("--dry-run", "--moved-steps", "copy"), "'copy' is not one of"),
    ],
)
def test_misuse_is_said(arguments: tuple[str, ...], message: str, revised: Path, capsys: Captured) -> None:
    code, _, err = said(capsys, "carry", SPRING, "--to", "2.toml", *arguments)
    assert (code, message in err) == (2, True)
    assert not (revised / "anew.toml").exists()


def test_it_gets_an_id_of_its_own(revised: Path, capsys: Captured) -> None:
    (revised / "new").mkdir()
    decided = ("carry", SPRING, "--to", "2.toml", "--reworded", "drop")
    assert said(capsys, *decided, "-o", "new/spring.toml")[0] == 0
    assert 'id = "spring-as-2"' in (revised / "new" / "spring.toml").read_text("utf-8")
    assert said(capsys, *decided, "-o", "new/any.toml", "--id", "summer")[0] == 0
    assert 'id = "summer"' in (revised / "new" / "any.toml").read_text("utf-8")


@pytest.mark.usefixtures("revised")
def test_what_has_not_changed_is_listed_on_demand(capsys: Captured) -> None:
    same = ("carry", SPRING, "--to", "1.toml", "--dry-run")
    out = (
        "spring: garden@1 -> garden@1\n\n2 carried (2 of them unchanged), 0 converted, 0 dropped, 0 refused\n"
    )
    assert said(capsys, *same) == (0, f"{out}nothing is written\n", "")
    assert "a.1   health  alive  alive  carried: it asks the same\n" in said(capsys, *same, "--all")[1]


@pytest.mark.usefixtures("revised")
def test_a_program_reads_all_of_it(capsys: Captured) -> None:
    code, out, _ = said(capsys, "carry", SPRING, "--to", "2.toml", "--dry-run", "--json")
    made = json.loads(out)
    assert code == 1
    assert (made["from"], made["to"], made["written"]) == ("garden@1", "garden@2", None)
    assert made["counts"] == {"carried": 1, "converted": 0, "dropped": 0, "refused": 1}
    assert [problem["slug"] for problem in made["problems"]] == ["unjudged"]
    first = made["outcomes"][0]
    assert (first["place"].pop("file"), first.pop("place")["line"]) == (SPRING, 10)
    assert first == {
        "kind": "judgement",
        "item": "a.1",
        "part": "health",
        "evaluator": None,
        "value": "alive",
        "result": "carried",
        "heirs": [{"item": "a.0", "part": "health", "value": "alive"}],
        "reasons": [{"reason": "same", "why": "it asks the same"}],
    }


@pytest.mark.usefixtures("revised")
def test_a_report_says_where_it_was_carried_over_from(capsys: Captured) -> None:
    said(capsys, "carry", SPRING, "--to", "2.toml", "--reworded", "drop", "-o", "anew.toml")
    for command in ("score", "report"):
        assert "from spring, which was made with" in said(capsys, command, "anew.toml")[1]
    card = json.loads(said(capsys, "score", "anew.toml", "--format", "json")[1])
    assert (card["evaluation"]["carried"]["from"], card["evaluation"]["carried"]["framework"]) == (
        "spring",
        "garden@1",
    )


@pytest.mark.usefixtures("revised")
def test_a_variant_cannot_be_chosen(capsys: Captured) -> None:
    code, _, err = said(capsys, "carry", SPRING, "--to", "kommunkompassen@2016+sweden", "--dry-run")
    assert (code, "an evaluation keeps the one that it has" in err) == (1, True)


def test_no_line_is_wider_than_the_terminal(capsys: Captured) -> None:
    code, out, _ = said(capsys, "carry", "borlange-2010", "--to", "2016", "--dry-run", "--reworded", "drop")
    assert (code, max(map(len, out.splitlines())) <= 80) == (0, True)
