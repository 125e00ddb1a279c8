"""Score file: the whole path in one call."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.score_file import score_file
from kompass_core.problems import KompassError
from kompass_core.rules.interval import exactly
from kompass_core.stages.check import check_variant
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins

GARDEN = Path(__file__).parent / "garden"

VARIANT = """
schema = 1
[variant]
id = "moon"
title = "The moon"
language = "la"
[numbers]
locale = "la"
"""
CHANGES = """
schema = 1
of = "garden@1"
language = "la"
[replace.plant."a.2"]
maximum = 30
"""


@pytest.mark.parametrize("name", ["spring", GARDEN / "evaluations" / "spring.toml"])
def test_an_evaluation_is_scored_with_the_framework_it_names(name: str | Path, garden: Plugins) -> None:
    scorecard = score_file(name, garden)
    assert scorecard.sheets["easy"].scores["total"].measures["points"] == exactly(Fraction(25))


def test_the_variant_of_an_evaluation_changes_its_framework(garden: Plugins, tmp_path: Path) -> None:
    for name, text in (("moon", VARIANT), ("changes", CHANGES)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    moon = check_variant([read(tmp_path / "moon.toml"), read(tmp_path / "changes.toml")], tmp_path)
    spring = (GARDEN / "evaluations" / "spring.toml").read_text("utf-8")
    (tmp_path / "spring.toml").write_text(spring.replace("year = 2024", 'variant = "moon"'), "utf-8")
    scorecard = score_file(tmp_path / "spring.toml", evolve(garden, variants={"moon": moon}))
    assert scorecard.sheets["easy"].scores["total"].measures["points"] == exactly(Fraction(35))


def test_an_evaluation_that_is_not_there_is_refused(garden: Plugins) -> None:
    with pytest.raises(KompassError, match="unknown-evaluation"):
        score_file("winter", garden)
