"""Record: what is known of an evaluation's bytes, to the bytes of JSON that keep it, and back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from kompass_core.model.archive import Record
from kompass_core.model.files import kinds
from kompass_core.model.framework import TOTAL
from kompass_core.model.stored import Stored, StoredFigure, StoredSheet
from kompass_core.portfolio.archive.store import DamagedError
from kompass_core.problems import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION: Final = 1
DIGEST: Final = re.compile(r"[0-9a-f]{64}")
SUFFIX: Final = re.compile(r"\.(?:toml|json|xlsx)")
ID: Final = re.compile(kinds.ID.pattern or "")
HEAD: Final = (
    *("sha", "suffix", "id", "framework", "revision", "variant", "organisation", "code", "year", "by_path"),
    "added",
)
"""What stands in it as it is, beside the cards."""


def write_record(record: Record) -> bytes:
    """The record as JSON, the same for the same record; each card in the shape of a stored scorecard."""
    head = {name: getattr(record, name) for name in HEAD}
    made = {"schema": VERSION, "kind": "record", **head, "cards": [_card(card) for card in record.cards]}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def read_record(data: bytes | str, name: str) -> Record:
    """What the JSON says; raises DamagedError where it is no record.

    It may have come with somebody else's archive, and names of files are made of it: so all is looked at.
    """
    try:
        found = json.loads(data)
        if found["schema"] != VERSION or found["kind"] != "record":
            message = f"`{name}` is a record of another version"
            raise DamagedError(message)
        cards = tuple(_stored(card, name) for card in found["cards"])
        if not cards:
            message = f"`{name}` records no score"
            raise DamagedError(message)
        return Record(
            sha=_like(found["sha"], DIGEST),
            suffix=_like(found["suffix"], SUFFIX),
            id=_like(found["id"], ID),
            framework=_like(found["framework"], ID),
            revision=_like(found["revision"], ID),
            variant=_text_or_none(found["variant"]),
            organisation=_text(found["organisation"]),
            code=_text_or_none(found["code"]),
            year=found["year"] if isinstance(found["year"], int) else None,
            by_path=found["by_path"] is True,
            added=_text(found["added"]),
            cards=cards,
        )
    except (LookupError, TypeError, AttributeError, ValueError, RecursionError) as error:
        message = f"`{name}` is no record any more"
        raise DamagedError(message) from error


def write_figure(figure: StoredFigure) -> dict[str, Any]:
    """A figure as a scorecard in JSON has it."""
    if figure.low is None or (figure.low == figure.high and not figure.low_open):
        return {"printed": figure.printed, "exact": figure.low}
    ends = {"low": figure.low, "high": figure.high}
    return {
        "printed": figure.printed,
        "exact": None,
        **ends,
        "low_open": figure.low_open,
        "high_open": figure.high_open,
    }


def read_figure(found: Mapping[str, Any]) -> StoredFigure:
    """What was written so; raises TypeError or LookupError where it was not."""
    printed, exact = _text(found["printed"]), _text_or_none(found["exact"])
    if exact is not None or "low" not in found:
        return StoredFigure(printed, exact, exact)
    ends = _text(found["low"]), _text(found["high"])
    return StoredFigure(printed, *ends, found["low_open"] is True, found["high_open"] is True)


def _card(card: Stored) -> dict[str, Any]:
    id_, _, revision = card.framework.rpartition("@")
    return {
        "evaluation": {"id": card.evaluation, "digest": card.evaluated},
        "framework": {"id": id_, "revision": revision, "digest": card.digest, "changes": dict(card.changes)},
        "engine": card.engine,
        "language": card.language,
        "plugins": dict(card.plugins),
        "scales": {
            name: {"digest": sheet.digest, "total": _total(sheet)} for name, sheet in card.sheets.items()
        },
    }


def _total(sheet: StoredSheet) -> dict[str, Any]:
    return {measure: write_figure(figure) for measure, figure in sheet.figures[TOTAL].items()}


def _stored(card: dict[str, Any], name: str) -> Stored:
    evaluation, framework = card["evaluation"], card["framework"]
    return Stored(
        evaluation=_text(evaluation["id"]),
        evaluated=_like(evaluation["digest"], DIGEST),
        framework=f"{_text(framework['id'])}@{_text(framework['revision'])}",
        digest=_like(framework["digest"], DIGEST),
        engine=_text(card["engine"]),
        language=_text(card["language"]),
        plugins=_texts(card["plugins"]),
        changes=_texts(framework["changes"]),
        sheets={
            scale: StoredSheet(
                _text(sheet["digest"]),
                {TOTAL: {measure: read_figure(figure) for measure, figure in sheet["total"].items()}},
            )
            for scale, sheet in card["scales"].items()
        },
        whole=False,
        span=Span(Source(name, ""), 0, 0),
    )


def _like(value: object, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(text := _text(value)):
        raise ValueError(text)
    return text


def _texts(value: dict[str, Any]) -> dict[str, str]:
    return {key: _text(one) for key, one in value.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
