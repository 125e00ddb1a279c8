"""Standing: a verdict is on two wordings; what changes one of them takes the verdict away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.model.definition import Definition
from kompass_core.problems import KompassError
from kompass_core.stages.check import check
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary_all
from kompass_core.stages.write import write
from tests.stages.conftest import LIBRARY, SIMPLE

if TYPE_CHECKING:
    from kompass_core.model.framework import Framework

SAID = 'verdict = "same"\nby = "The board"\nbecause = "it is"\n'
VERDICTS = "".join(
    f'[reworded.{name}]\nfrom = "Old"\nto = "{title}"\n{SAID}'
    for name, title in (("a", "Books"), ('"a.2"', "Are they read?"))
)
GONE = "".join(
    f'[remove.{path}]\nbecause = "x"\n' for path in ('question."a.2"', "part.a.maximum", "framework.maximum")
)
KEPT = f'[reworded.kept]\nfrom = "Old"\nto = "Kept"\n{SAID}'
REVISED = LIBRARY.replace('revision = "1"', 'revision = "1"\nreplaces = "0"') + VERDICTS


def changed(text: str) -> tuple[Framework, str]:
    """The library with its verdicts, as an overlay changes it, and how it is written."""
    scale = read_text(SIMPLE + KEPT, "scales/simple.toml")
    definition = Definition(read_text(REVISED, "library.toml"), {"simple": scale})
    made = vary_all(definition, read_text(f'schema = 1\nof = "library@1"\n{text}', "changes.toml"))
    plugins = Plugins(scales={("library", "simple"): made.scales["simple"]})
    return check(made.document, plugins), write(made.document)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('[replace.part.b]\ntitle = "Halls"', ["a", "a.2"]),
        ('[replace.part.a]\ntitle = "Media"', ["a.2"]),
        ('[replace.part.a]\ntitle = "Books"', ["a", "a.2"]),
        (
            'language = "sv"\n[replace.part.a]\ntitle = "Böcker"\n[replace.question."a.2"]\ntitle = "Lästa?"',
            [],
        ),
        (
            GONE,
            ["a"],
        ),
    ],
)
def test_a_verdict_goes_with_the_wording_that_it_is_on(text: str, left: list[str]) -> None:
    framework, written = changed(text)
    assert list(framework.reworded) == left
    assert list(check(read_text(written, "again.toml"), _plugins()).reworded) == left


@pytest.mark.parametrize(("title", "left"), [("Kept", ["kept"]), ("Held", [])])
def test_a_verdict_on_a_dimension_goes_with_its_title(title: str, left: list[str]) -> None:
    framework, _ = changed(f'[replace.scale.simple.dimension.kept]\ntitle = "{title}"')
    assert list(framework.scales["simple"].reworded) == left


def test_a_verdict_on_what_never_was_there_stays_wrong() -> None:
    document = read_text(REVISED + f'[reworded.z]\nfrom = "Old"\nto = "New"\n{SAID}', "library.toml")
    overlay = read_text('schema = 1\nof = "library@1"\n[replace.part.b]\ntitle = "Halls"', "changes.toml")
    made = vary_all(Definition(document), overlay)
    with pytest.raises(KompassError) as caught:
        check(made.document, _plugins())
    assert [problem.slug for problem in caught.value.problems] == ["unknown-item"]


def _plugins() -> Plugins:
    scale = SIMPLE.replace("[scale]", '[scale]\nreplaces = "older"') + KEPT
    return Plugins(scales={("library", "simple"): read_text(scale, "scales/simple.toml")})
