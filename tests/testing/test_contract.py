"""Contract: every way in which a plugin that loads can still be wrong, and what is no fault."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from kompass_core.testing import check_plugin

if TYPE_CHECKING:
    from collections.abc import Callable

    Plugin = Callable[..., str]

ROOT = Path(__file__).parents[2]
GARDEN = ROOT / "tests" / "hooks" / "garden"
SHIPPED = sorted(path.name for path in ROOT.glob("plugins/kompass_*"))

MOON = """
schema = 1
[variant]
id = "moon"
title = "The moon"
language = "la"
[numbers]
locale = "la"
"""
STRICT = """
schema = 1
[scale]
id = "strict"
of = "garden"
title = "Strict"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.health]
title = "Does it grow?"
steps = { withered = 0, alive = '50%', thriving = '100%' }
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.bed]
points = 'sum(plants.points)'
maximum = 'sum(plants.maximum)'
[rule.total]
points = 'sum(beds.points)'
maximum = 'sum(beds.maximum)'
"""


def hook(name: str, body: str) -> str:
    """The source of one hook."""
    return f"\n@hookimpl\ndef kompass_{name}():\n{indent(body, '    ')}\n"


def form(render: str) -> str:
    """The source of a plugin with one format, `made`, by the expression of what it makes of a `report`."""
    listed = '[Format("made", ".txt", "text/plain", render)]'
    return f"\ndef render(report): return {render}\n" + hook("formats", f"return {listed}")


def function(body: str) -> str:
    """The source of a plugin with one function, `made`, by its lambda."""
    parameters = '(Parameter("x", "share", "rising"),)'
    return hook("functions", f'return [Function("made", {parameters}, "share", {body}, "a share")]')


def problems(name: str, **options: object) -> str:
    """Everything that the contract finds wrong with a plugin."""
    with pytest.raises(KompassError) as caught:
        check_plugin(name, **options)  # type: ignore[arg-type]  # whatever a test gives
    return "\n".join(f"{problem.place}: {problem.message}" for problem in caught.value.problems)


SCALES = hook("scales", 'return [Scale.beside(__file__, "strict.toml")]')
VARIANTS = hook("variants", 'return [Variant.beside(__file__, "moon.toml", "changes.toml")]')


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_a_plugin_of_ours_keeps_the_contract_and_leaves_no_gap(name: str) -> None:
    verdict = check_plugin(name, complete=True)
    assert [plugin.module for plugin in verdict.plugins] == [name]
    assert (verdict.gaps, verdict.untried) == ((), ())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kommunkompassen", "caf"])
def test_a_framework_of_ours_keeps_the_contract(name: str) -> None:
    assert [plugin.gives for plugin in check_plugin(name).plugins] == [(f"framework {name}",)]


def test_a_plugin_that_gives_everything_keeps_the_contract(plugin: Plugin) -> None:
    source = form("repr(report.title)") + function("lambda x: x * x") + SCALES + VARIANTS
    name = plugin(source, strict=STRICT, moon=MOON, changes='schema = 1\nof = "garden@1"\n')
    (made,) = check_plugin(name, frameworks=[GARDEN]).plugins
    expected = ("scale strict of garden", "variant moon", "function made", "format made")
    assert (made.name, made.version, made.gives) == ("tulip", "0", expected)


BROKEN = {
    "no import": ("1 / 0", "skipped: it cannot be imported: ZeroDivisionError"),
    "another version": ("kompass_api = 2\n" + form("''"), "it is written for version 2 of the hooks"),
    "a print": ("print('hello')\n" + form("''"), "it printed 6 characters while it was loaded"),
    "a write to the terminal": (
        "import os; os.write(2, b'Hello, world')\n" + form("''"),
        "it writes to the terminal while it is loaded, beginning with `Hello, world`",
    ),
    "a warning": (
        "import sys, warnings\nif 'pytest' not in sys.modules: warnings.warn('old')\n" + form("''"),
        "it writes to the terminal while it is loaded, beginning with ",
    ),
    "an end of the process": (
        "import os, sys\nif 'pytest' not in sys.modules: os._exit(3)\n" + form("''"),
        "it ends the process that loads it",
    ),
    "an id of ours": (
        hook("formats", 'return [Format("csv", ".csv", "text/csv", str)]'),
        "the format csv is given by csv (",
    ),
    "a format that fails": (
        form("1 / 0"),
        "the format made: with the kind of report `report` it fails: Zero",
    ),
    "a format that depends on the process": (
        form("str(hash('text'))"),
        "the format made: it does not make the same in another process",
    ),
    "a function that is not exact": (
        function("lambda x: x / 3 * 0.5"),
        "the function made: `made` made 0.0, not an exact number, at made(0)",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_wrong_is_said_with_the_plugin_it_is_in(fault: str, plugin: Plugin) -> None:
    source, expected = BROKEN[fault]
    found = problems(plugin(source))
    assert expected in found
    assert "plugin tulip (not installed 0): " in found


def test_all_that_is_wrong_is_said_at_once(plugin: Plugin) -> None:
    found = problems(plugin(form("1 / 0") + function("lambda x: 1 - x")))
    assert "the format made: " in found
    assert "the function made: " in found


def test_a_plugin_that_is_slow_is_told_so(plugin: Plugin) -> None:
    name = plugin("import time; time.sleep(0.2)\n" + form("''"))
    assert "s to load, where 0.1 s is much" in problems(name, seconds=0.1)
    check_plugin(name, seconds=30)


WRONG_VARIANTS = {
    "a word that nobody asks for": (
        '[words]\n"tabel.summary" = "x"',
        "no report asks for the word `tabel.summary`",
    ),
    "a place that nothing fills": (
        '[words]\n"report.title" = "{framwork} {organisation}"',
        "nothing is filled in for `{framwork}` in the word `report.title`",
    ),
}


@pytest.mark.parametrize("fault", WRONG_VARIANTS)
def test_what_a_variant_says_must_mean_something(fault: str, plugin: Plugin) -> None:
    text, expected = WRONG_VARIANTS[fault]
    name = plugin(VARIANTS, moon=MOON + text, changes='schema = 1\nof = "garden@1"\n')
    assert expected in problems(name, frameworks=[GARDEN])


def test_a_variant_must_have_a_locale_that_there_is(plugin: Plugin) -> None:
    name = plugin(
        VARIANTS, moon=MOON.replace('locale = "la"', 'locale = "xx"'), changes='schema = 1\nof = "x@1"\n'
    )
    assert "no locale is called `xx`" in problems(name)


def test_a_change_must_hit_what_is_there(plugin: Plugin, tmp_path: Path) -> None:
    changes = 'schema = 1\nof = "garden@1"\nlanguage = "la"\n[replace.plant."a.9"]\ntitle = "Rosa"\n'
    name = plugin(VARIANTS, moon=MOON, changes=changes)
    found = problems(name, frameworks=[GARDEN])
    assert f"{tmp_path}/changes.toml:4:" in found


def test_what_is_not_translated_is_a_gap_and_a_fault_if_it_has_to_be_complete(plugin: Plugin) -> None:
    changes = 'schema = 1\nof = "garden@1"\nlanguage = "it"\n'
    moon = MOON.replace('"la"', '"it"') + '[words]\n"note.missing" = "mancano {missing}"\n'
    name = plugin(VARIANTS, moon=moon, changes=changes)
    gaps = check_plugin(name, frameworks=[GARDEN]).gaps
    assert "no word for `table.summary`, in English: Summary of results" in gaps
    assert "the word `note.missing` does not say `{scale}`, `{wanted}`" in gaps
    assert "garden@1: the title of `a` is in `en`: Roses" in gaps
    assert "no word for `table.summary`" in problems(name, complete=True, frameworks=[GARDEN])


def test_changes_of_what_is_not_installed_are_not_tried(plugin: Plugin) -> None:
    name = plugin(VARIANTS, moon=MOON.replace('"la"', '"it"'), changes='schema = 1\nof = "meadow@1"\n')
    assert check_plugin(name).untried == ("the changes of meadow@1 by moon: it is not installed",)


def test_a_scale_that_nobody_asks_for_is_tried_on_every_revision(plugin: Plugin) -> None:
    name = plugin(SCALES, strict=STRICT)
    assert check_plugin(name).untried == ("the scale strict of garden: no revision of garden is installed",)
    expected = (
        "the scale strict of garden: no revision that is installed asks for it, so it was tried on each"
    )
    assert check_plugin(name, frameworks=[GARDEN]).untried == (expected,)


WRONG_SCALES = {
    "an unknown name": ("mean(dimensions)", "mean(dimension)", "nothing in scope is called `dimension`"),
    "a missing rule": ("[rule.bed]", "[rule.bad]", "the scale `strict` has no rules for `bed`"),
    "a better judgement that makes less": (
        "maximum * mean(dimensions)",
        "maximum * (100% - health)",
        " points at its worst, 0 at its best",
    ),
    "more points than there are": (
        "maximum * mean(dimensions)",
        "2 * maximum * health",
        "has 0 points at its worst, ",
    ),
    "a division by nothing": (
        "maximum * mean(dimensions)",
        "maximum * health / (health - 50%)",
        "the divisor may be zero in `points` of `a.2`",
    ),
}


@pytest.mark.parametrize("fault", WRONG_SCALES)
def test_a_scale_must_fit_and_a_better_judgement_make_more(
    fault: str, plugin: Plugin, tmp_path: Path
) -> None:
    old, new, expected = WRONG_SCALES[fault]
    found = problems(plugin(SCALES, strict=STRICT.replace(old, new)), frameworks=[GARDEN])
    assert expected in found
    assert f"{tmp_path}/strict.toml:" in found


def test_a_folder_of_data_is_tested_before_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "kompass_moon"
    folder.mkdir()
    (folder / "moon.toml").write_text(MOON.replace('"la"', '"it"'), "utf-8")
    assert [plugin.gives for plugin in check_plugin("kompass_moon").plugins] == [("variant moon",)]


def test_what_is_not_there_is_said_with_what_is_like_it() -> None:
    with pytest.raises(KompassError) as caught:
        check_plugin("kompass_swedn")
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == (
        "there is no plugin `kompass_swedn`",
        "did you mean `kompass_sweden`?",
    )


def test_a_folder_without_a_framework_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(KompassError, match="there is no framework in this folder"):
        check_plugin("kompass_csv", frameworks=[tmp_path])
