"""Cards: stored scorecards held against what their evaluations are scored with now."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from kompass_core.hooks.cards import Comparing, card_files
from kompass_core.hooks.local import Local
from kompass_core.hooks.plain import PLAIN
from kompass_core.hooks.programs import Programs
from kompass_core.hooks.score_file import score_file
from kompass_core.problems import KompassError
from kompass_core.stages.report import explanation, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.hooks.cards import Compared
    from kompass_core.model.contributions import Plugins

SPRING = "evaluations/spring.toml"
CARD = Path("card.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the garden, to stand in."""
    made = copytree(Path(__file__).parent / "garden", tmp_path / "garden")
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def plugins(garden: Plugins, folder: Path) -> Plugins:
    """The framework in the copy, with its scorecard of the spring stored."""
    made = evolve(garden, frameworks={"garden": (folder,)})
    report = tables(score_file(SPRING, made), PLAIN)
    CARD.write_text(import_module("kompass_json.write").write(report), "utf-8")
    return made


def compared(plugins: Plugins, *names: str, local: Local | None = None) -> Compared:
    (only,) = Comparing(names, Programs(plugins, local)).compared(CARD)
    return only


def reasons(one: Compared) -> list[tuple[str, str]]:
    assert one.staleness
    return [(reason.what, reason.name) for reason in one.staleness.reasons]


def figures(one: Compared) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    assert one.staleness
    return {
        (each.item, each.measure): (
            each.stored.printed if each.stored else None,
            each.now.printed if each.now else None,
        )
        for each in one.staleness.figures
    }


@pytest.fixture
def change() -> Callable[[str, str, str], None]:
    """Replaces what stands in a file, once."""

    def changed(name: str, old: str, new: str) -> None:
        text = Path(name).read_text("utf-8")
        assert text.count(old) == 1
        Path(name).write_text(text.replace(old, new), "utf-8")

    return changed


def stored(**changes: Any) -> None:
    """The stored scorecard with other values at its root."""
    CARD.write_text(json.dumps({**json.loads(CARD.read_text("utf-8")), **changes}), "utf-8")


def test_what_was_scored_with_the_same_is_fresh(plugins: Plugins) -> None:
    one = compared(plugins)
    assert (one.evaluation, one.framework) == ("spring", "garden@1")
    assert one.staleness
    assert one.staleness.fresh


def test_an_evaluation_that_has_changed_says_which_points_differ(
    plugins: Plugins, change: Callable[[str, str, str], None]
) -> None:
    change(SPRING, '"alive"', '"dead"')
    one = compared(plugins)
    assert reasons(one) == [("evaluation", "spring")]
    assert figures(one)["a.1", "points"] == ("5.0", "0.0")
    assert figures(one)["total", "points"] == ("25.0", "20.0")
    assert ("a.2", "points") not in figures(one)


def test_a_definition_or_a_scale_that_has_changed_is_named(
    plugins: Plugins, change: Callable[[str, str, str], None]
) -> None:
    change("1.toml", '"The garden"', '"A garden"')
    assert reasons(compared(plugins)) == [("definition", "garden@1")]
    change("scales/easy.toml", '"An easy scale"', '"Another"')
    assert reasons(compared(plugins)) == [("definition", "garden@1"), ("scale", "easy")]
    assert figures(compared(plugins)) == {}


def test_an_item_that_is_new_or_gone_has_figures_on_one_side(
    plugins: Plugins, change: Callable[[str, str, str], None]
) -> None:
    change("1.toml", '[plant."a.2"]', '[plant."a.3"]')
    change(SPRING, '[judgement."a.2"]', '[judgement."a.3"]')
    found = figures(compared(plugins))
    assert found["a.2", "points"] == ("20.0", None)
    assert found["a.3", "points"] == (None, "20.0")


def test_an_explanation_speaks_of_its_items_only(plugins: Plugins) -> None:
    report = explanation(score_file(SPRING, plugins), "a.1", PLAIN)
    CARD.write_text(import_module("kompass_json.write").write(report), "utf-8")
    one = compared(plugins)
    assert one.staleness
    assert one.staleness.fresh


def test_other_versions_are_named_and_a_new_plugin_is_not(plugins: Plugins) -> None:
    stored(engine="0.0.1", plugins={"gone": "1"})
    assert reasons(compared(plugins)) == [("engine", ""), ("plugin", "gone")]


def test_changes_that_were_used_have_to_be_used_again(plugins: Plugins, folder: Path) -> None:
    (folder / "if.toml").write_text(
        'schema = 1\nof = "garden@1"\n[replace.plant."a.2"]\nmaximum = 25\n', "utf-8"
    )
    one = compared(plugins, local=Local(["if.toml"]))
    assert reasons(one) == [("definition", "garden@1"), ("changes", "if.toml")]


def test_printed_figures_are_compared_in_the_words_they_were_printed_in(plugins: Plugins) -> None:
    swedish = evolve(PLAIN, id="sv", language="sv", numbers=evolve(PLAIN.numbers, locale="sv"))
    stored(language="sv")
    assert figures(compared(plugins)) == {}  # nobody speaks it here, so exact values alone are compared
    assert figures(compared(evolve(plugins, variants={"sv": swedish})))["a.1", "points"] == ("5.0", "5,0")


def test_an_evaluation_that_lies_beside_the_card_is_found_by_its_id(plugins: Plugins, folder: Path) -> None:
    (folder / SPRING).rename(folder / "mine.toml")
    one = compared(plugins)
    assert one.staleness
    assert one.staleness.fresh


def test_an_evaluation_that_is_nowhere_is_told(plugins: Plugins, folder: Path) -> None:
    (folder / SPRING).unlink()
    one = compared(plugins)
    assert one.staleness is None
    assert [(problem.slug, str(problem.place)) for problem in one.problems] == [
        ("unknown-evaluation", "card.json:7:11")
    ]


@pytest.mark.parametrize("id_", ["../../etc/passwd", "/etc/passwd", "x.toml", ""])
def test_an_id_is_no_path(id_: str, plugins: Plugins) -> None:
    card = json.loads(CARD.read_text("utf-8"))
    stored(evaluation={**card["evaluation"], "id": id_})
    one = compared(plugins)
    assert one.staleness is None
    assert {problem.slug for problem in one.problems} <= {"unknown-evaluation", "wrong-kind"}


def test_an_evaluation_that_is_named_and_not_stored_is_told(plugins: Plugins, folder: Path) -> None:
    (folder / "mine.toml").write_text((folder / SPRING).read_text("utf-8").replace("spring", "mine"), "utf-8")
    comparing = Comparing(["mine.toml"], Programs(plugins))
    assert list(comparing.compared(CARD)) == []
    assert [problem.slug for problem in comparing.unmet()] == ["unknown-evaluation"]


def test_a_folder_stands_for_the_json_in_it(plugins: Plugins, folder: Path) -> None:
    assert card_files([folder, CARD]) == (folder / "card.json", CARD)
    with pytest.raises(KompassError):
        card_files([folder / "evaluations"])
