"""Styles: how a document looks. They are Word's own, so who goes on writing has them; change them here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from kompass_word.fields import element

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle

LETTERS: Final = "Calibri"
INK, QUIET, ACCENT = "1C2329", "5A6570", "12496B"
HAIRLINE, TINT = "C3CCD3", "F2F5F7"

LINE: Final = Mm(160)
"""How wide a line of the page is."""

GAP, INSIDE = 70, 220
"""Twentieths of a point beside what stands in a cell, and in a box."""

TABLE, SMALL, BOX = "Kompass Table", "Kompass Table Small", "Kompass Box"


class Look(NamedTuple):
    """A style of paragraphs: sizes and spaces are in points; `kept` ones stay with what follows."""

    name: str
    size: float
    colour: str
    above: float
    below: float
    bold: bool = False
    kept: bool = False


LOOKS: Final = (
    Look("Normal", 10.5, INK, 0, 6),
    Look("Title", 22, ACCENT, 0, 18, bold=True, kept=True),
    Look("Heading 1", 17, ACCENT, 24, 8, bold=True, kept=True),
    Look("Heading 2", 13.5, ACCENT, 18, 6, bold=True, kept=True),
    Look("Heading 3", 11.5, INK, 14, 4, bold=True, kept=True),
    Look("Heading 4", 10.5, INK, 12, 4, bold=True, kept=True),
    Look("List Bullet", 10.5, INK, 0, 2),
    Look("Caption", 9, QUIET, 10, 5),
    Look("TOC Heading", 15, ACCENT, 12, 8, bold=True, kept=True),
    Look("toc 1", 10.5, INK, 6, 2, bold=True),
    Look("toc 2", 10.5, INK, 0, 2),
    Look("Header", 8.5, QUIET, 0, 0),
    Look("Footer", 8.5, QUIET, 0, 0),
    Look("Box Title", 11, ACCENT, 0, 6, bold=True, kept=True),
    Look("List Name", 10.5, INK, 6, 3, bold=True, kept=True),
    Look("Table Text", 9.5, INK, 2, 2),
    Look("Table Text Small", 7.5, INK, 2, 2),
)

REGIONS: Final = {"sv": "SE", "nb": "NO", "nn": "NO", "da": "DK", "en": "GB", "fi": "FI", "is": "IS"}
"""Where a language is spoken that is named without a place: Word asks for one."""

RULES: Final = """
<w:style {namespace} w:type="table" w:customStyle="1" w:styleId="{id}">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblInd w:w="{indent}" w:type="dxa"/>
    <w:tblBorders>{borders}</w:tblBorders>
    <w:tblCellMar>{margins}</w:tblCellMar>
  </w:tblPr>
  {parts}
</w:style>"""

FIRST: Final = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{ink}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
)


def styled(document: Docx, language: str) -> None:
    """Give a document its page, its styles and its language."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(28), Mm(25)
    for look in LOOKS:
        _paragraphs(_style(document, look.name), look)
    _details(document)
    for name in (TABLE, SMALL):
        document.styles.element.append(_rules(name))
    document.styles.element.append(_box())
    _language(document, language)


def _style(document: Docx, name: str) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    if name not in known:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        made.base_style = document.styles["Normal"]
        made.quick_style = not name.startswith("toc")
    found: ParagraphStyle = document.styles[name]
    return found


def _paragraphs(style: ParagraphStyle, look: Look) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for letters in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{letters}"), LETTERS)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(look.above), Pt(look.below)
    style.paragraph_format.keep_with_next = look.kept
    style.paragraph_format.line_spacing = 1.12
    style.paragraph_format.widow_control = True


def _details(document: Docx) -> None:
    """What only some styles have."""
    styles = document.styles
    styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    below = styles["Title"].element.get_or_add_pPr()
    for border in below.findall(qn("w:pBdr")):
        below.remove(border)
    for level, indent in (("toc 1", 0), ("toc 2", 6)):
        tabs = styles[level].paragraph_format
        tabs.left_indent = Mm(indent)
        tabs.tab_stops.add_tab_stop(LINE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _rules(name: str) -> object:
    """The style of a table: three rules, no lines between."""
    edge = '<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'
    borders = "".join(edge.format(side=side, ink=INK) for side in ("top", "bottom"))
    gaps = "".join(f'<w:{side} w:w="{GAP}" w:type="dxa"/>' for side in ("left", "right"))
    first = FIRST.format(ink=INK)
    return _table(name, borders, gaps, first, GAP)


def _box() -> object:
    """The style of what is set apart: a tinted field with a line at its left."""
    borders = f'<w:left w:val="single" w:sz="18" w:space="0" w:color="{ACCENT}"/>'
    sides = (("top", 140), ("left", INSIDE), ("bottom", 140), ("right", INSIDE))
    gaps = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return _table(
        BOX, borders, gaps, f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>', INSIDE
    )


def _table(name: str, borders: str, margins: str, parts: str, indent: int) -> object:
    style = RULES.format(
        namespace=nsdecls("w"),
        id=name.replace(" ", ""),
        name=name,
        borders=borders,
        margins=margins,
        parts=parts,
        indent=indent,
    )
    return parse_xml(style)


def _language(document: Docx, tag: str) -> None:
    """Let Word spell and hyphenate in the language of the report."""
    place = tag if "-" in tag else "-".join(filter(None, (tag, REGIONS.get(tag))))
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), place)
    settings = document.settings.element
    for found in settings.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), place)
    settings.insert(0, element("autoHyphenation", val="true"))
