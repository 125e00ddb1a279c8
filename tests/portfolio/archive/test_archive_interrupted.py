"""Whoever writes is killed: after each single step, then for real at moments of chance, then many at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.model.archive import Wanted
from kompass_core.portfolio.archive.folder import Folder
from kompass_core.portfolio.archive.index import Index
from kompass_core.portfolio.archive.opened import opened
from tests.portfolio.archive.writing import candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.archive import Candidate
    from kompass_core.portfolio.archive.store import Store

ROOT = Path(__file__).parents[3]
ALL = Wanted()


class Killed(BaseException):
    """Nobody catches it, as nobody can a kill."""


def judge(name: str, data: bytes) -> Candidate:
    """What is judged where an index is mended: the id and the text stand in the bytes."""
    id_, text = data.decode().rstrip().split(" ", 1)
    return candidate(id_, text)


def sound(store: Store) -> dict[str, bytes]:
    """The bytes of all that is kept, by id, once it is sure that the archive is whole, or was mended."""
    left = {one.fault for one in store.examine()}
    assert left <= {"leftover"}, left
    store.mend(judge, rebuild=False)
    assert list(store.examine()) == []
    kept = {one.id: store.data(one) for one in store.archived(ALL)}
    for id_, data in kept.items():
        assert data.decode().startswith(f"{id_} ")
    return kept


def steps(monkeypatch: pytest.MonkeyPatch, most: int) -> Iterator[None]:
    """Everything that changes a file or the index goes well so many times, and then kills."""
    count = 0

    def counting(does: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **others: Any) -> Any:
            nonlocal count
            count += 1
            if count > most:
                raise Killed
            return does(*given, **others)

        return step

    for name in ("write_bytes", "mkdir", "replace", "unlink"):
        monkeypatch.setattr(Path, name, counting(getattr(Path, name)))
    for name in ("put", "drop"):
        monkeypatch.setattr(Index, name, counting(getattr(Index, name)))
    yield
    monkeypatch.undo()


BEFORE = [candidate("a"), candidate("b"), candidate("c")]
WRITTEN = [
    candidate("a", "second"),  # another text in its place
    candidate("b", "second", revision="2"),  # another folder
    candidate("c", "second", suffix=".json"),  # another end of the name
    candidate("d", definition="e" * 64),  # new, with a definition that is not there yet
    candidate("a", "third"),  # and one of them once more
]


def killed_after(root: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether whoever writes was killed after so many steps, and did not come to an end before."""
    store = Folder(root)
    store.put(BEFORE, replace=False)
    running = steps(monkeypatch, most)
    next(running)
    try:
        store.put(WRITTEN, replace=True)
    except Killed:
        return True
    finally:
        next(running, None)
    return False


@pytest.mark.slow
def test_after_each_step_what_was_there_is_there_and_nothing_is_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most, texts = 0, {"first", "second", "third"}
    while killed_after(tmp_path / str(most), most, monkeypatch):
        store = Folder(tmp_path / str(most))
        kept = sound(store)
        assert {"a", "b", "c"} <= set(kept)
        for id_ in "abc":
            versions = [store.data(version) for version in store.versions(id_)]
            known = [*versions, kept[id_]]
            assert f"{id_} first\n".encode() in known  # it is there, or kept as a version
            assert len(set(known)) == len(known)
            assert {data.decode().split()[1] for data in known} <= texts
        # Whoever tries again comes to the same end as if nothing had happened.
        store.put(WRITTEN, replace=True)
        ended = {one.id: store.data(one) for one in store.archived(ALL)}
        assert ended["a"] == b"a third\n"
        assert set(ended) == {"a", "b", "c", "d"}
        most += 1
    assert most > 30


def started(where: str, prefix: str, count: int, together: int, text: str = "first") -> subprocess.Popen[str]:
    """A process that keeps so many."""
    command = (
        sys.executable,
        "-m",
        "tests.portfolio.archive.writing",
        where,
        prefix,
        str(count),
        str(together),
        text,
    )
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> set[str]:
    """What a process said was kept before it ended, whole lines only."""
    out, _ = process.communicate(timeout=60)
    return {line for line in out.split("\n")[:-1] if line}


