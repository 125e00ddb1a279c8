"""What people write wrong, and what we tell them: what is the case, where, and what to do.

The files `mistakes.txt` of the corpus hold texts, each with what is printed for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError, Span
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.read import Kind

CORPUS = Path(__file__).parents[1] / "corpus"


def examples(kind: Kind) -> list[tuple[str, str]]:
    """Each text with what is printed for it."""
    blocks = (CORPUS / kind / "mistakes.txt").read_text("utf-8").split("====\n")
    return [
        (text, printed.rstrip("\n")) for text, _, printed in (block.partition("\n----\n") for block in blocks)
    ]


TOML, JSON = examples("toml"), examples("json")

UNSEEN = [
    ("title\u00a0= 1", "\u00a0", "a no-break space stands here, which only looks like a space"),
    ("title =\u00a01", "\u00a0", "a no-break space stands here, which only looks like a space"),
    ("\u00a0title = 1", "\u00a0", "a no-break space stands here, which only looks like a space"),
    ("title = 1\u2009", "\u2009", "a thin space stands here, which only looks like a space"),
    ("[area\u00a01]", "\u00a0", "a no-break space stands here, which only looks like a space"),
    ("a\u200b = 1", "\u200b", "an invisible character stands here (zero width space, U+200B)"),
    ("\ufeff\ufeffa = 1", "\ufeff", "an invisible character stands here (zero width no-break space, U+FEFF)"),
    ("a = 1 # x\x07", "\x07", "an invisible character stands here (control character, U+0007)"),
    ("a = '\0'", "\0", "an invisible character stands here (control character, U+0000)"),
    ('a = "x\x1b[2J"', "\x1b", "an invisible character stands here (control character, U+001B)"),
    ("a = 1\rb = 2", "\r", "a line ends here in a way that is out of use (a carriage return alone)"),
]


def refused(text: str, kind: Kind = "toml") -> KompassError:
    with pytest.raises(KompassError) as caught:
        read_text(text, "x", kind)
    return caught.value


def only(text: str, kind: Kind = "toml") -> Problem:
    [problem] = refused(text, kind).problems
    return problem


def test_there_are_examples() -> None:
    assert [len(TOML) > 80, len(JSON) > 30] == [True, True]


@pytest.mark.parametrize(("text", "printed"), TOML, ids=[text for text, _ in TOML])
def test_a_mistake_in_toml_is_told_where_it_stands_and_with_its_remedy(text: str, printed: str) -> None:
    assert printed == str(refused(text))


@pytest.mark.parametrize(("text", "printed"), JSON, ids=[text for text, _ in JSON])
def test_a_mistake_in_json_is_told_where_it_stands_and_with_its_remedy(text: str, printed: str) -> None:
    assert printed == str(refused(text, "json"))


@pytest.mark.parametrize("text", [text for text, _ in TOML])
def test_a_mistake_is_the_same_further_down(text: str) -> None:
    first, later = refused(text), refused(f"# remark\nzone.x = '''\n# y'''\n\n{text}")
    assert [(each.slug, each.message, each.hint) for each in first.problems] == [
        (each.slug, each.message, each.hint) for each in later.problems
    ]


@pytest.mark.parametrize("text", [text for text, _ in TOML])
def test_a_mistake_is_the_same_with_windows_line_ends(text: str) -> None:
    text = f"{text}\n"
    assert str(refused(text)) == str(refused(text.replace("\n", "\r\n")))


@pytest.mark.parametrize(("text", "marked", "message"), UNSEEN, ids=[ascii(row[0]) for row in UNSEEN])
def test_what_cannot_be_seen_is_named(text: str, marked: str, message: str) -> None:
    problem = only(text)
    assert isinstance(problem.place, Span)
    assert (message, marked) == (problem.message, problem.place.text)


def test_what_cannot_be_seen_is_named_in_json_too() -> None:
    messages = [only(text, "json").message for text in ('{"a":\u00a01}', '{"a": "x\ty"}', '{"a": 1\0}')]
    assert messages == [
        "a no-break space stands here, which only looks like a space",
        "a control character (U+0009) stands in this text",
        "an invisible character stands here (control character, U+0000)",
    ]


@pytest.mark.parametrize("kind", ["toml", "json"])
def test_a_message_is_in_small_letters_without_a_full_stop_and_has_a_hint(kind: Kind) -> None:
    problems = [problem for text, _ in examples(kind) for problem in refused(text, kind).problems]
    assert [problem.message for problem in problems if problem.message[0].isupper()] == []
    assert [problem.message for problem in problems if problem.message.endswith(".")] == []
    assert [problem.message for problem in problems if not problem.hint] == []
