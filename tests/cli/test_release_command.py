"""`kompass release` and `kompass score --stored`: what they print, write, and refuse."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

Captured: TypeAlias = pytest.CaptureFixture[str]

RELEASE = ("release", "1.toml", "--on", "2026-02-01")
TEXT = ("--changelog", "The first edition")
SPRING = "evaluations/spring.toml"

pytestmark = pytest.mark.usefixtures("garden")


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command; without plugins, which it does not need."""
    needless = arguments[0] in {"release", "check"} and "@" not in arguments[1]
    code = main((*arguments, "--no-plugins") if needless else arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def lines(out: str) -> list[str]:
    return out.splitlines()


def mend(old: str, new: str, name: str = "1.toml") -> None:
    text = Path(name).read_text("utf-8")
    assert text.count(old) == 1
    Path(name).write_text(text.replace(old, new), "utf-8")


def test_a_release_says_what_it_wrote(capsys: Captured) -> None:
    code, out, err = said(capsys, *RELEASE, *TEXT, "--by", "Anna")
    assert (code, err) == (0, "")
    assert lines(out) == [
        "garden@1: released on 2026-02-01, 35 values frozen",
        "  written: releases/1.toml",
        "  written: 1.toml",
    ]
    assert 'by = "Anna"' in Path("releases/1.toml").read_text("utf-8")
    assert said(capsys, "check", "1.toml", "releases/1.toml")[0] == 0


def test_a_dry_run_writes_nothing(capsys: Captured) -> None:
    before = Path("1.toml").read_text("utf-8")
    code, out, _ = said(capsys, *RELEASE, *TEXT, "--dry-run")
    assert (code, lines(out)[1:]) == (0, ["  to be written: releases/1.toml", "  to be written: 1.toml"])
    assert Path("1.toml").read_text("utf-8") == before
    assert not Path("releases").exists()


def test_the_changelog_may_come_from_a_file(capsys: Captured) -> None:
    Path("new.txt").write_bytes(b'First.\r\nSecond "quoted" \\ line.\r\n')
    assert said(capsys, *RELEASE, "--changelog-file", "new.txt")[0] == 0
    assert 'changelog = """\nFirst.\nSecond' in Path("releases/1.toml").read_text("utf-8")


def test_json_says_the_same(capsys: Captured) -> None:
    made = json.loads(said(capsys, *RELEASE, *TEXT, "--json", "--dry-run")[1])
    assert (made["framework"], made["action"], made["on"], made["dry_run"]) == (
        "garden@1",
        "released",
        "2026-02-01",
        True,
    )
    assert made["files"] == ["releases/1.toml", "1.toml"]


def test_amending_says_what_has_changed_and_retiring_closes_it(capsys: Captured) -> None:
    said(capsys, *RELEASE, *TEXT)
    mend("Tea rose", "Tea roses")
    assert said(capsys, "check", "1.toml")[0] == 1
    _, out, _ = said(capsys, *RELEASE, "--again", "--because", "a letter was missing")
    assert lines(out)[1] == '  `title` of `a.2` was "Tea rose" before, and is "Tea roses"'
    assert said(capsys, "check", "1.toml")[0] == 0
    _, out, _ = said(capsys, "release", "1.toml", "--retire", "--on", "2030-01-01")
    assert lines(out) == ["garden@1: retired on 2030-01-01", "  written: 1.toml"]
    assert said(capsys, "check", "1.toml")[0] == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--again",), "--again says that something is mended"),
        (("--because", "x"), "--again says that something is mended"),
        (("--again", "--because", " "), "--again says that something is mended"),
        (("--again", "--retire"), "--again and --retire are two things"),
        (("--retire", *TEXT), "A changelog is of a release"),
        (("--retire", "--by", "Anna"), "leave out --by"),
        (("--changelog", " "), "The changelog is empty"),
        ((*TEXT, "--changelog-file", "1.toml"), "say the same thing"),
        (("--changelog-file", "latin.txt"), "cannot be read as UTF-8"),
        (("--changelog-file", "large.txt"), "is longer than an entry"),
        (("--on", "2026"), "2026"),
    ],
)
def test_options_that_do_not_go_together_are_misuse(
    options: tuple[str, ...], message: str, capsys: Captured
) -> None:
    Path("latin.txt").write_bytes("å".encode("latin-1"))
    Path("large.txt").write_text("x" * 100_000, "utf-8")
    code, _, err = said(capsys, "release", "1.toml", *options)
    assert code == 2
    assert message in " ".join(err.split())
    assert not Path("releases").exists()


def test_a_variant_is_left_out(capsys: Captured) -> None:
    code, _, err = said(capsys, "release", "kommunkompassen@2010+norway", *TEXT)
    assert (code, "released bare" in err) == (2, True)


