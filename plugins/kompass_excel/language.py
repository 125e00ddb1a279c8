"""Language: a workbook to the same workbook that says in which language it is, which XlsxWriter cannot."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")

CORE: Final = "docProps/core.xml"
CHART: Final = "xl/charts/chart"
SAID: Final = re.compile(rb'(<c:lang val|<a:\w+ lang)="en-US"')
DAY: Final = (1980, 1, 1, 0, 0, 0)


def spoken(book: bytes, language: str) -> bytes:
    """The workbook with its language among its properties, and in its charts."""
    if TAG.fullmatch(language) is None:
        return book
    tag, out = language.encode("ascii"), BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == CORE:
                end = b"</cp:coreProperties>"
                part = part.replace(end, b"<dc:language>" + tag + b"</dc:language>" + end)
            elif name.startswith(CHART):
                part = SAID.sub(rb"\1" + b'="' + tag + b'"', part)
            entry = ZipInfo(name, DAY)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()
