"""Find: from names to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.find import find, find_evaluation, find_framework
from kompass_core.problems import KompassError, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.contributions import Plugins
    from kompass_core.problems import Problem

GARDEN = Path(__file__).parent / "garden"


def refused(call: Callable[..., Path], *arguments: object) -> Problem:
    """The one problem that a call raises."""
    with pytest.raises(KompassError) as caught:
        call(*arguments)
    (problem,) = caught.value.problems
    return problem


def test_a_framework_is_found_by_id_and_revision(garden: Plugins) -> None:
    assert find_framework("garden@1", garden) == GARDEN / "1.toml"


def test_a_framework_is_found_from_the_file_that_names_it(garden: Plugins) -> None:
    found = find_framework("../1.toml", garden, GARDEN / "evaluations" / "autumn.toml")
    assert found.resolve() == GARDEN / "1.toml"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("garden@2", "did you mean `garden@1`?"),
        ("graden@1", "did you mean `garden@1`?"),
        ("garden", "did you mean `garden@1`?"),
        ("lawn@1", "write `id@revision`, or a path to its file"),
        ("garden@../garden/1", "check the path"),
        ("", "write `id@revision`, or a path to its file"),
    ],
)
def test_an_unknown_framework_says_which_are_like_it(name: str, hint: str, garden: Plugins) -> None:
    problem = refused(find_framework, name, garden)
    assert (problem.slug, problem.hint) == ("unknown-framework", hint)


def test_an_unknown_framework_is_placed_where_it_is_named(garden: Plugins) -> None:
    place = Span(Source("spring.toml", 'framework = "lawn@1"'), 12, 20)
    assert refused(find_framework, "lawn@1", garden, None, place).place == place


def test_a_missing_file_of_a_framework_is_named_as_it_was_looked_for(garden: Plugins, tmp_path: Path) -> None:
    problem = refused(find_framework, "2.toml", garden, tmp_path / "spring.toml")
    assert problem.message == f"there is no file `{tmp_path / '2.toml'}`"


def test_a_revision_in_two_folders_is_not_guessed(garden: Plugins, tmp_path: Path) -> None:
    (tmp_path / "1.toml").touch()
    twice = evolve(garden, frameworks={"garden": (GARDEN, tmp_path)})
    assert refused(find_framework, "garden@1", twice).slug == "duplicate-id"


def test_an_evaluation_is_found_by_the_name_of_its_file(garden: Plugins) -> None:
    assert find_evaluation("spring", garden) == GARDEN / "evaluations" / "spring.toml"


def test_a_file_wins_over_an_id(garden: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("spring").touch()
    assert find_evaluation("spring", garden) == Path("spring")


def test_a_folder_does_not_hide_an_id(
    garden: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("spring").mkdir()
    assert find_evaluation("spring", garden) == GARDEN / "evaluations" / "spring.toml"


@pytest.mark.parametrize("name", ["nowhere.toml", "nowhere.json", "a/b"])
def test_what_looks_like_a_path_is_left_to_the_reader(name: str, garden: Plugins) -> None:
    assert find_evaluation(name, garden) == Path(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sprong", "did you mean `spring`?"),
        ("zzz", "give the path of its file"),
        ("", "give the path of its file"),
    ],
)
def test_an_unknown_evaluation_says_which_are_like_it(name: str, hint: str, garden: Plugins) -> None:
    problem = refused(find_evaluation, name, garden)
    assert (problem.slug, problem.hint) == ("unknown-evaluation", hint)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "\ud800", "~", ".", "..", "*", "[", "garden@1\n"])
def test_absurd_names_are_unknown(name: str, garden: Plugins) -> None:
    assert refused(find, name, garden).slug.startswith("unknown-")


@pytest.mark.parametrize(
    ("name", "path"),
    [("garden@1", "1.toml"), ("spring", "evaluations/spring.toml"), (str(GARDEN / "1.toml"), "1.toml")],
)
def test_one_name_finds_frameworks_and_evaluations(name: str, path: str, garden: Plugins) -> None:
    assert find(name, garden) == GARDEN / path


def test_the_id_of_a_framework_alone_asks_for_the_revision(garden: Plugins) -> None:
    problem = refused(find, "garden", garden)
    assert (problem.slug, problem.hint) == ("unknown-framework", "did you mean `garden@1`?")
