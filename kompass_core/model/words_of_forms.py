"""Words of forms: what the page says in which an evaluation is filled in, in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "form.title": "{framework}: evaluation",
        "form.skip": "Skip to the judgements",
        "form.about": "Nothing you write leaves this page until you save it as a file.",
        "form.script": "This page works everything out itself, and needs JavaScript to do so.",
        "form.open": "Open a file",
        "form.save": "Save as {format}",
        "form.json": "A file in JSON can be opened here again.",
        "form.draft": "Keep a draft in this browser",
        "form.visit": "The visit",
        "form.id": "Name of the file",
        "form.from": "First day",
        "form.to": "Last day",
        "form.note": "Note",
        "form.whole": "None of this applies",
        "form.text": "What was found",
        "form.lines": "{what} (one a line)",
        "form.missing": "{missing} of {wanted} judgements are missing",
        "form.failed": "No points can be worked out at {item}",
        "form.foreign": "The file is of {found}; this form is for {wanted}",
        "form.unreadable": "The file is no evaluation in JSON: {why}",
        "form.more": "The file has what this form cannot show: {what}",
        "form.opened": "{file} is open",
        "form.saved": "{file} is saved",
        "form.replace": "What is written here will be lost. Open the file all the same?",
        "form.nodraft": "This browser keeps no draft",
    }
)
