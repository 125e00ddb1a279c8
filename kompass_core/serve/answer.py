"""Answer: what goes back over the wire, or what of a question cannot be answered."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kompass_core.problems.described import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.problems import Problem

JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
"""RFC 9457."""

WORDS: Final = {413: "Content Too Large", 422: "Unprocessable Content"}
"""What RFC 9110 calls them, and Python before 3.13 does not."""

UNREADABLE: Final = frozenset({"json-syntax", "not-utf-8", "duplicate-key"})
"""What makes of a body no JSON at all."""


@frozen
class Answer:
    """A status of HTTP, and what is said: bytes of a media type; `name` is that of a file to save it in."""

    status: int
    media_type: str
    body: bytes
    name: str | None = None


def in_json(made: Mapping[str, Any], status: int = HTTPStatus.OK, media_type: str = JSON) -> Answer:
    """The answer in JSON."""
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, media_type, text.encode("utf-8", "replace"))


def refused(status: int, detail: str, problems: Iterable[Problem] = ()) -> Answer:
    """The answer that there is none: why in a sentence, and what is wrong, one by one."""
    made = {
        "type": "about:blank",
        "title": WORDS.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "problems": [described(one) for one in problems],
    }
    return in_json(made, status, PROBLEM)


def unfit(problems: Iterable[Problem], name: str) -> Answer:
    """The answer to a question in which something is wrong; `name` is that of the body."""
    found = tuple(problems)
    first = found[0]
    where = first.place if isinstance(first.place, str) else first.place.source.name
    # Of null JSON knows, and we do not.
    known = not isinstance(first.place, str) and first.place.text == "null"
    unread = where == name and first.slug in UNREADABLE and not known
    status = HTTPStatus.BAD_REQUEST if unread else HTTPStatus.UNPROCESSABLE_ENTITY
    more = len(found) - 1
    detail = first.message + (f", and {more} more problem{'s' * (more > 1)}" if more else "")
    return refused(status, detail, found)
