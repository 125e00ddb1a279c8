"""Told: a picture to the same picture with a title and a description for whoever does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable


def told(svg: str, title: str, descriptions: Iterable[str], language: str) -> str:
    """The picture, which screen readers take for one image and say in these words."""
    start = svg.index("<svg ") + len("<svg ")
    end = svg.index(">", start) + 1
    said = " ".join(dict.fromkeys(filter(None, descriptions)))
    texts = {tag: text for tag, text in (("title", title), ("desc", said)) if text}
    words = "".join(f'\n <{tag} id="kompass-{tag}">{escape(text)}</{tag}>' for tag, text in texts.items())
    ids = " ".join(f"kompass-{tag}" for tag in texts)
    named = f'role="img" aria-labelledby="{ids}" lang={quoteattr(language)} '
    return svg[:start] + named + svg[start:end] + words + svg[end:]
