"""Evaluation: an example to the file of an evaluation that can be scored and explained."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kompass_core.model.audit import Example

BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def evaluation(example: Example, name: str, framework: str, comment: str) -> str:
    """The text of an evaluation under a name, of the framework as that is to be named, below a comment."""
    lines = [
        f"# {' '.join(comment.split())}",
        "schema = 1",
        "",
        "[evaluation]",
        f"id = {_text(name)}",
        f"framework = {_text(framework)}",
        f"scales = [{_text(example.scale)}]",
        'organisation = { name = "Example" }',
    ]
    for code, told in example.judgements.items():
        lines += ["", f"[judgement.{_key(code)}]"]
        lines += [f"{_key(dimension)} = {_text(step)}" for dimension, step in told.items()]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    """A text in quotes: what JSON writes is TOML, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
