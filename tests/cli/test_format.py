"""`kompass format`: files are laid out whole or not at all, and one bad one does not stop the others."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

from kompass_core.cli import main

Captured: TypeAlias = pytest.CaptureFixture[str]

MESSY = b"schema=1\r\n[framework]\r\ntitle = 'A'\r\nid=\"a\" # one\r\n"
TIDY = b'schema = 1\n\n[framework]\nid = "a"                              # one\ntitle = "A"\n'
BROKEN = b'schema = 1\n[framework\nid = "a"\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with files of each kind of trouble."""
    monkeypatch.chdir(tmp_path)
    for name, data in {
        "messy.toml": MESSY,
        "tidy.toml": TIDY,
        "broken.toml": BROKEN,
        "other.toml": b"a=1\n",
        "latin.toml": "[framework]\ntitle = 'å'\n".encode("latin-1"),
        "data.json": b"{}",
        ".hidden/messy.toml": MESSY,
        "inner/messy.toml": MESSY,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    code = main(("format", *arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_file_is_rewritten_once(here: Path, capsys: Captured) -> None:
    assert said(capsys, "messy.toml", "tidy.toml") == (
        0,
        "messy.toml: formatted\n2 files: 1 formatted, 1 unchanged\n",
        "",
    )
    assert (here / "messy.toml").read_bytes() == TIDY
    assert said(capsys, "messy.toml") == (0, "1 file: 1 unchanged\n", "")


def test_a_file_that_is_as_it_should_be_is_not_touched(here: Path, capsys: Captured) -> None:
    os.utime(here / "tidy.toml", (1, 1))
    assert said(capsys, "tidy.toml")[0] == 0
    assert (here / "tidy.toml").stat().st_mtime == 1


def test_whoever_checks_writes_nothing(here: Path, capsys: Captured) -> None:
    expected = "messy.toml: would be formatted\n2 files: 1 would be formatted, 1 unchanged\n"
    assert said(capsys, "--check", "messy.toml", "tidy.toml") == (1, expected, "")
    assert (here / "messy.toml").read_bytes() == MESSY
    assert said(capsys, "--check", "tidy.toml") == (0, "1 file: 1 unchanged\n", "")


def test_a_difference_is_shown_and_nothing_written(here: Path, capsys: Captured) -> None:
    unix = MESSY.replace(b"\r\n", b"\n")
    (here / "messy.toml").write_bytes(unix.rstrip())
    expected = (
        "--- messy.toml\n+++ messy.toml\n@@ -1,4 +1,5 @@\n-schema=1\n+schema = 1\n+\n [framework]\n"
        "-title = 'A'\n-id=\"a\" # one\n\\ No newline at end of file\n"
        '+id = "a"                              # one\n+title = "A"\n'
    )
    assert said(capsys, "--diff", "messy.toml", "tidy.toml") == (0, expected, "")
    assert (here / "messy.toml").read_bytes() == unix.rstrip()
    assert said(capsys, "--diff", "--check", "messy.toml")[0] == 1


def test_a_folder_is_all_of_ours_in_it_and_what_cannot_be_read(here: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, ".")
    assert (code, out) == (
        1,
        (
            "inner/messy.toml: formatted\nmessy.toml: formatted\n"
            "5 files: 2 formatted, 1 unchanged, 2 not possible\n"
        ),
    )
    assert "broken.toml:2:1: error[toml-syntax]" in err
    assert "latin.toml:2:10: error[not-utf-8]" in err
    unchanged = {"broken.toml": BROKEN, "other.toml": b"a=1\n", ".hidden/messy.toml": MESSY}
    assert unchanged == {name: (here / name).read_bytes() for name in unchanged}


def test_a_folder_without_files_of_ours_says_so(here: Path, capsys: Captured) -> None:
    (here / "empty").mkdir()
    assert said(capsys, "empty") == (0, "there is no file here to format\n", "")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("broken.toml", "toml-syntax"),
        ("other.toml", "unknown-kind"),
        ("latin.toml", "not-utf-8"),
        ("data.json", "unreadable-file"),
        ("nowhere.toml", "unreadable-file"),
    ],
)
def test_what_cannot_be_laid_out_is_left_and_the_rest_is_not(
    name: str, slug: str, here: Path, capsys: Captured
) -> None:
    before = (here / name).read_bytes() if (here / name).exists() else None
    code, out, err = said(capsys, name, "messy.toml")
    assert (code, out) == (1, "messy.toml: formatted\n2 files: 1 formatted, 1 not possible\n")
    assert f"error[{slug}]" in err
    assert before == ((here / name).read_bytes() if before is not None else None)


def test_what_is_toml_but_wrong_is_laid_out(here: Path, capsys: Captured) -> None:
    (here / "wrong.toml").write_text("[framework]\nidd=1\n[rule.x]\npoints='1+'\n", "utf-8")
    assert said(capsys, "wrong.toml")[0] == 0
    assert (here / "wrong.toml").read_text("utf-8") == "[framework]\nidd = 1\n\n[rule.x]\npoints = '1+'\n"


def test_a_link_stays_a_link_and_permissions_stay(here: Path, capsys: Captured) -> None:
    (here / "messy.toml").chmod(0o640)
    (here / "link.toml").symlink_to("messy.toml")
    assert said(capsys, "link.toml", "messy.toml")[1] == "link.toml: formatted\n1 file: 1 formatted\n"
    assert (here / "link.toml").is_symlink()
    assert (here / "messy.toml").read_bytes() == TIDY
    assert (here / "messy.toml").stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_does_not_stop_the_rest(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if "inner" in str(target):
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    code, out, err = said(capsys, "inner/messy.toml", "messy.toml")
    assert (code, err) == (2, "Error: `inner/messy.toml` cannot be written: permission denied\n")
    assert out == "messy.toml: formatted\n2 files: 1 formatted, 1 not possible\n"
    assert (here / "inner" / "messy.toml").read_bytes() == MESSY
    assert list((here / "inner").iterdir()) == [here / "inner" / "messy.toml"]


class Standard:
    """Standard input that holds these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "options", "expected"),
    [
        (MESSY, (), (0, TIDY.decode())),
        (TIDY, (), (0, TIDY.decode())),
        (BROKEN, (), (1, "")),
        (MESSY, ("--check",), (1, "")),
        (TIDY, ("--check",), (0, "")),
        (TIDY, ("--diff",), (0, "")),
        (b"", (), (1, "")),
    ],
)
def test_standard_input_goes_to_standard_output(
    data: bytes,
    options: tuple[str, ...],
    expected: tuple[int, str],
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", Standard(data))
    assert said(capsys, "-", *options)[:2] == expected


def test_standard_input_stands_alone(capsys: Captured) -> None:
    assert said(capsys, "-", "tidy.toml")[0] == 2


def test_no_file_is_misuse(capsys: Captured) -> None:
    assert said(capsys)[0] == 2
