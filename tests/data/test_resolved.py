"""Every shipped revision under every shipped variant, written as TOML, reads back as the same framework.

And whoever reads an evaluation, in whatever language, its definition has the same digest.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.layers import layers
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare, read_evaluation
from kompass_core.stages.check import check, check_scale
from kompass_core.stages.read import read_text
from kompass_core.stages.write import write

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.variant import Variant

ROOT = Path(__file__).parents[2]
REVISIONS = sorted(ROOT.glob("frameworks/*/*.toml"))
VARIANTS = ["sweden", "norway", "denmark", "english", None]


@pytest.fixture(scope="module")
def installed() -> Plugins:
    """All that is installed."""
    return load_plugins()


def named(path: Path) -> str:
    """The framework and revision of a file."""
    return f"{path.parent.name}-{path.stem}"


def chosen(name: str | None, plugins: Plugins) -> list[Variant]:
    """The variant of a name, if any."""
    return [plugins.variants[name]] if name else []


def test_there_are_revisions() -> None:
    assert {named(path) for path in REVISIONS} >= {"kommunkompassen-2002", "kommunkompassen-2020"}


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("path", REVISIONS, ids=named)
def test_what_is_written_is_the_same_framework(path: Path, name: str | None, installed: Plugins) -> None:
    made_of = layers(path, installed, chosen(name, installed))
    definition = made_of.laid()
    plugins = made_of.with_scales(definition)
    framework = check(definition.document, plugins)
    again = check(read_text(write(definition.document), "again.toml"), plugins)
    assert again == framework
    assert list(again.items) == list(framework.items)


@pytest.mark.parametrize("path", REVISIONS, ids=named)
def test_what_is_written_of_a_scale_is_the_same_scale(path: Path, installed: Plugins) -> None:
    scales = layers(path, installed).definition.scales
    assert scales
    for document in scales.values():
        assert check_scale(read_text(write(document), "again.toml")) == check_scale(document)


@pytest.mark.parametrize("own", ["sweden", "norway"])
@pytest.mark.parametrize("path", REVISIONS, ids=named)
def test_the_digest_is_the_same_in_every_language(path: Path, own: str, installed: Plugins) -> None:
    variants = chosen(own, installed)
    expected = prepare(path, installed, variants).framework
    for name in VARIANTS:
        wording = installed.variants[name] if name else None
        framework = prepare(path, installed, variants, wording=wording).framework
        assert framework.digest == expected.digest
        assert {scale: one.digest for scale, one in framework.scales.items()} == {
            scale: one.digest for scale, one in expected.scales.items()
        }
        assert [item.maximum for item in framework.items.values()] == [
            item.maximum for item in expected.items.values()
        ]


def test_an_evaluation_is_there_to_be_read_in_another_language(installed: Plugins) -> None:
    path = ROOT / "frameworks" / "kommunkompassen"
    evaluation = read_evaluation(path / "evaluations" / "borlange-2010.toml")
    assert evaluation.variant == "sweden"
    framework = prepare(
        path / "2010.toml", installed, chosen("sweden", installed), wording=installed.variants["english"]
    ).framework
    assert (framework.language, framework.items["1"].title) == ("en", "Openness and democracy")
