"""Variants that build on each other, wherever they come from, in whatever order they are given."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.build import build
from kompass_core.hooks.collect import collect
from kompass_core.hooks.unwrap import variant_in
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.hooks.advertised import Advertised
    from kompass_core.hooks.building import Building
    from kompass_core.model.variant import Variant

NUMBERS = '[numbers]\nlocale = "en_GB"\n'


def variant(name: str, on: str | None = None, words: str = "") -> Variant | Building:
    """A variant, which may build on another."""
    head = f'schema = 1\n[variant]\nid = "{name}"\ntitle = "{name}"\nlanguage = "en"\n'
    rest = f'builds_on = "{on}"\n' if on else NUMBERS
    return variant_in([read_text(head + rest + words, f"{name}.toml")], Path())


def given(*variants: Variant | Building) -> dict[str, Variant | Building]:
    """The variants by their ids."""
    return {one.id: one for one in variants}


BASE = '[words]\n"total" = "Sum"\n'
MIDDLE = '[replace.words]\n"total" = "In all"\n[add.words]\n"column.item" = "Thing"\n'
TOP = '[replace.words]\n"column.item" = "Item"\n'


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_variants_are_built_in_whatever_order_they_are_given(order: tuple[int, ...]) -> None:
    ones = [variant("base", None, BASE), variant("middle", "base", MIDDLE), variant("top", "middle", TOP)]
    made, failed = build(given(*(ones[place] for place in order)))
    assert (dict(made["top"].words), failed) == ({"total": "In all", "column.item": "Item"}, {})
    assert list(made) == [ones[place].id for place in order]


def test_a_circle_is_refused_with_the_places_of_all() -> None:
    made, failed = build(
        given(variant("a", "b"), variant("b", "c"), variant("c", "a"), variant("d", "a"), variant("e"))
    )
    assert (list(made), sorted(failed)) == (["e"], ["a", "b", "c", "d"])
    assert str(failed["a"]) == (
        "a.toml:6:13: error[circular-variant]: `a` builds on `b`, which builds on `c`, which builds on `a`\n"
        "  |\n"
        '6 | builds_on = "b"\n'
        "  |             ^^^\n"
        "  = note: `b` builds on `c`: b.toml:6:13\n"
        "  = note: `c` builds on `a`: c.toml:6:13\n"
        "  = hint: let one of them have all its words itself"
    )
    assert str(failed["d"]).startswith(
        "d.toml:6:13: error[unknown-variant]: `a`, on which `d` builds, cannot be used: `a` builds on `b`, "
    )


def test_a_variant_that_builds_on_itself_is_refused() -> None:
    _, failed = build(given(variant("a", "a")))
    assert [problem.message for problem in failed["a"].problems] == ["`a` builds on `a`"]


def test_a_variant_on_what_is_not_there_is_refused_with_what_may_be_meant() -> None:
    _, failed = build(given(variant("base"), variant("top", "bsae")))
    (problem,) = failed["top"].problems
    assert (problem.slug, problem.hint) == ("unknown-variant", "did you mean `base`?")


def test_what_does_not_hit_in_the_one_below_is_told_of_those_above() -> None:
    made, failed = build(given(variant("base"), variant("middle", "base", TOP), variant("top", "middle")))
    assert (list(made), failed["middle"].problems[0].slug) == (["base"], "not-there")
    assert failed["top"].problems[0].related == (("that is wrong", failed["middle"].problems[0].place),)


def test_a_long_chain_is_built() -> None:
    ones = [variant("v0"), *(variant(f"v{at}", f"v{at - 1}") for at in range(1, 300))]
    made, failed = build(given(*reversed(ones)))
    assert (len(made), failed) == (300, {})


PLUGIN = """
from kompass_core.extending import Variant, hookimpl

@hookimpl
def kompass_variants():
    return [Variant.beside(__file__, "{}.toml")]
"""
HEAD = 'schema = 1\n[variant]\nid = "{}"\ntitle = "x"\nlanguage = "en"\n'


def test_a_variant_builds_on_that_of_another_plugin(plugin: Callable[..., Advertised]) -> None:
    top = plugin(PLUGIN.format("top"), "top", top=HEAD.format("top") + 'builds_on = "base"\n' + MIDDLE)
    base = plugin(PLUGIN.format("base"), "base", base=HEAD.format("base") + NUMBERS + BASE)
    plugins = collect([top, base])
    assert dict(plugins.variants["top"].words) == {"total": "In all", "column.item": "Thing"}
    assert [(one.gives, one.reason) for one in plugins.plugins] == [
        (("variant top",), None),
        (("variant base",), None),
    ]


def test_a_variant_that_cannot_be_built_costs_a_line(plugin: Callable[..., Advertised]) -> None:
    top = plugin(PLUGIN.format("top"), "top", top=HEAD.format("top") + 'builds_on = "base"\n')
    plugins = collect([top])
    assert dict(plugins.variants) == {}
    (reason,) = (one.reason for one in plugins.plugins)
    assert reason is not None
    assert reason.startswith("the variant top cannot be used: ")
    assert reason.endswith("top.toml:6:13: there is no variant `base` to build on")


def test_what_is_wrong_with_its_own_file_skips_the_plugin(plugin: Callable[..., Advertised]) -> None:
    text = HEAD.format("top") + 'builds_on = "base"\n[words]\n"total" = "Sum"\n'
    plugins = collect([plugin(PLUGIN.format("top"), "top", top=text)])
    (one,) = plugins.plugins
    assert one.state == "skipped"
    assert "has no key `words`" in str(one.reason)
