"""Asked: each document in a body has places of its own, and the limits of files hold."""

from __future__ import annotations

import pytest

from kompass_core.problems import KompassError
from kompass_core.serve.asked import asked
from kompass_core.serve.bodies import BODIES


def refusal(body: bytes) -> tuple[str, str]:
    """The first problem with a body."""
    with pytest.raises(KompassError) as caught:
        asked(body, BODIES["score"])
    return caught.value.problems[0].slug, str(caught.value.problems[0].place)


def test_places_in_an_object_count_from_where_it_begins() -> None:
    body = b'{"language": "en",\n  "evaluation": {"schema": 1,\n  "evaluation": {"id": "x"}}}'
    document = asked(body, BODIES["score"]).document("evaluation")
    assert document is not None
    assert document.source.text == '{"schema": 1,\n  "evaluation": {"id": "x"}}'
    assert str(document.root["evaluation"].span) == "evaluation:2:17"
    assert document.root["schema"].key.text == '"schema"'


def test_a_text_is_json_if_it_looks_so_and_else_toml() -> None:
    for text, expected in ((b'"\\ufeff {\\"a\\": 1}"', 1), (b'"a = 1"', 1)):
        document = asked(b'{"evaluation": %b}' % text, BODIES["score"]).document("evaluation")
        assert document is not None
        assert document.root["a"].value == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", ("json-syntax", "body:1:1")),
        (b"[]", ("json-syntax", "body:1:1")),
        (b"\xff", ("not-utf-8", "body:1:1")),
        (b'{"a": 1, "a": 2}', ("duplicate-key", "body:1:10")),
        (b'{"evaluation": ' + b'{"a": ' * 40 + b"1" + b"}" * 41, ("too-deep", "body:1:208")),
        (b'{"evaluation": {"a": ' + b"9" * 61 + b"}}", ("number-limit", "body:1:22")),
        (b'{"evaluation": "' + b"x" * (4 * 2**20) + b'"}', ("too-large", "body")),
    ],
    ids=["empty", "list", "latin", "twice", "deep", "digits", "large"],
)
def test_a_hostile_body_is_refused_with_its_place(body: bytes, expected: tuple[str, str]) -> None:
    assert refusal(body) == expected
