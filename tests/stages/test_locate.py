"""The places of names and values in TOML: what is cut out at a place means what stands there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.problems import KompassError, Source
from kompass_core.stages.locate import locate

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = sorted(Path(__file__).parents[1].glob("corpus/toml/valid/*.toml"))


class Decimals(str):
    """A number with decimals as it is written: 1.0 and 1.00 differ."""

    __slots__ = ()


def newer() -> bool:
    """Whether the parser knows TOML 1.1, as tomli does since 2.4."""
    try:
        tomli.loads("a = {\n}")
    except tomli.TOMLDecodeError:
        return False
    return True


def meaning(text: str) -> dict[str, Any]:
    return tomli.loads(text, parse_float=Decimals)


def walked(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    members: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    for name, member in members:
        yield (*path, name), member
        yield from walked(member, (*path, name))


def names(header: str) -> list[str]:
    """The names that a header or a dotted key consists of."""
    table: Any = meaning(header if header.startswith("[") else f"{header} = 0")
    found = []
    while isinstance(table, dict) and table:
        [(name, table)] = table.items()
        found.append(name)
        table = table[0] if isinstance(table, list) else table
    return found


def agrees(value: object, path: tuple[str | int, ...], written: str) -> bool:
    """Whether what is cut out means the value, or is the header or dotted key that names its table."""
    if not isinstance(value, (dict, list)) or written.startswith("{"):
        return meaning(f"x = {written}")["x"] == value and type(meaning(f"x = {written}")["x"]) is type(value)
    try:
        if meaning(f"x = {written}")["x"] == value and isinstance(value, list):
            return True
    except tomli.TOMLDecodeError:
        pass
    expected = [name for name in path if isinstance(name, str)]
    found = names(written)
    # A dotted key is relative to its table: its names are somewhere at the end of the path.
    return found[: len(expected)] == expected or any(
        expected[-length:] == found[:length] for length in range(1, len(found) + 1)
    )


def differences(text: str) -> list[str]:
    """Every path whose place is missing, or holds something else than the parser says."""
    parsed = meaning(text)
    places = dict(locate(Source("x.toml", text)))
    found = []
    for path, value in walked(parsed):
        if path not in places:
            found.append(f"{path} has no place")
            continue
        key, span = places.pop(path)
        if not agrees(value, path, span.text):
            found.append(f"{path} is {value!r}, there stands {span.text!r}")
        if isinstance(path[-1], str) and names(key.text) != [path[-1]]:
            found.append(f"{path} has the key {key.text!r}")
        if isinstance(path[-1], int) and key != span:
            found.append(f"{path} has a key of its own, {key.text!r}")
    return found + [f"{path} has a place and no value" for path in places]


def test_there_is_a_corpus() -> None:
    assert len(CORPUS) >= 30


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_slice_of_the_corpus_means_its_value(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    if path.stem == "toml-1.1" and not newer():
        pytest.skip("this parser is of TOML 1.0")
    assert differences(text) == []


SPACE = st.sampled_from(["", " ", "  ", "\t"])
GAP = st.lists(
    st.sampled_from(["", " ", "\n", "\r\n", "\t", "# remark ] } = \" '\n", "#\n  "]), max_size=3
).map("".join)
LINE_END = st.sampled_from(["\n", "\r\n", "  # remark\n", "\t\n\n", " # [x] = 1\n   \n", '#\n# """\n'])

CHARACTERS = st.text(st.sampled_from("aå𝄞 \t#=.,[]{}'\"\\"), max_size=8)


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("å", "\\u00e5")
    return f'"{escaped}"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "") + "'"


def several_lines(text: str) -> str:
    return '"""\n' + text.replace("\\", "\\\\ \\\n  ").replace('"""', '""\\"') + ' \\\r\n  ."""'


def several_literal_lines(text: str) -> str:
    return "'''" + text.replace("'", '"') + "\n''\r\n'''"


SCALAR = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(["0xff", "1_000", "+1", "2.3", "-0.10", "1e3", "6.02E-2", "true", "false"]),
    st.sampled_from(["2010-06-15", "2010-06-15 09:30:00", "2010-06-15T09:30:00.5+02:00", "09:30:00"]),
    CHARACTERS.map(basic),
    CHARACTERS.map(literal),
    CHARACTERS.map(several_lines),
    CHARACTERS.map(several_literal_lines),
)


@st.composite
def lists(draw: st.DrawFn, members: st.SearchStrategy[str]) -> str:
    inner = [f"{draw(GAP)}{member}{draw(GAP)}" for member in draw(st.lists(members, max_size=4))]
    trails: bool = draw(st.booleans())
    return f"[{','.join(inner)}{',' if inner and trails else ''}{draw(GAP)}]"


