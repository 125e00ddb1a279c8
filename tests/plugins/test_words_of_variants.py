"""Words: every variant that we ship says everything that a report says, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import tomli

from kompass_core.model.words import OPEN, WORDS

ROOT = Path(__file__).parents[2]
VARIANTS = sorted(
    path
    for path in ROOT.glob("plugins/*/*.toml")
    if path.stem in path.parent.name and "[words]" in path.read_text("utf-8")
)
SCALES = sorted(ROOT.glob("plugins/kompass_scale_*/*.toml"))


def load(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomli.loads(path.read_text("utf-8"))


def places(text: str) -> set[str]:
    """What is filled in."""
    return set(re.findall(r"\{(\w+)\}", text))


def asked() -> set[str]:
    """The keys that reports ask for on the shipped framework and its scales."""
    keys = {
        f"level.{level}"
        for path in ROOT.glob("frameworks/*/*.toml")
        for level in load(path)["framework"]["levels"]
    }
    keys |= {f"{key}.plural" for key in keys}
    for path in SCALES:
        scale = load(path)
        keys.add(f"scale.{scale['scale']['of']}.{scale['scale']['id']}")
        for name, dimension in scale["dimension"].items():
            keys.add(f"dimension.{name}")
            keys |= {f"step.{step}" for step in dimension["steps"]}
    return keys


def test_there_are_variants_and_scales() -> None:
    assert {path.stem for path in VARIANTS} >= {"sweden", "norway", "denmark", "english"}
    assert {path.stem for path in SCALES} >= {"2002", "2010", "2016", "2020"}


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_a_variant_has_a_word_for_everything(path: Path) -> None:
    assert [key for key in WORDS if not load(path)["words"].get(key)] == []


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_a_variant_names_what_the_framework_and_its_scales_name(path: Path) -> None:
    assert sorted(asked() - set(load(path)["words"])) == []


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_a_variant_has_no_word_that_nobody_asks_for(path: Path) -> None:
    words = load(path)["words"]
    assert [key for key in words if key not in WORDS and not key.startswith(OPEN)] == []


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_a_word_has_the_places_that_are_filled_in(path: Path) -> None:
    words = load(path)["words"]
    assert {key: places(words[key]) for key in WORDS} == {key: places(text) for key, text in WORDS.items()}


def test_the_english_of_the_core_is_that_of_the_english_variant() -> None:
    words = load(ROOT / "plugins/kompass_english/english.toml")["words"]
    assert {key: words[key] for key in WORDS} == dict(WORDS)
