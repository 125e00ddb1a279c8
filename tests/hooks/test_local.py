"""Local changes: laid last over whatever they are of, side by side, and never passed over."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.score_file import score_file
from kompass_core.problems import KompassError
from kompass_core.rules.interval import exactly
from kompass_core.stages.check import check_variant
from kompass_core.stages.read import read, read_text

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.variant import Variant

GARDEN = Path(__file__).parent / "garden"
HEAD = 'schema = 1\nof = "garden@1"\n'
LARGER = '[replace.plant."a.2"]\nmaximum = 30\n'
GREEN = "[replace.scale.easy.dimension.health.steps]\nalive = '60%'\n"
MOON = """\
schema = 1
[variant]
id = "moon"
title = "The moon"
language = "la"
[numbers]
locale = "la"
[words]
"total" = "Summa"
"""


@pytest.fixture
def moon() -> Variant:
    return check_variant([read_text(MOON, "moon.toml")], Path())


def file(folder: Path, text: str, name: str = "changes.toml", head: str = HEAD) -> Path:
    """A file of changes."""
    path = folder / name
    path.write_text(head + text, "utf-8")
    return path


def told(local: Local) -> list[str]:
    """What is said of changes that are of nothing that was asked for."""
    return [f"{problem.slug}: {problem.message}; {problem.hint}" for problem in local.unused()]


class TestFrameworks:
    def test_changes_of_a_framework_and_its_scale_change_the_points(
        self, garden: Plugins, tmp_path: Path
    ) -> None:
        scorecard = score_file("spring", garden, changes=[file(tmp_path, LARGER + GREEN)])
        assert scorecard.sheets["easy"].scores["total"].measures["points"] == exactly(36)

    def test_they_are_remembered_and_make_another_digest(self, garden: Plugins, tmp_path: Path) -> None:
        path = file(tmp_path, LARGER)
        scorecards = [score_file("spring", garden, changes=changes) for changes in ([], [path])]
        assert [list(one.framework.changes) for one in scorecards] == [[], [str(path)]]
        assert scorecards[0].digest != scorecards[1].digest

    def test_a_change_of_the_scale_alone_makes_another_digest(self, garden: Plugins, tmp_path: Path) -> None:
        digests = {score_file("spring", garden, changes=one).digest for one in ([], [file(tmp_path, GREEN)])}
        assert len(digests) == 2

    def test_what_is_kept_in_the_cache_knows_the_changes(self, garden: Plugins, tmp_path: Path) -> None:
        path = file(tmp_path, LARGER)
        maxima = []
        for text in (LARGER, LARGER.replace("30", "40"), LARGER):
            path.write_text(HEAD + text, "utf-8")
            framework = prepare(GARDEN / "1.toml", garden, changes=[read(path)]).framework
            maxima.append(framework.items["a.2"].maximum)
        assert maxima == [30, 40, 30]

    def test_changes_and_overlays_of_the_same_text_are_not_taken_for_each_other(
        self, garden: Plugins, tmp_path: Path, moon: Variant
    ) -> None:
        document = read(file(tmp_path, LARGER))
        variant = evolve(moon, overlays={"garden@1": (document,)})
        as_variant = prepare(GARDEN / "1.toml", garden, [variant]).framework
        as_changes = prepare(GARDEN / "1.toml", garden, changes=[document]).framework
        assert (dict(as_variant.changes), list(as_changes.changes)) == ({}, [document.source.name])

    def test_they_come_after_the_variant(self, garden: Plugins, tmp_path: Path, moon: Variant) -> None:
        variant = evolve(moon, overlays={"garden@1": (read(file(tmp_path, LARGER, "moon.toml")),)})
        change = read(file(tmp_path, LARGER.replace("30", "40")))
        framework = prepare(GARDEN / "1.toml", garden, [variant], [change]).framework
        assert framework.items["a.2"].maximum == 40

    def test_two_files_of_one_variant_are_laid_in_their_order(
        self, garden: Plugins, tmp_path: Path, moon: Variant
    ) -> None:
        texts = {"a.toml": LARGER, "b.toml": LARGER.replace("30", "40")}
        documents = [read(file(tmp_path, text, name)) for name, text in texts.items()]
        maxima = [
            prepare(GARDEN / "1.toml", garden, [evolve(moon, overlays={"garden@1": tuple(order)})])
            .framework.items["a.2"]
            .maximum
            for order in (documents, documents[::-1])
        ]
        assert maxima == [40, 30]

    def test_two_that_touch_the_same_value_show_both_places(self, garden: Plugins, tmp_path: Path) -> None:
        paths = [file(tmp_path, LARGER, name) for name in ("a.toml", "b.toml")]
        with pytest.raises(KompassError) as caught:
            score_file("spring", garden, changes=paths)
        (problem,) = caught.value.problems
        assert (problem.slug, problem.message) == (
            "changed-twice",
            '`plant."a.2".maximum` is replaced twice',
        )
        assert [str(problem.place), str(problem.related[0][1])] == [f"{paths[1]}:4:1", f"{paths[0]}:4:1"]

    def test_a_path_is_taken_from_the_folder_of_the_file(self, tmp_path: Path) -> None:
        copytree(GARDEN, tmp_path / "garden")
        (tmp_path / "garden" / "plans").mkdir()
        path = file(tmp_path / "garden" / "plans", LARGER, head='schema = 1\nof = "../1.toml"\n')
        local = Local([path])
        assert len(local.of_framework(tmp_path / "garden" / "1.toml")) == 1
        assert local.of_framework(GARDEN / "1.toml") == ()
        assert local.unused() == ()


class TestVariants:
    def test_changes_of_a_variant_change_its_words(self, tmp_path: Path, moon: Variant) -> None:
        path = file(tmp_path, '[replace.words]\n"total" = "Omnia"\n', head='schema = 1\nof = "moon"\n')
        local = Local([path])
        made = local.of_variant(moon)
        assert (dict(made.words), list(made.changes)) == ({"total": "Omnia"}, [str(path)])
        assert local.unused() == ()

    def test_a_variant_that_nothing_changes_stays_the_same(self, tmp_path: Path, moon: Variant) -> None:
        assert Local([file(tmp_path, LARGER)]).of_variant(moon) is moon


class TestUnused:
    @pytest.mark.parametrize(
        ("of", "expected"),
        [
            ("garden@2", "these are changes of `garden@2`, which is not used here; did you mean `garden@1`?"),
            ("sun", "these are changes of `sun`, which is not used here; what is used: `garden@1`, `moon`"),
            (
                "2.toml",
                "these are changes of `2.toml`, which is not used here; what is used: `garden@1`, `moon`",
            ),
        ],
    )
    def test_changes_of_nothing_that_is_used_are_a_problem(
        self, of: str, expected: str, tmp_path: Path, moon: Variant
    ) -> None:
        local = Local([file(tmp_path, LARGER, head=f'schema = 1\nof = "{of}"\n')])
        local.of_framework(GARDEN / "1.toml")
        local.of_variant(moon)
        assert told(local) == [f"unused-changes: {expected}"]

    def test_where_nothing_is_used_it_says_so(self, tmp_path: Path) -> None:
        (line,) = told(Local([file(tmp_path, LARGER)]))
        assert line.endswith("; nothing is used that could be changed")

    def test_one_evaluation_refuses_them(self, garden: Plugins, tmp_path: Path) -> None:
        path = file(tmp_path, LARGER, head='schema = 1\nof = "garden@2"\n')
        with pytest.raises(KompassError, match="unused-changes"):
            score_file("spring", garden, changes=[path])

    def test_all_files_that_hold_no_changes_are_named(self, tmp_path: Path) -> None:
        paths = [
            tmp_path / "nowhere.toml",
            file(tmp_path, "", "moon.toml", head=MOON),
            file(tmp_path, "", "odd.toml", head="of = 3\n"),
            file(tmp_path, "?", "bad.toml", head=""),
        ]
        with pytest.raises(KompassError) as caught:
            Local(paths)
        assert [problem.slug for problem in caught.value.problems] == [
            "unreadable-file",
            "wrong-kind",
            "missing-key",
            "wrong-kind",
            "toml-syntax",
        ]
        assert caught.value.problems[1].message == "this is the file of a variant, not of changes"


class TestChecking:
    @pytest.fixture
    def plugins(self, garden: Plugins, tmp_path: Path) -> Plugins:
        """The garden in a copy, and a variant in three steps."""
        folder = copytree(GARDEN, tmp_path / "garden")
        paths = [
            file(tmp_path, "", "moon.toml", head=MOON),
            file(tmp_path, '[add.plant."a.3"]\ntitle = "Ivy"\nmaximum = 5\n', "first.toml"),
            file(tmp_path, '[replace.plant."a.3"]\nmaximum = 6\n', "second.toml"),
        ]
        variant = check_variant([read(path) for path in paths], tmp_path)
        return evolve(garden, frameworks={"garden": (folder,)}, variants={"moon": variant})

    def test_a_framework_is_checked_as_changes_make_it(self, plugins: Plugins, tmp_path: Path) -> None:
        local = Local([file(tmp_path, '[add.plant."a.4"]\ntitle = "Moss"\nmaximum = 1\n')])
        assert check_file("garden@1", plugins, local).holds == "garden@1: 1 bed, 3 plants; scored on easy"

    def test_a_change_that_makes_no_sense_is_a_problem_of_what_it_changes(
        self, plugins: Plugins, tmp_path: Path
    ) -> None:
        path = file(tmp_path, "[replace.scale.easy.rule.bed]\npoints = 'sum(plans.points)'\n")
        for name in ("garden@1", "spring", str(tmp_path / "garden" / "scales" / "easy.toml"), str(path)):
            (problem,) = check_file(name, plugins, Local([path])).problems
            assert (problem.slug, str(problem.place)) == ("unknown-name", f"{path}:4:15")

    def test_a_later_file_of_an_installed_variant_is_checked_after_the_first(
        self, plugins: Plugins, tmp_path: Path
    ) -> None:
        assert check_file(str(tmp_path / "second.toml"), plugins).problems == ()
        alone = check_file(str(tmp_path / "second.toml"), evolve(plugins, variants={}))
        assert [problem.slug for problem in alone.problems] == ["not-there"]

    def test_changes_of_a_variant_are_checked_at_the_variant(self, plugins: Plugins, tmp_path: Path) -> None:
        words = '[replace.words]\n"total" = "Omnia"\n'
        path = file(tmp_path, words, head='schema = 1\nof = "moon"\n')
        assert check_file(str(path), plugins).holds == "of the variant moon"
        file(tmp_path, words.replace("total", "totla"), head='schema = 1\nof = "moon"\n')
        assert [problem.slug for problem in check_file(str(path), plugins).problems] == ["not-there"]

    def test_changes_of_a_misspelt_variant_say_which_may_be_meant(
        self, plugins: Plugins, tmp_path: Path
    ) -> None:
        path = file(tmp_path, LARGER, head='schema = 1\nof = "mooon"\n')
        (problem,) = check_file(str(path), plugins).problems
        assert (problem.slug, problem.hint) == ("unknown-variant", "did you mean `moon`?")

    def test_a_variant_that_builds_on_an_installed_one_is_checked_with_it(
        self, plugins: Plugins, tmp_path: Path
    ) -> None:
        text = MOON.replace('"moon"', '"crater"').partition("[numbers]")[0] + 'builds_on = "moon"\n'
        path = file(tmp_path, text + '[replace.words]\n"total" = "Omnia"\n', "crater.toml", head="")
        assert check_file(str(path), plugins).holds == "crater: speaks la, knows 0 organisations"
        file(tmp_path, text.replace('on = "moon"', 'on = "crater"'), "crater.toml", head="")
        assert [problem.slug for problem in check_file(str(path), plugins).problems] == ["circular-variant"]
