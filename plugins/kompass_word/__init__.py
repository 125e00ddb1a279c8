"""Word: reports as documents that people go on writing in: styles, captions and contents are Word's own.

How it looks stands in `styles.py`. python-docx and what draws the charts come with
`pip install 'kommunkompass[word]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Format, hookimpl

if TYPE_CHECKING:
    from kompass_core.extending import Report

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `docx`."""
    return [Format("docx", ".docx", MEDIA_TYPE, render)]


def render(report: Report) -> bytes:
    """The report as a document of Office Open XML."""
    from kompass_word.write import docx  # noqa: PLC0415 - python-docx is slow to import, and may not be there

    return docx(report)
