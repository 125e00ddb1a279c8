"""Resolve: from a name, with variants or without, to a framework."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.resolve import resolve
from kompass_core.model.variant import Numbers, Variant
from kompass_core.problems import KompassError
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins

GARDEN = Path(__file__).parent / "garden"
WET = read_text('schema = 1\nof = "garden@1"\n[replace.plant."a.2"]\ntitle = "Moss"\n', "wet.toml")


@pytest.fixture
def plugins(garden: Plugins) -> Plugins:
    """The garden, and a variant of it."""
    overlays = {"garden@1": (WET,)}
    variants = {
        name: Variant(name, name, "en", Numbers("en", None, None), {}, {}, changes)
        for name, changes in (("wet", overlays), ("dry", {}))
    }
    return evolve(garden, variants=variants)


@pytest.mark.parametrize("name", ["garden@1", str(GARDEN / "1.toml")])
def test_a_revision_or_a_file_is_found(name: str, plugins: Plugins) -> None:
    found = resolve(name, plugins)
    assert (found.path, found.variants) == (GARDEN / "1.toml", ())
    assert found.program(plugins).framework.name == "garden@1"


@pytest.mark.parametrize("name", ["garden@1+wet", "garden@1+dry+wet", f"{GARDEN / '1.toml'}+wet"])
def test_a_variant_is_laid_over(name: str, plugins: Plugins) -> None:
    assert resolve(name, plugins).program(plugins).framework.items["a.2"].title == "Moss"


def test_a_file_with_such_a_name_is_that_file(
    plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("draft+wet.toml", "draft+wet"):
        Path(name).write_text((GARDEN / "1.toml").read_text("utf-8"), "utf-8")
        assert resolve(name, plugins).path.resolve() == tmp_path / name
        assert resolve(name, plugins).variants == ()


@pytest.mark.parametrize(
    ("name", "slug", "hint"),
    [
        ("garden@1+wett", "unknown-variant", "did you mean `wet`?"),
        ("garden@1+", "unknown-variant", "`kompass plugins` lists what is installed"),
        ("graden@1+wet", "unknown-framework", "did you mean `garden@1`?"),
        ("none.toml+wet", "unknown-framework", "check the path"),
    ],
)
def test_what_is_not_there_is_said_with_the_whole_name(
    name: str, slug: str, hint: str, plugins: Plugins
) -> None:
    with pytest.raises(KompassError) as caught:
        resolve(name, plugins)
    (problem,) = caught.value.problems
    assert (problem.slug, problem.place, problem.hint) == (slug, name, hint)
