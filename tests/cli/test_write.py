"""Write: to a file, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import click
import pytest

from kompass_core.cli.write import write


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
