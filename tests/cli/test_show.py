"""`kompass show`: a definition as variants and changes make it, and where every value comes from."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main
from kompass_core.cli.grown import grown
from kompass_core.cli.tree import WIDE, tails, tree
from kompass_core.hooks.check_file import check_file
from kompass_core.model.branch import Branch
from kompass_core.model.contributions import Plugins
from kompass_core.problems import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

CHANGES = """\
schema = 1
of = "1.toml"
[replace.plant."a.2"]
maximum = 30.25
[replace.scale.easy.dimension.health.steps]
alive = '60%'
"""


@pytest.fixture(autouse=True)
def changes(garden: Path) -> None:
    """A file of changes in the garden."""
    (garden / "changes.toml").write_text(CHANGES, "utf-8")


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


class TestToml:
    def test_a_framework_is_printed_with_the_changes_laid_over_it(self, capsys: Captured) -> None:
        code, out, err = said(capsys, "show", "1.toml", "--with", "changes.toml")
        assert (code, err) == (0, "")
        assert out.startswith("# garden@1, made of\n#   1.toml\n#   changes.toml\n\nschema = 1\n")
        assert '[plant."a.2"]\ntitle = "Tea rose"\nmaximum = 30.25\n' in out

    def test_a_scale_is_printed_too(self, capsys: Captured) -> None:
        code, out, err = said(capsys, "show", "1.toml", "--with", "changes.toml", "--scale", "easy")
        assert (code, err) == (0, "")
        assert out.startswith("# garden@1, scale easy, made of\n#   scales/easy.toml\n#   changes.toml\n")
        assert "dead = 0\nalive = '60%'\nlush = '100%'\n" in out

    def test_what_is_printed_is_a_definition(self, garden: Path, capsys: Captured) -> None:
        options = ("--with", "changes.toml", "-o")
        said(capsys, "show", "1.toml", *options, "again.toml")
        said(capsys, "show", "1.toml", "--scale", "easy", *options, "scales/easy.toml")
        assert check_file("again.toml", Plugins()).holds == "garden@1: 1 bed, 2 plants; scored on easy"
        assert "alive = '60%'" in (garden / "scales" / "easy.toml").read_text("utf-8")

    def test_the_variant_is_laid_over_it(self, capsys: Captured) -> None:
        code, out, err = said(capsys, "show", "kommunkompassen@2010", "--variant", "english")
        assert (code, err) == (0, "")
        assert 'title = "Openness and democracy"' in out


class TestTree:
    def test_every_value_has_the_file_and_the_line_that_it_comes_from(self, capsys: Captured) -> None:
        code, out, err = said(capsys, "show", "1.toml", "--with", "changes.toml", "--tree")
        assert (code, err) == (0, "")
        expected = [
            ("garden@1", ""),
            ("├─ schema = 1", "1.toml:1"),
            ("├─ framework", ""),
            ('│  ├─ id = "garden"', "1.toml:4"),
            ('│  ├─ revision = "1"', "1.toml:5"),
            ('│  ├─ title = "The garden"', "1.toml:6"),
            ('│  ├─ language = "en"', "1.toml:7"),
            ('│  ├─ levels = ["bed", "plant"]', "1.toml:8"),
            ('│  └─ scales = ["easy"]', "1.toml:9"),
            ("├─ level", ""),
            ("│  └─ bed", ""),
            ('│     └─ plural = "beds"', "1.toml:12"),
            ("└─ bed.a", ""),
            ('   ├─ title = "Roses"', "1.toml:15"),
            ('   ├─ plant."a.1"', ""),
            ('   │  ├─ title = "Wild rose"', "1.toml:18"),
            ("   │  └─ maximum = 10", "1.toml:19"),
            ('   └─ plant."a.2"', ""),
            ('      ├─ title = "Tea rose"', "1.toml:22"),
            ("      └─ maximum = 30.25", "changes.toml:4"),
        ]
        lines = (f"{said:{WIDE - len(where)}}{where}".rstrip() for said, where in expected)
        assert out.splitlines() == list(lines)

    def test_a_scale_is_a_tree_too(self, capsys: Captured) -> None:
        arguments = ("show", "1.toml", "--with", "changes.toml", "--scale", "easy", "--format", "tree")
        lines = said(capsys, *arguments)[1].splitlines()
        assert lines[0] == "garden@1, scale easy"
        assert "│        ├─ alive = '60%'                                         changes.toml:6" in lines
        assert lines[-1] == "easy.toml: scales/easy.toml"

    @pytest.mark.parametrize("options", [[], ["--scale", "2010"], ["--variant", "english"]])
    def test_it_fits_80_columns_in_a_pipe(self, options: list[str], capsys: Captured) -> None:
        out = said(capsys, "show", "kommunkompassen@2010", "--tree", *options)[1]
        drawn = out.partition("\n\n")[0].splitlines()
        assert [line for line in drawn if len(line) > WIDE] == []
        assert len(drawn) > 50

    def test_a_person_at_a_terminal_sees_it_with_styles(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((60, 20)))
        out = said(capsys, "show", "1.toml", "--tree")[1]
        assert "\x1b[" in out
        assert "Tea rose" in out


class TestJson:
    def test_every_value_has_its_place(self, capsys: Captured) -> None:
        code, out, err = said(capsys, "show", "1.toml", "--with", "changes.toml", "--format", "json")
        made = json.loads(out)
        found = {tuple(one["path"]): one for one in made["values"]}
        maximum = found["plant", "a.2", "maximum"]
        assert (code, err) == (0, "")
        assert (made["framework"], list(made["changes"])) == ("garden@1", ["changes.toml"])
        assert (maximum["kind"], maximum["value"]) == ("number", "30.25")
        assert (maximum["place"]["file"], maximum["place"]["line"]) == ("changes.toml", 4)
        assert found["framework", "levels"]["value"] == [
            {"kind": "text", "value": "bed"},
            {"kind": "text", "value": "plant"},
        ]

    def test_of_a_scale_its_own_values_are_told(self, capsys: Captured) -> None:
        made = [
            json.loads(said(capsys, "show", "1.toml", "--format", "json", *options)[1])
            for options in ([], ["--scale", "easy"], ["--scale", "easy", "--with", "changes.toml"])
        ]
        assert [list(one["scales"]) for one in made] == [["easy"]] * 3
        assert len({one["scales"]["easy"]["digest"] for one in made}) == 2
        assert [["scale", "id"] in [value["path"] for value in one["values"]] for one in made] == [
            False,
            True,
            True,
        ]

    def test_it_is_a_file_that_reads_back(self, garden: Path, capsys: Captured) -> None:
        arguments = ("show", "1.toml", "--with", "changes.toml", "--format", "json")
        assert said(capsys, *arguments, "-o", "garden.json") == (0, "", "")
        shutil.rmtree(garden / "scales")
        code, out, err = said(capsys, "check", "garden.json")
        assert (code, err) == (0, "")
        assert out.startswith("garden.json: fine (framework garden@1: ")
        first = json.loads((garden / "garden.json").read_text("utf-8"))
        again = json.loads(said(capsys, "show", "garden.json", "--format", "json")[1])
        for one in (first, again):
            assert {rule.pop("place")[:4] for rule in one["scales"]["easy"]["rules"]} <= {"scal", "gard"}
            del one["values"], one["changes"]
        assert first == again

    def test_what_is_wrong_with_it_is_said_where_it_stands(self, garden: Path, capsys: Captured) -> None:
        said(capsys, "show", "1.toml", "--format", "json", "-o", "garden.json")
        path = garden / "garden.json"
        before, files, after = path.read_text("utf-8").partition('"files": {')
        path.write_text(before + files + after.replace('"half-up"', '"upwards"', 1), "utf-8")
        code, _, err = said(capsys, "check", "garden.json")
        assert code == 1
        assert re.match(r"garden.json:\d{3,}:\d+: error\[\S+\]: .*\n.*\n.*upwards", err)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("1.toml", "--scale", "eazy"), 2, "There is no scale `eazy`. Did you mean `easy`?"),
        (("1.toml", "--variant", "swedn"), 2, "There is no variant `swedn`. Did you mean `sweden`?"),
        (("garden@1",), 1, "garden@1: error[unknown-framework]: there is no framework `garden@1`"),
        (("2.toml",), 1, "2.toml: error[unknown-framework]: there is no file `2.toml`"),
        (("evaluations/spring.toml",), 1, "error[missing-key]"),
    ],
)
def test_what_cannot_be_shown_is_said(
    arguments: tuple[str, ...], code: int, message: str, capsys: Captured
) -> None:
    made, out, err = said(capsys, "show", *arguments)
    assert (made, out) == (code, "")
    assert message in err


def test_a_framework_that_is_wrong_is_not_shown(garden: Path, capsys: Captured) -> None:
    (garden / "changes.toml").write_text(
        'schema = 1\nof = "1.toml"\n[add.plant."a.3"]\ntitle = "Ivy"\n', "utf-8"
    )
    code, out, err = said(capsys, "show", "1.toml", "--with", "changes.toml")
    assert (code, out) == (1, "")
    assert "error[missing-maximum]" in err


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a/b.toml", "c/b.toml", "d.toml"], ["a/b.toml", "c/b.toml", "d.toml"]),
        (["x/a/b.toml", "y/a/b.toml", "x/c.toml"], ["x/a/b.toml", "y/a/b.toml", "c.toml"]),
        (["b.toml", "a/b.toml"], ["b.toml", "a/b.toml"]),
        (["/b.toml"], ["b.toml"]),
        ([], []),
    ],
)
def test_a_file_is_called_by_as_much_as_tells_it_from_the_others(
    names: list[str], expected: list[str]
) -> None:
    assert list(tails(names).values()) == expected


def deep(depth: int, name: str = "made.toml") -> Branch:
    """A branch in a branch in a branch."""
    branch = Branch("x = 1", (), Span(Source(name, "x = 1"), 4, 5))
    for _ in range(depth):
        branch = Branch("level", (branch,))
    return branch


def test_a_tree_of_any_depth_is_drawn() -> None:
    assert len(tree(deep(5000)).splitlines()) == 5002
    assert "x = 1" in grown(deep(5), 80)


def test_where_there_is_no_room_the_place_stands_below() -> None:
    lines = tree(deep(1, f"{'n' * 60}.toml")).splitlines()
    assert [line.strip(" │└─") for line in lines[:3]] == ["level", "x = 1", f"{'n' * 60}.toml:1"]


def test_nothing_that_is_printed_moves_a_terminal() -> None:
    branch = Branch("a\x1b[2J", (Branch("x = '\u202e'", (), Span(Source("\x9b.toml", "x"), 0, 1)),))
    drawn: Iterator[str] = iter(tree(branch))
    assert {character for character in drawn if not character.isprintable()} <= {"\n"}
