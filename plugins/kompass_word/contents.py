"""Contents: headings to a table of contents, whose numbers of pages Word fills in, and to where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_word.fields import code, element, field, mark
from kompass_word.text import shown, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

    from kompass_core.extending import Heading

LEVELS: Final = 2
"""How deep the contents go."""

DEEPEST: Final = 4
"""The lowest level of a heading; what is below it looks like it."""


def headed(headings: Iterable[Heading]) -> Iterator[tuple[int, str]]:
    """The level and the text of each heading: no level is left out on the way down."""
    last = 0
    for heading in headings:
        last = min(max(heading.level - 1, 1), last + 1, DEEPEST)
        yield last, shown(heading.text)


def place(number: int) -> str:
    """The name of the place of a heading, by its number."""
    return f"_Toc{number:08}"


def marked(paragraph: Paragraph, number: int) -> None:
    """Let the contents lead to a heading."""
    start = element("bookmarkStart", id=str(number), name=place(number))
    paragraph._p.insert_element_before(start, "w:r")  # noqa: SLF001 - there is no other way to bookmarks
    paragraph._p.append(element("bookmarkEnd", id=str(number)))  # noqa: SLF001 - nor to their end


def contents(document: Docx, title: str, headings: Iterable[tuple[int, str]]) -> None:
    """A table of contents on the first page, and a new page after it."""
    written(document, title, "TOC Heading")
    listed = [(number, *one) for number, one in enumerate(headings, 1) if one[0] <= LEVELS]
    paragraph = None
    for number, level, text in listed:
        first, paragraph = paragraph is None, written(document, "", f"toc {level}")
        if first:
            # Until it is worked out, when the document is opened, no number of a page is known.
            mark(paragraph, "begin", dirty="true")
            code(paragraph, f' TOC \\o "1-{LEVELS}" \\h \\z \\u ')
            mark(paragraph, "separate")
        paragraph.add_run(f"{text}\t")
        field(paragraph, f" PAGEREF {place(number)} \\h ", "")
    if paragraph is not None:
        mark(paragraph, "end")
