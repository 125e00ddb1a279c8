"""Write: to a file, whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import click
import pytest

from kompass_core.cli.present import present
from kompass_core.cli.write import write
from kompass_core.model.contributions import Format
from kompass_core.model.report import Report

REPORT = Report("report", "", "en", (), (), ())


def test_a_file_is_written(tmp_path: Path) -> None:
    write(b"new", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == b"new"


def test_a_file_is_replaced_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_bytes(b"old, and longer")
    file.chmod(0o640)
    write(b"new", file)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)


def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("out.txt")
    write(b"new", tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "out.txt").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "out.txt"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(click.UsageError, match="no space left on device"):
        write(b"new", file)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.txt", b"old")]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(b"new", Path(os.devnull))
    assert Path(os.devnull).is_char_device()


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="is a directory"):
        write(b"new", tmp_path)


@pytest.mark.parametrize("made", [b"%PDF\x00", b"%PDF \xe2\xe3"])
def test_what_is_no_text_is_not_printed_at_a_terminal(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(click.UsageError, match=r"`pages` is no text .*: `-o report\.pages`"):
        present(REPORT, Format("pages", ".pages", "application/pages", lambda _: made), None)


def test_bytes_that_are_text_are_printed_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    present(REPORT, Format("pages", ".pages", "text/plain", lambda _: "å".encode()), None)
    assert capsys.readouterr().out == "å"


def test_what_is_no_text_is_passed_on_and_written(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    made_by = Format("pages", ".pages", "application/pages", lambda _: b"\x00")
    present(REPORT, made_by, None)
    present(REPORT, made_by, tmp_path / "report.pages")
    assert capfdbinary.readouterr().out == (tmp_path / "report.pages").read_bytes() == b"\x00"
