"""Styles: how a document looks. They are Word's own, so who goes on writing has them all; change them here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
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

TABLE, SMALL, BOX = "Kompass Table", "Kompass Table Small", "Kompass Box"

LOOKS: Final = (
    # name, points, bold, colour, points above and below, kept with what follows
    ("Normal", 10.5, False, INK, 0, 6, False),
    ("Title", 24, True, ACCENT, 0, 18, True),
    ("Heading 1", 17, True, ACCENT, 24, 8, True),
    ("Heading 2", 13.5, True, ACCENT, 18, 6, True),
    ("Heading 3", 11.5, True, INK, 14, 4, True),
    ("Heading 4", 10.5, True, INK, 12, 4, True),
    ("List Bullet", 10.5, False, INK, 0, 2, False),
    ("Caption", 9, False, QUIET, 10, 5, False),
    ("TOC Heading", 15, True, ACCENT, 12, 8, True),
    ("toc 1", 10.5, True, INK, 6, 2, False),
    ("toc 2", 10.5, False, INK, 0, 2, False),
    ("Header", 8.5, False, QUIET, 0, 0, False),
    ("Footer", 8.5, False, QUIET, 0, 0, False),
    ("Box Title", 11, True, ACCENT, 0, 6, True),
    ("List Name", 10.5, True, INK, 6, 3, True),
    ("Table Text", 9.5, False, INK, 2, 2, False),
    ("Table Text Small", 7.5, False, INK, 2, 2, False),
)

REGIONS: Final = {"sv": "SE", "nb": "NO", "nn": "NO", "da": "DK", "en": "GB", "fi": "FI", "is": "IS"}
"""Where a language is spoken that is named without a place: Word asks for one."""

RULES: Final = """
<w:style {namespace} w:type="table" w:customStyle="1" w:styleId="{id}">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
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
    for name, *look in LOOKS:
        _paragraphs(_style(document, name), *look)
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


def _paragraphs(  # noqa: PLR0913, PLR0917 - a column of the table above each
    style: ParagraphStyle, size: float, bold: bool, colour: str, above: float, below: float, kept: bool  # noqa: FBT001
) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for letters in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{letters}"), LETTERS)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    style.paragraph_format.keep_with_next = kept
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
    gaps = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    first = FIRST.format(ink=INK)
    return _table(name, borders, gaps, first)


def _box() -> object:
    """The style of what is set apart: a tinted field with a line at its left."""
    borders = f'<w:left w:val="single" w:sz="18" w:space="0" w:color="{ACCENT}"/>'
    sides = (("top", 140), ("left", 220), ("bottom", 140), ("right", 220))
    gaps = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return _table(BOX, borders, gaps, f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>')


def _table(name: str, borders: str, margins: str, parts: str) -> object:
    style = RULES.format(
        namespace=nsdecls("w"),
        id=name.replace(" ", ""),
        name=name,
        borders=borders,
        margins=margins,
        parts=parts,
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
