"""Stored scorecards: read with care, since anybody may have written them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kompass_core.model.stored import StoredFigure
from kompass_core.problems import KompassError
from kompass_core.stages.check.stored import check_stored
from kompass_core.stages.read_json import read_json
from kompass_core.stages.reading.decode import in_hand

POINTS = {"exact": "15", "printed": "15.0"}
RANGE = {"exact": None, "printed": "1–2", "low": "1", "high": "2", "low_open": False, "high_open": True}
GRADE = {"grade": {"exact": None, "printed": "good"}}
ITEM = {"title": "Books", "points": POINTS, "maximum": RANGE, "percent": None, "measures": GRADE}
TOTAL = {**POINTS, "title": "All", "maximum": POINTS, "percent": None, "measures": {}}
SHEET = {"title": "Stars", "digest": "d", "items": {"A": ITEM}, "total": TOTAL}
CARD = {
    "evaluation": {"id": "main-street", "digest": "e", "note": None, "findings": {"A": {"text": None}}},
    "framework": {"id": "library", "revision": "1", "digest": "f", "changes": {"if.toml": "c"}},
    "engine": "0.1.0",
    "plugins": {"text": "0.1.0"},
    "scales": {"stars": SHEET},
}
ONE = {"schema": 1, "kind": "scorecard", "language": "en", **CARD}


def read(stored: Any) -> Any:
    text = stored if isinstance(stored, str) else json.dumps(stored)
    return check_stored(read_json(in_hand(text, "card.json"), nulls=True))


def test_what_is_needed_is_read() -> None:
    (card,) = read(ONE)
    assert (card.evaluation, card.evaluated, card.framework, card.digest) == (
        "main-street",
        "e",
        "library@1",
        "f",
    )
    assert (card.engine, card.language, dict(card.plugins), dict(card.changes), card.whole) == (
        "0.1.0",
        "en",
        {"text": "0.1.0"},
        {"if.toml": "c"},
        True,
    )
    assert dict(card.sheets["stars"].figures["A"]) == {
        "points": StoredFigure("15.0", "15", "15"),
        "maximum": StoredFigure("1–2", "1", "2", high_open=True),
        "grade": StoredFigure("good"),
    }
    assert list(card.sheets["stars"].figures["total"]) == ["points", "maximum"]


def test_several_in_one_file_are_several() -> None:
    several = {"schema": 1, "kind": "comparison", "language": "sv", "scorecards": [CARD, CARD]}
    assert [card.language for card in read(several)] == ["sv", "sv"]


def test_an_explanation_is_not_whole() -> None:
    (card,) = read({**ONE, "kind": "explanation"})
    assert not card.whole


@pytest.mark.parametrize(
    ("stored", "slug"),
    [
        ({}, "wrong-kind"),
        ({"schema": 1, "kind": "impact"}, "wrong-kind"),
        ({"schema": 1, "kind": {"scorecard": 1}}, "wrong-kind"),
        ({**ONE, "schema": 2}, "wrong-schema"),
        ({**ONE, "engine": 1}, "wrong-kind"),
        ({**ONE, "engine": None}, "missing-key"),
        ({**ONE, "scales": []}, "wrong-kind"),
        ({**ONE, "scales": {"stars": {**SHEET, "items": {"A": {"points": "15"}}}}}, "wrong-kind"),
        ({**ONE, "kind": "scorecards", "scorecards": []}, "out-of-range"),
        ('{"kind": null', "json-syntax"),
        ('{"a": nul}', "json-syntax"),
        ('{"a": [null]}', "json-syntax"),
    ],
)
def test_anything_else_is_refused(stored: Any, slug: str) -> None:
    with pytest.raises(KompassError) as caught:
        read(stored)
    assert [problem.slug for problem in caught.value.problems] == [slug]
