"""Whole release notes, as they are printed: to see on one page what a change does to what a committee reads.

After a change that is meant, `KOMPASS_GOLDEN=write` in the environment writes them anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kompass_markdown
from kompass_core.model.contributions import Plugins
from kompass_core.model.definition import Definition
from kompass_core.revisions.diff import diff
from kompass_core.revisions.release_notes import Reading, release_notes
from kompass_core.stages.check import check, check_variant
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary_all
from kompass_text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.document import Document
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Report
    from kompass_core.model.variant import Variant

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"
LINE = ("2002", "2010", "2016", "2020")
ID = "kommunkompassen"
PLACE = re.compile(r"\.toml:\d+:\d+")
LANGUAGES = {"sv": "sweden", "en": "english", "nb": "norway", "da": "denmark"}

CAF = """
schema = 1
of = "caf@2020"

[replace.framework]
revision = "2026"
[add.framework]
replaces = "2020"
[remove.framework.maximum]
because = "criteria have maxima of their own now"

[replace.criterion.1]
title = "Leadership and direction"
[replace.subcriterion."1.1"]
maximum = 120
[add.subcriterion."1.2"]
weight = 2
[remove.subcriterion."1.3"]
because = "it is 1.5 now"
[add.subcriterion."1.5"]
title = "Inspire, motivate and support the people in the organisation and act as a role model"
maximum = 100
dimensions = ["phase", "degree", "plan", "do", "check", "act"]
[remove.subcriterion."6.2"]
because = "nobody measures it"
[add.subcriterion."2.4"]
parent = "3"

[replace.scale.fine-tuned]
rounding = "half-even"
[replace.scale.fine-tuned.dimension.act]
title = "Act: it is adjusted, and others are told"
every = "10%"
[replace.scale.fine-tuned.rule.criterion]
points = '''
    if count(subcriteria) >= 4
    then min(90, sum(subcriteria.points * subcriteria.weight) / sum(subcriteria.weight))
    else mean(subcriteria.points)
'''
[replace.scale.classical.dimension.phase.steps]
do = '35%'
"""


def document(path: str) -> Document:
    return read_text((ROOT / path).read_text("utf-8"), path)


def checked(definition: Definition, of: str) -> Framework:
    scales = {(of, name): one for name, one in definition.scales.items()}
    plugin = __import__("kompass_between")
    functions = {one.name: one for one in plugin.kompass_functions()}
    return check(definition.document, Plugins(scales=scales, functions=functions))


def shipped(revision: str, variant: str | None = None) -> Framework:
    """A revision that is shipped, as a variant changes it, under names that are the same everywhere."""
    scales = {year: document(f"plugins/kompass_scale_{year}/{year}.toml") for year in LINE}
    definition = Definition(document(f"frameworks/{ID}/{revision}.toml"), scales)
    path = f"plugins/kompass_{variant}/{ID}-{revision}.toml"
    if variant is not None and (ROOT / path).exists():
        definition = vary_all(definition, document(path))
    return checked(definition, ID)


def speaker(language: str) -> Variant:
    name = LANGUAGES[language]
    folder = f"plugins/kompass_{name}"
    return check_variant([document(f"{folder}/{name}.toml")], ROOT / folder)


def noted(before: str, after: str, language: str) -> Report:
    between = LINE[LINE.index(before) + 1 : LINE.index(after)]
    found = diff(shipped(before), shipped(after), [shipped(one) for one in between])
    reader = None if language == "sv" else LANGUAGES[language]
    return release_notes(found, speaker(language), Reading(shipped(before, reader), shipped(after, reader)))


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares what is printed with what was, but for lines of files: a remark may be added to those."""

    def compare(name: str, made: str) -> None:
        path, made = GOLDEN / name, PLACE.sub(".toml:LINE:COLUMN", made)
        if os.environ.get("KOMPASS_GOLDEN") == "write":
            path.write_text(made, "utf-8")
        assert made == path.read_text("utf-8")

    return compare


@pytest.mark.parametrize(
    ("before", "after"), [("2002", "2010"), ("2010", "2016"), ("2016", "2020"), ("2010", "2020")]
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_revision_and_a_later_one(
    before: str, after: str, language: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"diff-{before}-{after}-{language}.txt", plain(noted(before, after, language)))


def test_markdown(golden: Callable[[str, str], None]) -> None:
    golden("diff-2010-2016-sv.md", kompass_markdown.render(noted("2010", "2016", "sv")))


@pytest.mark.parametrize("language", ["nb", "da"])
def test_the_whole_line(language: str, golden: Callable[[str, str], None]) -> None:
    golden(f"diff-2002-2020-{language}.txt", plain(noted("2002", "2020", language)))


def test_a_country(golden: Callable[[str, str], None]) -> None:
    norwegian = shipped("2010", "norway")
    reading = Reading(shipped("2010"), norwegian, ("2010", "2010+norway"))
    report = release_notes(diff(shipped("2010"), norwegian), speaker("nb"), reading)
    golden("diff-2010-norway-nb.txt", plain(report))


def test_another_instrument_and_a_changed_copy(golden: Callable[[str, str], None]) -> None:
    folder = "frameworks/caf"
    scales = {name: document(f"{folder}/scales/{name}.toml") for name in ("classical", "fine-tuned")}
    definition = Definition(document(f"{folder}/2020.toml"), scales)
    changed = vary_all(definition, read_text(CAF, "2026.toml"))
    report = release_notes(diff(checked(definition, "caf"), checked(changed, "caf")), speaker("en"))
    golden("diff-caf-en.txt", plain(report))
