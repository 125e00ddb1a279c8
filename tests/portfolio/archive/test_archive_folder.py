"""A folder that is an archive: what lies where, what happens to it behind its back, and its index."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.archive import Wanted
from kompass_core.portfolio.archive.folder import Folder
from kompass_core.portfolio.archive.layout import archive_of, is_archive, record_place
from kompass_core.portfolio.archive.store import ArchiveError
from tests.portfolio.archive.spoiling import spoil
from tests.portfolio.archive.writing import candidate

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.archive import Candidate

ALL = Wanted()
PLACE = "evaluations/library/1/a.toml"


def never(name: str, data: bytes) -> Candidate:
    pytest.fail(f"{name} is judged: {data!r}")


def anew(name: str, data: bytes) -> Candidate:
    id_, text = data.decode().rstrip().split(" ", 1)
    return candidate(id_, text)


def faults(folder: Folder) -> list[tuple[str, str, str]]:
    return [(one.fault, one.id, one.place.removeprefix(f"{folder.root}/")) for one in folder.examine()]


@pytest.fixture
def kept(folder: Folder) -> Folder:
    """An archive with two evaluations, of which one has replaced another."""
    folder.put([candidate("a"), candidate("b"), candidate("a", "second")], replace=True)
    return folder


def test_everything_lies_where_it_is_said_to(kept: Folder) -> None:
    files = sorted(path.relative_to(kept.root).as_posix() for path in kept.root.rglob("*") if path.is_file())
    first, second, other = (candidate(*given).record.sha for given in (("a",), ("a", "second"), ("b",)))
    assert files == sorted(
        [
            ".gitattributes",
            ".gitignore",
            ".kompass-archive",
            ".lock",
            f"definitions/{'d' * 64}/framework.toml",
            f"definitions/{'d' * 64}/scales/stars.toml",
            "evaluations/library/1/a.toml",
            "evaluations/library/1/b.toml",
            "index.sqlite",
            *(record_place(sha) for sha in (first, second, other)),
            f"versions/a/0001-{first}.toml",
        ]
    )


def test_a_record_is_json_that_a_person_can_read(kept: Folder) -> None:
    told = json.loads((kept.root / record_place(candidate("b").record.sha)).read_text("utf-8"))
    assert (told["kind"], told["id"], told["organisation"]) == ("record", "b", "Main Street")
    assert told["cards"][0]["scales"]["stars"]["total"]["points"] == {"printed": "7½", "exact": "15/2"}


def test_a_folder_of_something_else_is_left_alone(folder: Folder) -> None:
    folder.root.mkdir()
    (folder.root / "thesis.txt").write_text("", "utf-8")
    with pytest.raises(ArchiveError, match=r"holds something else, such as `thesis.txt`"):
        folder.put([candidate("a")], replace=False)
    assert [path.name for path in folder.root.iterdir()] == ["thesis.txt"]


def test_a_folder_that_is_under_git_already_becomes_one(folder: Folder) -> None:
    (folder.root / ".git").mkdir(parents=True)
    (folder.root / ".gitignore").write_text("mine\n", "utf-8")
    folder.put([candidate("a")], replace=False)
    assert is_archive(folder.root)
    assert (folder.root / ".gitignore").read_text("utf-8") == "mine\n"


def test_what_only_a_later_version_can_read_is_left_alone(kept: Folder) -> None:
    (kept.root / ".kompass-archive").write_text("2\n", "utf-8")
    for use in (lambda: kept.archived(ALL), lambda: kept.put([candidate("z")], replace=False)):
        with pytest.raises(ArchiveError, match="an archive of version '2'; this one reads 1"):
            use()


@pytest.mark.parametrize("how", ["gone", "garbage", "empty", "cut", "other version", "other columns"])
def test_an_index_that_is_no_good_is_made_anew_by_itself(kept: Folder, how: str) -> None:
    before, index = kept.archived(ALL), kept.root / "index.sqlite"
    match how:
        case "gone":
            index.unlink()
        case "garbage":
            index.write_bytes(b"no database at all" * 1000)
        case "empty":
            index.write_bytes(b"")
        case "cut":
            index.write_bytes(index.read_bytes()[: index.stat().st_size // 2])
        case _:
            told = "PRAGMA user_version = 9" if how == "other version" else "ALTER TABLE evaluation ADD more"
            connection = sqlite3.connect(index)
            connection.execute(told)
            connection.close()
    assert kept.archived(ALL) == before
    assert faults(kept) == []
    assert [one.fate for one in kept.put([candidate("b")], replace=False)] == ["there already"]


def test_what_came_with_its_record_by_another_way_is_there(kept: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path / "other")
    other.put([candidate("c"), candidate("d", revision="2", definition="e" * 64)], replace=False)
    for name in ("evaluations", "records", "definitions"):
        shutil.copytree(other.root / name, kept.root / name, dirs_exist_ok=True)
    assert [(one.id, one.state) for one in kept.archived(ALL)] == [(id_, "recorded") for id_ in "abcd"]
    assert faults(kept) == []


def test_a_clone_without_an_index_is_whole(kept: Folder, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(kept.root, clone, ignore=shutil.ignore_patterns("index.sqlite*", ".lock", ".incoming"))
    assert Folder(clone).archived(ALL) == kept.archived(ALL)
    assert faults(Folder(clone)) == []


def test_whoever_may_only_read_sees_what_there_is(kept: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept.root / "index.sqlite").unlink()
    opened = os.open

    def refusing(path: str | Path, flags: int, mode: int = 0o777, **others: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, mode, **others)

    monkeypatch.setattr(os, "open", refusing)
    assert [one.id for one in kept.archived(ALL)] == ["a", "b"]
    assert not (kept.root / "index.sqlite").exists()


def test_a_file_that_is_gone_is_missing_until_that_is_meant(kept: Folder) -> None:
    (kept.root / PLACE).unlink()
    assert [(one.id, one.state) for one in kept.archived(ALL)] == [("a", "missing"), ("b", "recorded")]
    assert faults(kept) == [("missing", "a", PLACE)]
    made = kept.mend(never, rebuild=False)
    assert (made.forgotten, made.cleared) == (("a",), 1)
    assert faults(kept) == []


def test_a_missing_file_that_is_added_again_is_there_again(kept: Folder) -> None:
    (kept.root / PLACE).unlink()
    assert [one.fate for one in kept.put([candidate("a", "second")], replace=False)] == ["added"]
    assert faults(kept) == []


def test_a_file_that_was_changed_is_found_and_can_be_meant(kept: Folder) -> None:
    (kept.root / PLACE).write_bytes(b"a by hand\n")
    assert faults(kept) == [("changed", "a", PLACE)]
    assert kept.mend(anew, rebuild=False).recorded == ("a",)
    assert faults(kept) == []


def test_a_change_that_keeps_size_and_time_is_found_by_reading(kept: Folder) -> None:
    path = kept.root / PLACE
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"second", b"sekond"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert faults(kept) == [("changed", "a", PLACE)]


def test_what_was_changed_by_hand_is_kept_when_it_is_replaced(kept: Folder) -> None:
    (kept.root / PLACE).write_bytes(b"a by hand\n")
    assert [one.fate for one in kept.put([candidate("a", "third")], replace=False)] == ["taken"]
    assert [one.fate for one in kept.put([candidate("a", "third")], replace=True)] == ["replaced"]
    assert [kept.data(version) for version in kept.versions("a")] == [b"a first\n", b"a by hand\n"]


def test_a_file_that_nobody_added_is_unknown_until_that_is_meant(kept: Folder) -> None:
    path = kept.root / "evaluations/library/1/c.toml"
    path.write_bytes(b"c by hand\n")
    assert faults(kept) == [("unknown", "c", "evaluations/library/1/c.toml")]
    assert kept.mend(anew, rebuild=False).recorded == ("c",)
    assert faults(kept) == []


def test_a_file_that_was_moved_is_put_back(kept: Folder) -> None:
    (kept.root / "evaluations/library/9").mkdir()
    (kept.root / PLACE).rename(kept.root / "evaluations/library/9/z.toml")
    assert faults(kept) == [("moved", "a", "evaluations/library/9/z.toml")]
    kept.mend(never, rebuild=False)
    assert faults(kept) == []
    assert (kept.root / PLACE).read_bytes() == b"a second\n"


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_that_was_put_where_another_belongs_is_not_overwritten(kept: Folder, replace: bool) -> None:
    (kept.root / PLACE).rename(kept.root / "evaluations/library/1/c.toml")
    (outcome,) = kept.put([candidate("c")], replace=replace)
    assert (outcome.fate, outcome.other) == ("taken", "a")
    assert (kept.root / "evaluations/library/1/c.toml").read_bytes() == b"a second\n"
    kept.mend(never, rebuild=False)
    assert [one.fate for one in kept.put([candidate("c")], replace=replace)] == ["added"]
    assert faults(kept) == []


def test_two_files_of_one_id_are_said_and_neither_is_taken_away(kept: Folder) -> None:
    (kept.root / "evaluations/library/2").mkdir()
    copy = kept.root / "evaluations/library/2/a.toml"
    copy.write_bytes((kept.root / PLACE).read_bytes())
    assert [one[:2] for one in faults(kept)] == [("twice", "a"), ("twice", "a"), ("moved", "a")]
    kept.mend(never, rebuild=False)
    assert copy.exists()
    assert (kept.root / PLACE).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 2}', '{"schema": 1, "kind": "record"}'])
def test_a_damaged_record_is_found_and_made_anew(kept: Folder, text: str) -> None:
    (kept.root / record_place(candidate("b").record.sha)).write_text(text, "utf-8")
    assert [one[:2] for one in faults(kept)] == [("damaged", "b")]
    assert kept.mend(anew, rebuild=False).recorded == ("b",)
    assert faults(kept) == []


def test_a_record_of_something_else_is_damaged(kept: Folder) -> None:
    path, other = (kept.root / record_place(candidate(id_).record.sha) for id_ in "ba")
    path.write_bytes(other.read_bytes())
    assert [one[:2] for one in faults(kept)] == [("damaged", "b")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "../../../outside"),
        ("framework", ".."),
        ("framework", "/etc"),
        ("revision", "1/../../.."),
        ("suffix", ".sh"),
        ("suffix", "/../x.toml"),
        ("sha", "../" * 21 + "x"),
        ("organisation", 1),
        ("variant", []),
        ("cards", []),
        ("cards", {}),
        ("cards", [1]),
    ],
)
def test_a_record_that_somebody_made_up_leads_nowhere(kept: Folder, key: str, value: object) -> None:
    path = kept.root / record_place(candidate("b").record.sha)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), key: value}), "utf-8")
    before = sorted(path.name for path in kept.root.parent.iterdir())
    assert ("damaged", "b") in [one[:2] for one in faults(kept)]
    assert [one.id for one in kept.archived(ALL)] == ["a", "b"]
    assert kept.mend(anew, rebuild=False).recorded == ("b",)
    assert faults(kept) == []
    assert sorted(path.name for path in kept.root.parent.iterdir()) == before


@pytest.mark.parametrize(("inside", "value"), [("digest", "../../x"), ("digest", 1), ("id", None)])
def test_a_card_that_somebody_made_up_leads_nowhere(kept: Folder, inside: str, value: object) -> None:
    path = kept.root / record_place(candidate("b").record.sha)
    told = json.loads(path.read_text("utf-8"))
    told["cards"][0]["framework"][inside] = value
    path.write_text(json.dumps(told), "utf-8")
    assert [one[:2] for one in faults(kept)] == [("damaged", "b")]


def test_a_link_to_elsewhere_is_no_evaluation(kept: Folder, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("secret", "utf-8")
    (kept.root / "evaluations/library/1/c.toml").symlink_to(tmp_path / "secret.toml")
    (kept.root / "evaluations/library/2").symlink_to(tmp_path, target_is_directory=True)
    assert [one.id for one in kept.archived(ALL)] == ["a", "b"]


def test_a_damaged_version_is_found(kept: Folder) -> None:
    (path,) = kept.root.glob("versions/a/*")
    path.write_bytes(b"other")
    assert faults(kept) == [("damaged", "a", path.relative_to(kept.root).as_posix())]


def test_what_is_left_over_is_said_and_cleared_away(kept: Folder) -> None:
    (kept.root / ".incoming").mkdir(exist_ok=True)
    (kept.root / ".incoming" / "0").write_bytes(b"half")
    (kept.root / record_place("0" * 64)).parent.mkdir(exist_ok=True)
    (kept.root / record_place("0" * 64)).write_bytes(b"half")
    (finding,) = kept.examine()
    assert (finding.fault, finding.message) == (
        "leftover",
        "2 files are left of a command that was interrupted",
    )
    assert kept.mend(never, rebuild=False).cleared == 2
    assert faults(kept) == []


def test_files_of_other_programs_among_evaluations_are_none(kept: Folder) -> None:
    for name in ("~$a.xlsx", ".a.toml.swp", "README.md", ".hidden.toml"):
        (kept.root / "evaluations/library/1" / name).write_bytes(b"")
    (kept.root / "evaluations/notes.toml").write_bytes(b"")
    assert [one.id for one in kept.archived(ALL)] == ["a", "b"]
    assert faults(kept) == []


def test_an_evaluation_knows_its_archive(kept: Folder) -> None:
    assert archive_of(kept.root / PLACE) == kept.root
    assert archive_of(kept.root / "versions/a/x.toml") is None
    assert archive_of(kept.root / "index.sqlite") is None
    (kept.root / ".kompass-archive").unlink()
    assert archive_of(kept.root / PLACE) is None


def test_a_disk_that_refuses_is_said(kept: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr("pathlib.Path.write_bytes", refusing)
    with pytest.raises(ArchiveError, match="`x` cannot be read or written: no space left on device"):
        kept.put([candidate("z")], replace=False)
    monkeypatch.undo()
    assert [one.id for one in kept.archived(ALL)] == ["a", "b"]


def test_a_spoilt_file_is_changed(kept: Folder) -> None:
    spoil(kept, "b")
    assert faults(kept) == [("changed", "b", "evaluations/library/1/b.toml")]