@st.composite
def tables(draw: st.DrawFn, members: st.SearchStrategy[str]) -> str:
    pairs = [
        f"{draw(SPACE)}{draw(keys(at))}{draw(SPACE)}={draw(SPACE)}{member}{draw(SPACE)}"
        for at, member in enumerate(draw(st.lists(members, max_size=3)))
    ]
    return f"{{{','.join(pairs)}}}"


@st.composite
def keys(draw: st.DrawFn, number: int) -> str:
    """A key whose first part no other number has."""
    parts = [draw(st.sampled_from([f"k{number}", f'"k {number}"', f"'k.{number}'", f'"\\u00e5{number}"']))]
    parts += draw(st.lists(st.sampled_from(["a", "1", '"1.1"', "'#'", '"\\""']), max_size=2))
    return f"{draw(SPACE)}.{draw(SPACE)}".join(parts)


VALUE = st.recursive(SCALAR, lambda members: lists(members) | tables(members), max_leaves=8)


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = []
    number = 0
    for table in range(draw(st.integers(0, 4))):
        if table:
            header = f"{draw(SPACE)}t{table}{draw(SPACE)}.{draw(SPACE)}{draw(keys(table))}{draw(SPACE)}"
            again = draw(st.integers(0, 2))
            lines += [draw(SPACE), f"[{header}]" if not again else f"[[{header}]]", draw(LINE_END)]
            if again > 1:
                lines += [f"[[{header}]]", draw(LINE_END)]
        for _ in range(draw(st.integers(0, 4))):
            number += 1
            key = draw(keys(number))
            lines += [draw(SPACE), key, draw(SPACE), "=", draw(SPACE), draw(VALUE), draw(LINE_END)]
    return "".join(lines)


@given(documents())
def test_every_slice_of_a_made_up_text_means_its_value(text: str) -> None:
    assert differences(text) == []


def placed(text: str) -> dict[tuple[str | int, ...], tuple[str, str]]:
    """What stands at the key and at the value of each path."""
    places = locate(Source("x.toml", text))
    return {path: (key.text, span.text) for path, (key, span) in places.items()}


def test_a_table_stands_at_its_header_and_its_key_is_the_last_part() -> None:
    assert placed('[area . "1.1"]\n') == {
        ("area",): ("area", '[area . "1.1"]'),
        ("area", "1.1"): ('"1.1"', '[area . "1.1"]'),
    }


def test_an_implied_table_stands_at_the_first_header_that_implies_it() -> None:
    assert placed("[a.b]\n[a.c]\n")["a",] == ("a", "[a.b]")


def test_a_header_of_its_own_takes_over_from_the_one_that_implied_the_table() -> None:
    assert placed("[a.b]\n[a]\n")["a",] == ("a", "[a]")
    assert locate(Source("x.toml", "[a.b]\n[a]\n"))["a",][1].start == 6


def test_a_table_that_a_dotted_key_implies_stands_at_that_key() -> None:
    assert placed("a.b.c = 1\na.d = 2\n") == {
        ("a",): ("a", "a.b.c"),
        ("a", "b"): ("b", "a.b.c"),
        ("a", "b", "c"): ("c", "1"),
        ("a", "d"): ("d", "2"),
    }


def test_a_list_of_tables_stands_at_its_first_header_and_each_table_at_its_own() -> None:
    places = locate(Source("x.toml", "[[a]]\n[[a]]\nb = 1\n"))
    starts = {path: span.start for path, (_, span) in places.items()}
    assert starts == {("a",): 0, ("a", 0): 0, ("a", 1): 6, ("a", 1, "b"): 16}


def test_paths_come_in_the_order_of_the_text() -> None:
    text = "b = [1, {c = 2}]\na = 3\n"
    assert list(placed(text)) == [("b",), ("b", 0), ("b", 1), ("b", 1, "c"), ("a",)]


def test_what_begins_at_the_end_or_later_is_not_looked_at() -> None:
    assert list(locate(Source("x.toml", "a = 1\nb = 2\nc ="), end=12)) == [("a",), ("b",)]


def test_a_name_that_stands_twice_is_an_error_with_both_places() -> None:
    with pytest.raises(KompassError) as caught:
        locate(Source("x.toml", "a = 1\nb = 2\na = 3\n"))
    [problem] = caught.value.problems
    assert (problem.slug, str(problem.place)) == ("duplicate-key", "x.toml:3:1")
    assert [(label, str(span)) for label, span in problem.related] == [("the first one", "x.toml:1:1")]
