"""Typeset: a report to PDF, by Typst, which sees the templates beside this file, and the report as data.

The report goes there as JSON and its charts as pictures, in files that are only in memory. No text of it is
ever read as markup, and there is no file and no network that a document could ask for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Final, cast

try:
    import typst

    from kompass_svg.plate import letters
except ImportError as error:
    message = "it needs Typst and matplotlib, which `pip install kommunkompass[pdf]` installs"
    raise ImportError(message) from error

from kompass_pdf.document import document

if TYPE_CHECKING:
    from kompass_core.extending import Report

TEMPLATES: Final = ("main.typ", "look.typ", "blocks.typ", "tables.typ")

EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When every document was made: the same report is the same bytes on any day."""


def typeset(report: Report) -> bytes:
    """The report as PDF/UA-1, all fonts that it uses inside."""
    data, pictures = document(report)
    folder = files("kompass_pdf")
    sources = {name: folder.joinpath(name).read_bytes() for name in TEMPLATES}
    sources["report.json"] = json.dumps(data).encode("ascii")
    sources |= {name: picture.encode("utf-8") for name, picture in pictures.items()}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(letters())])
    # Its types know of one file only; that there may be several is in its manual.
    source = cast("bytes", sources)
    return typst.compile(source, format="pdf", pdf_standards=["ua-1"], timestamp=EPOCH, font_paths=fonts)
