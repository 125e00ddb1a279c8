"""Shelf, and what is in hand: names mean what is installed, documents tell nothing of where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.in_hand import Definition, layers_in_hand, of_framework
from kompass_core.hooks.kept import Kept
from kompass_core.hooks.moved import renamed, short
from kompass_core.hooks.shelf import Shelf
from kompass_core.problems import KompassError
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.contributions import Plugins

FILE = Path(__file__).parent / "garden" / "1.toml"


def refusal(call: Callable[[], object]) -> tuple[str, str | None]:
    """The only problem: its slug and its hint."""
    with pytest.raises(KompassError) as caught:
        call()
    (problem,) = caught.value.problems
    return problem.slug, problem.hint


def test_a_definition_is_known_by_a_short_name(garden: Plugins) -> None:
    found = Shelf(garden).definition("garden@1", "here")
    assert found.framework.source.name == "garden/1.toml"
    assert [one.source.name for one in found.scales] == ["scales/easy.toml"]
    assert digest(found.framework) == digest(read(FILE))


@pytest.mark.parametrize("name", [str(FILE), "../1.toml", "1.toml", "garden/1"])
def test_the_way_to_a_file_is_refused_whether_it_is_there_or_not(name: str, garden: Plugins) -> None:
    slug, hint = refusal(lambda: Shelf(garden).definition(name, "here"))
    assert (slug, hint) == ("unknown-framework", "name a framework that is installed, `id@revision`")


def test_a_name_that_is_nearly_right_is_told_and_no_path_is_a_remedy(garden: Plugins) -> None:
    shelf = Shelf(garden)
    assert refusal(lambda: shelf.definition("garden@2", "here")) == (
        "unknown-framework",
        "did you mean `garden@1`?",
    )
    assert refusal(lambda: shelf.definition("zoo@7", "here")) == ("unknown-framework", "write `id@revision`")


def test_an_evaluation_is_found_by_its_id_alone(garden: Plugins) -> None:
    shelf = Shelf(garden)
    found = shelf.evaluation("spring")
    assert found is not None
    assert [shelf.evaluation(name) for name in (None, "winter", "../evaluations/spring")] == [None] * 3


def test_a_document_under_another_name_says_the_same() -> None:
    document = read(FILE)
    other = renamed(document, "x.toml")
    assert str(other.root["framework"].span) == str(document.root["framework"].span).replace(
        str(FILE), "x.toml"
    )
    assert short("C:\\a\\b\\c.toml") == "b/c.toml"


def test_programs_are_kept_by_what_they_are_made_of_and_the_last_few_only(garden: Plugins) -> None:
    shelf = Shelf(garden)
    definition = shelf.definition("garden@1", "here")
    kept = Kept(shelf.plugins, most=2)
    first = kept.of(definition)
    text = definition.framework.source.text
    again = Definition(read_text(text, "garden/1.toml"), definition.scales)
    assert kept.of(again) is first
    for number in range(3):
        kept.of(Definition(read_text(f"# {number}\n{text}", "garden/1.toml"), definition.scales))
    assert len(kept) == 2
    assert kept.of(definition) is not first
    assert kept.of(definition).framework.digest == first.framework.digest


def test_two_scales_of_one_id_in_hand_are_refused(garden: Plugins) -> None:
    definition = Shelf(garden).definition("garden@1", "here")
    twice = Definition(definition.framework, definition.scales * 2)
    assert refusal(lambda: layers_in_hand(twice, garden))[0] == "duplicate-id"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema = 1\n", ("missing-key", "changes begin with `of = ...`")),
        ('of = "garden@2"\n', ("unused-changes", "did you mean `garden@1`?")),
        ('of = "../1.toml"\n', ("unused-changes", "there are `garden@1`, `moon`")),
    ],
)
def test_changes_of_nothing_that_is_used_are_refused(text: str, expected: tuple[str, str]) -> None:
    document = read_text(text, "changes[0]")
    assert refusal(lambda: of_framework([document], "garden@1", ["moon"])) == expected


def test_changes_of_a_variant_are_not_of_the_framework() -> None:
    both = [read_text(f'of = "{of}"\n', of) for of in ("garden@1", "moon")]
    assert of_framework(both, "garden@1", ["moon"]) == (both[0],)