@pytest.fixture(params=["folder", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of an archive that nobody has made yet."""
    if request.param == "folder":
        return str(tmp_path / "archive")
    return str(request.getfixturevalue("database"))


@pytest.mark.slow
def test_several_writers_at_once_lose_nothing(where: str) -> None:
    writers = [started(where, f"w{number}", 100, 7) for number in range(4)]
    said = [told(writer) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert [len(one) for one in said] == [100] * 4
    with opened(where) as store:
        assert set(sound(store)) == set.union(*said)


@pytest.mark.slow
def test_several_writers_of_one_id_agree_who_was_first(where: str) -> None:
    # All keep `same-0000` and the rest, byte for byte the same.
    writers = [started(where, "same", 30, 10) for _ in range(4)]
    assert {len(told(writer)) for writer in writers} == {30}
    with opened(where) as store:
        assert len(sound(store)) == 30
        assert store.versions("same-0000") == ()


@pytest.mark.slow
def test_of_several_writers_with_other_texts_of_one_id_one_is_first(where: str) -> None:
    writers = {text: started(where, "same", 40, 10, text) for text in ("one", "two", "three")}
    said = {text: told(writer) for text, writer in writers.items()}
    assert sum(map(len, said.values())) == 40
    with opened(where) as store:
        kept = {one.id: store.data(one) for one in store.archived(ALL)}
    assert kept == {id_: f"{id_} {text}\n".encode() for text, ids in said.items() for id_ in ids}


def spoilt(root: Path) -> dict[str, bytes]:
    """An archive in which everything is to be mended; the evaluations that are in it, by their texts."""
    store = Folder(root)
    store.put([candidate(id_) for id_ in "abcde"], replace=False)
    store.put([candidate("e", "second")], replace=True)
    place = root / "evaluations" / "library" / "1"
    (place / "a.toml").write_bytes(b"a changed\n")
    (place / "b.toml").unlink()
    (place / "c.toml").rename(place / "moved.toml")
    (place / "f.toml").write_bytes(b"f unknown\n")
    (root / ".incoming").mkdir(exist_ok=True)
    (root / ".incoming" / "0").write_bytes(b"half")
    (root / "versions" / "d").mkdir()
    (root / "versions" / "d" / f"0001-{candidate('d').record.sha}.toml").write_bytes(b"d first\n")
    return {
        "a": b"a changed\n",
        "c": b"c first\n",
        "d": b"d first\n",
        "e": b"e second\n",
        "f": b"f unknown\n",
    }


@pytest.mark.slow
def test_after_each_step_of_mending_all_is_there_and_can_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most, done = 0, False
    while not done:
        store = Folder(tmp_path / str(most))
        expected = spoilt(store.root)
        running = steps(monkeypatch, most)
        next(running)
        try:
            store.mend(judge, rebuild=False)
            done = True
        except Killed:
            pass
        finally:
            next(running, None)
        files = {path.read_bytes() for path in (store.root / "evaluations").rglob("*") if path.is_file()}
        assert files == set(expected.values())
        store.mend(judge, rebuild=False)
        assert list(store.examine()) == []
        assert {one.id: store.data(one) for one in store.archived(ALL)} == expected
        assert [store.data(version) for version in store.versions("e")] == [b"e first\n"]
        most += 1
    assert most > 15


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_nothing_that_was_said(where: str) -> None:
    chance = random.Random(2010)  # noqa: S311 - for moments
    said: set[str] = set()
    killed = 0
    rounds = 8 if where.startswith("postgresql") else 15
    for number in range(rounds):
        writer = started(where, f"k{number:02}", 400, 5)
        assert writer.stdout is not None
        first = writer.stdout.readline().rstrip()  # it is at it
        time.sleep(chance.uniform(0, 0.12))
        writer.kill()
        said |= told(writer) | {first}
        killed += writer.returncode < 0
        with opened(where) as store:
            kept = {one.id for one in store.archived(ALL)}
        assert said <= kept
    assert killed > rounds // 2
    with opened(where) as store:
        assert said <= set(sound(store))
