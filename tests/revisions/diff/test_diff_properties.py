"""One change, laid over a definition, is what a difference tells, and all that it tells."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.model.contributions import Plugins
from kompass_core.model.definition import Definition
from kompass_core.revisions.diff import diff
from kompass_core.stages.check import check
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary_all

if TYPE_CHECKING:
    from kompass_core.model.framework import Framework

    Told = tuple[str, str, tuple[str, ...], object, object]

ROOT = Path(__file__).parents[3]
PATH = "frameworks/kommunkompassen/2010.toml"
ID = "kommunkompassen"
SCALES = {
    year: read_text((ROOT / f"plugins/kompass_scale_{year}/{year}.toml").read_text("utf-8"), f"{year}.toml")
    for year in ("2010", "2002")
}
DEFINITION = Definition(read_text((ROOT / PATH).read_text("utf-8"), PATH), SCALES)


def checked(definition: Definition) -> Framework:
    scales = {(ID, name): document for name, document in definition.scales.items()}
    return check(definition.document, Plugins(scales=scales))


BEFORE = checked(DEFINITION)
JUDGED = [item for item in BEFORE.items.values() if not item.children]
words = st.text("abcdefgh ", min_size=1, max_size=20).map(lambda text: f"x{text.strip()}")
numbers = st.integers(1, 99)
judged = st.sampled_from(JUDGED)


@st.composite
def of_an_item(draw: st.DrawFn) -> tuple[str, Told]:
    """A change of one item, in TOML, and what is told of it."""
    item, word = draw(judged), draw(words)
    where = (item.code,)
    table = f'{item.level}."{item.code}"'
    title = f"[replace.{table}]\ntitle = '{word}'"
    weight = draw(numbers.filter(lambda number: number > 1))
    aliases = f"[{'replace' if item.aliases else 'add'}.{table}]\naliases = ['{word}']"
    return draw(
        st.sampled_from(
            [
                (title, ("item", "title", where, item.title, word)),
                (f"[add.{table}]\nweight = {weight}", ("item", "weight", where, 1, weight)),
                (aliases, ("item", "aliases", where, item.aliases, (word,))),
            ]
        )
    )


@st.composite
def of_a_scale(draw: st.DrawFn) -> tuple[str, Told]:
    """A change of one scale, in TOML, and what is told of it."""
    scale = draw(st.sampled_from(list(BEFORE.scales.values())))
    dimension = draw(st.sampled_from(list(scale.dimensions.values())))
    name, table = dimension.name, f'replace.scale."{scale.id}"'
    steps = list(dimension.steps.items())
    step, share = draw(st.sampled_from(steps[1:-1]))
    percent = draw(
        st.integers(int(share * 100) - 24, int(share * 100) + 24).filter(lambda new: new != share * 100)
    )
    weight, rule = draw(numbers.filter(lambda number: number > 1)), draw(numbers)
    text = f"maximum * mean(dimensions) * {rule} / 100"
    there = (scale.id, name)
    return draw(
        st.sampled_from(
            [
                (
                    f"[{table}.dimension.{name}.steps]\n{step} = '{percent}%'",
                    ("step", "share", (*there, step), share, Fraction(percent, 100)),
                ),
                (
                    f'[add.scale."{scale.id}".dimension.{name}]\nweight = {weight}',
                    ("dimension", "weight", there, 1, weight),
                ),
                (
                    f"[{table}.rule.judged]\npoints = '{text}'",
                    ("rule", "text", (scale.id, "judged", "points"), "maximum * mean(dimensions)", text),
                ),
                (
                    f"[{table}]\nrounding = 'down'",
                    ("scale", "rounding", (scale.id,), "half-up", "down"),
                ),
                (
                    f"[{table}.print.summary.area]\npoints = 4",
                    (
                        "print",
                        "decimals",
                        (scale.id, "summary", "area", "points"),
                        ("0", "1" if scale.id == "2002" else "0"),
                        ("4", "4"),
                    ),
                ),
            ]
        )
    )


def laid(text: str) -> Framework:
    overlay = read_text(f'schema = 1\nof = "{BEFORE.name}"\n{text}\n', "change.toml")
    return checked(vary_all(DEFINITION, overlay))


@settings(max_examples=40)
@given(of_an_item() | of_a_scale())
def test_one_change_is_told_and_nothing_else(change: tuple[str, Told]) -> None:
    text, expected = change
    found = diff(BEFORE, laid(text))
    told = [(one.subject, one.kind, one.where, one.before, one.after) for one in found.changes]
    assert told == [expected]
    assert [one.places[1].source.name for one in found.changes if one.places[1]] == ["change.toml"]


@settings(max_examples=10)
@given(of_an_item() | of_a_scale())
def test_there_and_back_is_the_same_change_the_other_way_round(change: tuple[str, Told]) -> None:
    after = laid(change[0])
    (there,), (back,) = diff(BEFORE, after).changes, diff(after, BEFORE).changes
    assert (there.before, there.after) == (back.after, back.before)
    assert diff(after, after).changes == ()


@settings(max_examples=8)
@given(judged)
def test_what_is_removed_is_gone(item: object) -> None:
    code, level = getattr(item, "code", ""), getattr(item, "level", "")
    area = code.partition(".")[0]
    text = (
        f'[remove.{level}."{code}"]\nbecause = "a trial"\n[remove.area.{area}.maximum]\nbecause = "a trial"'
    )
    text += '\n[remove.framework.maximum]\nbecause = "a trial"'
    told = [(one.subject, one.kind, one.where) for one in diff(BEFORE, laid(text)).changes]
    assert told == [
        ("item", "removed", (code,)),
        ("item", "maximum", ("total",)),
        ("item", "maximum", (area,)),
    ]
