"""Pages: what is to be said of each kind of problem, one by one or as one document."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from kompass_core.problems.slugs import SLUGS

HEAD: Final = """\
# What can be wrong

Every problem that Kompass tells of has a word in brackets after `error` or `warning`, and every such word
has a page with an example: its files, what is printed of them to the letter, how it is mended, and what is
printed then. `kompass explain WORD` shows one; this document has all of them. They run as tests.

What an example does not show is in order: `library.toml` is a framework of one question, `scales/simple.toml`
its scale, and `main-street.toml` an evaluation.
"""


def page(slug: str) -> str:
    """The page on a problem, in Markdown."""
    return files("kompass_core.problems").joinpath("explain", f"{slug}.md").read_text("utf-8")


def document() -> str:
    """All pages, after a table of them, in Markdown."""
    table = "".join(f"| [`{slug}`](#{slug}) | {meaning} |\n" for slug, meaning in SLUGS.items())
    parts = (f"#{page(slug).strip()}\n" for slug in SLUGS)
    return "\n".join((HEAD, f"| word | what it means |\n|---|---|\n{table}", *parts))
