"""Choose: which expectations somebody means who names a file, a folder, a framework or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.trying.choose import choose
from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from pathlib import Path

OF = 'schema = 1\n[expectation]\nframework = "{}"\n[example.one]\nitem = "a.1"\npoints = "1"\n'


@pytest.fixture
def plugins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Plugins:
    """A garden in two revisions, with expectations beside it, of either and of its evaluation."""
    monkeypatch.chdir(folder)
    text = (folder / "1.toml").read_text("utf-8")
    (folder / "2.toml").write_text(text.replace('revision = "1"', 'revision = "2"'), "utf-8")
    beside = folder / "expectations"
    (beside / "first.toml").write_text(OF.format("garden@1"), "utf-8")
    (beside / "second.toml").write_text(OF.format("../2.toml"), "utf-8")
    spring = 'schema = 1\n[expectation]\nevaluation = "spring"\n[summary.easy]\na = "1"\n'
    (beside / "spring.toml").write_text(spring, "utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "draft.toml").write_text(OF.format("garden@1"), "utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "old.toml").write_text(OF.format("garden@1"), "utf-8")
    return Plugins(frameworks={"garden": (folder,)})


def names(plugins: Plugins, *wanted: str) -> list[str]:
    """What is chosen, as it is shown."""
    return [one.name for one in choose(wanted, plugins).chosen]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["expectations/first.toml"], ["expectations/first.toml"]),
        (["expectations/first.toml", "./expectations/first.toml"], ["expectations/first.toml"]),
        (
            ["expectations"],
            ["expectations/first.toml", "expectations/second.toml", "expectations/spring.toml"],
        ),
        (["drafts"], ["drafts/draft.toml"]),
        (
            [],
            [
                "drafts/draft.toml",
                "expectations/first.toml",
                "expectations/second.toml",
                "expectations/spring.toml",
            ],
        ),
        (["1.toml"], ["expectations/first.toml", "expectations/spring.toml"]),
        (["2.toml"], ["expectations/second.toml"]),
        (["second"], ["garden/expectations/second.toml"]),
        (
            ["garden"],
            [f"garden/expectations/{name}.toml" for name in ("first", "second", "spring")],
        ),
    ],
)
def test_they_are_chosen_by_what_is_named(plugins: Plugins, wanted: list[str], expected: list[str]) -> None:
    assert expected == names(plugins, *wanted)


def test_a_revision_has_those_that_are_of_it(plugins: Plugins, folder: Path) -> None:
    assert [name.removeprefix(f"{folder}/") for name in names(plugins, "garden@2")] == [
        "expectations/second.toml"
    ]


def test_what_cannot_be_read_is_not_left_out(plugins: Plugins) -> None:
    broken = choose(["expectations/second.toml"], plugins).chosen[0].path
    broken.write_text("[expectation\n", "utf-8")
    assert names(plugins, "1.toml")[1] == "expectations/second.toml"
    assert "expectations/second.toml" in names(plugins, "expectations")


def test_where_nothing_is_here_they_are_those_that_are_installed(
    plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    choice = choose([], plugins)
    assert [one.name for one in choice.chosen] == names(plugins, "garden")
    assert ([path.name for path in choice.frameworks], choice.installed) == (["1.toml", "2.toml"], True)


@pytest.mark.parametrize(
    ("wanted", "slug", "hint"),
    [
        (["evaluations"], "nothing-expected", "write one into the folder `expectations`"),
        (["gardne"], "unknown-framework", "did you mean `garden`"),
        (["garden@3"], "unknown-framework", "did you mean `garden@"),
        (["secund"], "unknown-framework", "did you mean `second`"),
        (["nowhere.toml"], "unreadable-file", ""),
    ],
)
def test_what_leads_nowhere_is_a_problem(plugins: Plugins, wanted: list[str], slug: str, hint: str) -> None:
    with pytest.raises(KompassError) as caught:
        choose(wanted, plugins)
    (problem,) = caught.value.problems
    assert (problem.slug, hint in (problem.hint or "")) == (slug, True)


def test_a_revision_without_any_is_a_problem(plugins: Plugins, folder: Path) -> None:
    (folder / "expectations" / "second.toml").unlink()
    with pytest.raises(KompassError, match="no expectation is here, so nothing can be tried"):
        choose(["garden@2"], plugins)


def test_where_there_is_none_at_all_that_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with pytest.raises(KompassError, match="neither in this folder nor among what is installed"):
        choose([], Plugins())
