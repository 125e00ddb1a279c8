"""Fields: what Word works out itself: numbers of pages and captions. No text of a report is in their code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML, with attributes of its own namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def mark(paragraph: Paragraph, kind: Literal["begin", "separate", "end"], **attributes: str) -> None:
    """The beginning, the middle or the end of a field."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind, **attributes))  # noqa: SLF001 - there is no other way to fields


def code(paragraph: Paragraph, text: str) -> None:
    """What a field works out."""
    made = element("instrText")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    paragraph.add_run()._r.append(made)  # noqa: SLF001 - there is no other way to fields


def field(paragraph: Paragraph, text: str, result: str) -> None:
    """A whole field, with what it comes to until Word works it out."""
    mark(paragraph, "begin")
    code(paragraph, text)
    mark(paragraph, "separate")
    paragraph.add_run(result)
    mark(paragraph, "end")


def page_of_pages(paragraph: Paragraph) -> None:
    """Which page it is, and of how many."""
    field(paragraph, " PAGE ", "1")
    paragraph.add_run(" / ")
    field(paragraph, " NUMPAGES ", "1")


def caption(paragraph: Paragraph, word: str, sequence: str, number: int, text: str) -> None:
    """A caption: what it is, its number among those of its kind, and what it says."""
    paragraph.add_run(f"{word} ").bold = True
    mark(paragraph, "begin")
    code(paragraph, f" SEQ {sequence} \\* ARABIC ")
    mark(paragraph, "separate")
    paragraph.add_run(str(number)).bold = True
    mark(paragraph, "end")
    paragraph.add_run(f"   {text}")