def test_what_may_not_be_written_is_not_released(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    code, _, err = said(capsys, *RELEASE, *TEXT)
    assert (code, "release a copy of your own" in err) == (2, True)


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_written(capsys: Captured) -> None:
    Path("releases").write_text("", "utf-8")
    code, _, err = said(capsys, *RELEASE, *TEXT)
    assert (code, "cannot be made" in err) == (2, True)
    assert "published" not in Path("1.toml").read_text("utf-8")


def test_who_dies_between_the_two_files_can_finish(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        _dying_after(1, patched)
        with pytest.raises(MemoryError):
            main([*RELEASE, *TEXT])
    _, _, err = said(capsys, "check", "1.toml")
    assert "error[not-released]" in err
    assert "`kompass release` finishes what it began" in err
    assert said(capsys, "release", "1.toml")[0] == 0
    assert said(capsys, "check", "1.toml")[0] == 0
    assert "published = 2026-02-01" in Path("1.toml").read_text("utf-8")


def _dying_after(count: int, patched: pytest.MonkeyPatch) -> None:
    release = import_module("kompass_core.cli.release")
    write = release.write
    written: list[Path] = []

    def dying(text: str, path: Path) -> None:
        if len(written) == count:
            raise MemoryError
        written.append(path)
        write(text, path)

    patched.setattr(release, "write", dying)


@pytest.fixture
def card(capsys: Captured) -> Callable[[], str]:
    """Stores the scorecard of the spring."""

    def stored() -> str:
        assert said(capsys, "score", SPRING, "--format", "json", "-o", "card.json")[0] == 0
        return "card.json"

    return stored


def test_a_fresh_scorecard_is_said_to_be(card: Callable[[], str], capsys: Captured) -> None:
    name = card()
    expected = (0, "card.json: fresh (spring, garden@1)\n", "")
    assert said(capsys, "score", SPRING, "--stored", name) == expected
    Path(SPRING).rename("spring.toml")
    mend("../1.toml", "1.toml", "spring.toml")
    assert said(capsys, "score", "--stored", name)[0] == 1  # it names its framework otherwise now


def test_a_stale_scorecard_says_why_and_where(card: Callable[[], str], capsys: Captured) -> None:
    said(capsys, *RELEASE, *TEXT)
    name = card()
    mend('"alive"', '"dead"', SPRING)
    mend("maximum = 20", "maximum = 10")
    code, out, err = said(capsys, "score", SPRING, "--stored", name)
    assert (code, err) == (1, "")
    assert lines(out) == [
        "card.json: stale (spring, garden@1)",
        "  the evaluation has changed",
        "  the definition has changed:",
        "    `maximum` of `a.2` was 20 when the revision was published, and is 10",
        "  a, easy: points 25.0, now 10.0",
        "  a, easy: maximum 30, now 20",
        "  a, easy: percent 83%, now 50%",
        "  a.1, easy: points 5.0, now 0.0",
        "  a.1, easy: percent 50%, now 0%",
        "  a.2, easy: points 20.0, now 10.0",
        "  a.2, easy: maximum 20, now 10",
        "  total, easy: points 25.0, now 10.0",
        "  total, easy: maximum 30, now 20",
        "  total, easy: percent 83%, now 50%",
    ]


def test_what_differs_only_exactly_is_shown_exactly(card: Callable[[], str], capsys: Captured) -> None:
    text = Path(card()).read_text("utf-8")
    Path("card.json").write_text(text.replace('"exact": "5"', '"exact": "5.01"'), "utf-8")
    _, out, _ = said(capsys, "score", SPRING, "--stored", "card.json")
    assert "  a.1, easy: points exactly 5.01, now 5" in lines(out)


def test_json_has_every_reason_and_figure(card: Callable[[], str], capsys: Captured) -> None:
    name = card()
    mend('"alive"', '"dead"', SPRING)
    code, out, _ = said(capsys, "score", SPRING, "--stored", name, "--format", "json")
    (one,) = json.loads(out)["stored"]
    assert (code, one["state"], [reason["what"] for reason in one["reasons"]]) == (1, "stale", ["evaluation"])
    points = next(each for each in one["figures"] if (each["item"], each["measure"]) == ("a.1", "points"))
    assert (points["stored"], points["now"]) == (
        {"exact": "5", "printed": "5.0"},
        {"exact": "0", "printed": "0.0"},
    )


def test_a_wrong_file_is_told_and_the_others_are_compared(card: Callable[[], str], capsys: Captured) -> None:
    card()
    Path("other.json").write_text('{"schema": 1, "kind": "x"}', "utf-8")
    code, out, err = said(capsys, "score", SPRING, "--stored", ".")
    assert (code, out) == (1, "card.json: fresh (spring, garden@1)\n")
    assert "other.json:1:23: error[wrong-kind]: this is no stored scorecard" in err


@pytest.mark.parametrize(
    ("arguments", "code"), [((), 2), (("--stored", "nowhere.json"), 2), (("--stored", "scales"), 1)]
)
def test_without_anything_to_score_or_compare_it_is_refused(
    arguments: tuple[str, ...], code: int, capsys: Captured
) -> None:
    assert said(capsys, "score", *arguments)[0] == code


@pytest.mark.parametrize("option", [("--format", "csv"), ("--scale", "easy"), ("--language", "en")])
def test_options_that_say_nothing_of_freshness_are_misuse(
    option: tuple[str, str], card: Callable[[], str], capsys: Captured
) -> None:
    name = card()
    assert said(capsys, "score", SPRING, "--stored", name, *option)[0] == 2


def test_a_draft_says_so_with_its_figures_and_what_is_retired_in_its_report(capsys: Captured) -> None:
    english = ("--language", "en")
    assert "draft" not in said(capsys, "score", SPRING, *english)[1]
    mend('revision = "1"', 'revision = "1"\nstatus = "draft"')
    note = "The garden 1 is a draft, and may still change"
    for command in ("score", "report", "compare"):
        assert note in said(capsys, command, SPRING, *english)[1]
    mend('status = "draft"', 'status = "retired"')
    retired = "The garden 1 is no longer in use"
    assert retired in said(capsys, "report", SPRING, *english)[1]
    assert retired not in said(capsys, "score", SPRING, *english)[1]
    made = json.loads(said(capsys, "score", SPRING, "--format", "json")[1])
    assert made["framework"]["status"] == "retired"
