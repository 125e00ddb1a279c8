"""What every archive does, a folder as well as a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.archive import Wanted
from kompass_core.portfolio.archive.store import ArchiveError, DamagedError
from kompass_core.problems import KompassError
from tests.portfolio.archive.spoiling import spoil, unrecord
from tests.portfolio.archive.writing import DEFINITION, candidate

if TYPE_CHECKING:
    from kompass_core.model.archive import Candidate
    from kompass_core.portfolio.archive.store import Store

ALL = Wanted()


def fates(store: Store, *candidates: Candidate, replace: bool = False) -> list[str]:
    return [one.fate for one in store.put(candidates, replace=replace)]


def never(name: str, data: bytes) -> Candidate:
    pytest.fail(f"{name} is judged: {data!r}")


def test_what_is_kept_is_listed_by_id_with_its_points(store: Store) -> None:
    assert fates(store, candidate("b"), candidate("a")) == ["added", "added"]
    first, second = store.archived(ALL)
    assert (first.id, second.id) == ("a", "b")
    assert (first.framework, first.revision, first.organisation, first.year) == (
        "library",
        "1",
        "Main Street",
        2025,
    )
    assert first.totals["stars"].exact == "15/2"
    assert first.totals["stars"].printed == "7½"


def test_bytes_record_and_definition_come_back_as_they_were(store: Store) -> None:
    given = candidate("a", organisation="\0 Öster\u2028malm", year=None)
    fates(store, given)
    (one,) = store.archived(ALL)
    assert store.data(one) == given.data
    assert store.record(one.sha) == given.record
    assert store.definitions() == ("d" * 64,)
    assert dict(store.definition("d" * 64)) == DEFINITION
    assert dict(store.definition("e" * 64)) == {}
    assert store.record("0" * 64) is None


def test_adding_the_same_twice_changes_nothing(store: Store) -> None:
    fates(store, candidate("a"))
    before = store.archived(ALL)
    assert fates(store, candidate("a")) == ["there already"]
    assert fates(store, candidate("a"), replace=True) == ["there already"]
    assert store.archived(ALL) == before
    assert store.versions("a") == ()


def test_another_of_the_same_id_is_refused_and_nothing_of_it_is_kept(store: Store) -> None:
    first, second = candidate("a"), candidate("a", "second")
    assert fates(store, first, second, candidate("b")) == ["added", "taken", "added"]
    one, _ = store.archived(ALL)
    assert store.data(one) == first.data
    assert store.record(second.record.sha) is None


def test_one_that_is_replaced_stays_as_a_version(store: Store) -> None:
    texts = ("first", "second", "third", "first")
    for text in texts:
        fates(store, candidate("a", text), replace=True)
    (one,) = store.archived(ALL)
    assert store.data(one) == b"a first\n"
    versions = store.versions("a")
    assert [version.number for version in versions] == [1, 2, 3]
    assert [store.data(version) for version in versions] == [b"a first\n", b"a second\n", b"a third\n"]
    assert list(store.examine()) == []


def test_one_replaced_within_what_is_added_together_stays_too(store: Store) -> None:
    given = [candidate("a", text) for text in ("first", "second")]
    assert fates(store, *given, replace=True) == ["added", "replaced"]
    assert [store.data(version) for version in store.versions("a")] == [b"a first\n"]


def test_one_in_another_framework_or_format_takes_the_place_too(store: Store) -> None:
    fates(store, candidate("a"))
    assert fates(store, candidate("a", "second", revision="2", suffix=".json"), replace=True) == ["replaced"]
    (one,) = store.archived(ALL)
    assert (one.revision, one.suffix) == ("2", ".json")
    (version,) = store.versions("a")
    assert (version.suffix, store.data(version)) == (".toml", b"a first\n")
    assert list(store.examine()) == []


def test_other_words_that_say_the_same_are_only_taken_if_that_is_wanted(store: Store) -> None:
    other = candidate("a", "first  # a remark", digest=candidate("a").record.card.evaluated)
    fates(store, candidate("a"))
    assert fates(store, other) == ["alike"]
    assert fates(store, other, replace=True) == ["replaced"]


def test_ids_that_differ_by_capitals_or_accents_alone_are_one_in_some_folders(store: Store) -> None:
    assert fates(store, candidate("Spring"), candidate("spring")) == ["added", "case"]
    assert fates(store, candidate("spring"), replace=True) == ["case"]
    assert fates(store, candidate("\u00e5r"), candidate("a\u030ar")) == ["added", "case"]


def test_what_was_scored_before_is_kept_when_it_is_scored_anew(store: Store) -> None:
    fates(store, candidate("a"))
    anew = candidate("a", definition="e" * 64, points="6", added="2027-01-01")
    assert fates(store, anew) == ["there already"]
    assert fates(store, anew, replace=True) == ["scored anew"]
    (one,) = store.archived(ALL)
    record = store.record(one.sha)
    assert record is not None
    assert [card.digest[0] for card in record.cards] == ["d", "e"]
    assert record.added == "2026-01-01"
    assert one.definition == "e" * 64
    assert store.definitions() == ("d" * 64, "e" * 64)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), "abc"),
        (Wanted(id="b"), "b"),
        (Wanted(framework="library"), "ab"),
        (Wanted(revision="2"), "bc"),
        (Wanted(framework="library", revision="2"), "b"),
        (Wanted(organisation="MAIN"), "ab"),
        (Wanted(organisation="99"), "c"),
        (Wanted(organisation="9"), ""),
        (Wanted(year=2024), "c"),
        (Wanted(year=1), ""),
    ],
    ids=str,
)
def test_what_is_wanted_is_found(store: Store, wanted: Wanted, expected: str) -> None:
    fates(
        store,
        candidate("a"),
        candidate("b", revision="2"),
        candidate("c", framework="other", revision="2", organisation="Ørsta", code="99", year=2024),
    )
    assert "".join(one.id for one in store.archived(wanted)) == expected


def test_nothing_is_made_by_whoever_only_looks(store: Store) -> None:
    for look in (
        lambda: store.archived(ALL),
        lambda: list(store.examine()),
        lambda: store.mend(never, rebuild=True),
    ):
        with pytest.raises(ArchiveError, match=r"no archive|is not there"):
            look()


def test_an_index_that_is_rebuilt_says_the_same(store: Store) -> None:
    fates(store, candidate("a"), candidate("b", revision="2"))
    before = store.archived(ALL)
    made = store.mend(never, rebuild=True)
    assert (made.recorded, made.forgotten, made.failed) == ((), (), ())
    assert store.archived(ALL) == before


def test_bytes_that_are_others_than_were_kept_are_never_handed_out(store: Store) -> None:
    fates(store, candidate("a"), candidate("a", "second"), replace=True)
    (one,) = store.archived(ALL)
    (version,) = store.versions("a")
    with pytest.raises(DamagedError, match="is not what was put there"):
        store.data(evolve(one, sha="0" * 64))
    with pytest.raises(DamagedError):
        store.data(evolve(version, sha="0" * 64))


def test_a_store_knows_its_name_and_tells_no_secret(store: Store) -> None:
    assert "password" not in store.name


def test_what_cannot_be_judged_stays_and_is_said(store: Store) -> None:
    def refuses(name: str, data: bytes) -> Candidate:
        raise KompassError([])

    fates(store, candidate("a"))
    unrecord(store, "a")
    made = store.mend(refuses, rebuild=False)
    assert [(one.fault, one.id) for one in made.failed] == [("unfit", "a")]
    assert [one.id for one in store.archived(ALL)] == ["a"]


def test_what_is_not_recorded_is_found_and_mended(store: Store) -> None:
    fates(store, candidate("a"), candidate("b"))
    unrecord(store, "a")
    assert [(one.fault, one.id) for one in store.examine()] == [("unknown", "a")]
    assert store.mend(lambda _, __: candidate("a"), rebuild=False).recorded == ("a",)
    assert list(store.examine()) == []
    (one, _) = store.archived(ALL)
    assert store.record(one.sha) == candidate("a").record


def test_bytes_that_were_changed_behind_its_back_are_found(store: Store) -> None:
    fates(store, candidate("a"), candidate("b"))
    spoil(store, "a")
    assert [(one.fault, one.id) for one in store.examine()] == [("changed", "a")]
