"""The norms that are shipped: sound, of scales that are there, and honest about what nobody has published."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.stages.read import read
from kompass_core.stages.varying.norms import gives_norms_alone, norms_given

FILES = sorted((Path(__file__).parents[2] / "frameworks").glob("*/norms/*.toml"))


def test_there_are_some() -> None:
    given = {name for path in FILES for _, name in norms_given(read(path))}
    assert given == {"kkik", "kommunebarometeret"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_norm_is_sound_and_changes_nothing_else(path: Path) -> None:
    assert check_file(str(path), load_plugins()).problems == ()
    assert gives_norms_alone(read(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_rule_and_the_smallest_population_have_a_source(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count(f'source = "{ILLUSTRATION}"') == text.count(".rule.")
    assert text.count(f'least = "{ILLUSTRATION}"') == len(list(norms_given(read(path))))
