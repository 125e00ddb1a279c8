"""Asked: the body of a request to what is asked in it, each document in it with places of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.in_hand import Definition
from kompass_core.hooks.moved import part
from kompass_core.problems import KompassError, Problem
from kompass_core.serve.terms import NAME, Said, Terms
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read_text
from kompass_core.stages.read_json import read_json
from kompass_core.stages.reading.decode import decode
from kompass_core.stages.unpacked import unpacked

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.shape import Table


@frozen
class Asked:
    """What stands in the body of a request, of which it is certain that it has the shape that it should."""

    rows: Mapping[str, Entry]

    def said(self, key: str) -> Said | None:
        """The text under a key, if there is one."""
        return Said(str(self.rows[key].value), self.rows[key].span) if key in self.rows else None

    def has(self, key: str, usual: str) -> Said:
        """The text under a key, or the usual one."""
        return self.said(key) or Said(usual, NAME)

    def evaluation(self) -> Evaluation | None:
        """The evaluation, where there is one; raises KompassError."""
        document = self.document("evaluation")
        return None if document is None else check_evaluation(document)

    def terms(self) -> Terms:
        """On what terms it is asked; raises KompassError where a document cannot be read."""
        return Terms(
            framework=self.said("framework"),
            definition=self.definition("definition"),
            changes=self.documents("changes"),
            scale=self.said("scale"),
            language=self.said("language"),
            variant=self.said("variant"),
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list under a key."""
        return tuple(str(one.value) for one in self._members(self.rows, key))

    def document(self, key: str) -> Document | None:
        """The document under a key; raises KompassError where its text cannot be read."""
        return _document(self.rows[key], key) if key in self.rows else None

    def documents(self, key: str) -> tuple[Document, ...]:
        """The documents of the list under a key; raises KompassError."""
        return self._listed(self.rows, key, key)

    def definition(self, key: str) -> Definition | None:
        """The definition under a key, where there is one and it is no name; raises KompassError."""
        entry = self.rows.get(key)
        if entry is None or not isinstance(entry.value, Mapping):
            return None
        framework = _document(entry.value["framework"], f"{key}.framework")
        return Definition(framework, self._listed(entry.value, "scales", f"{key}.scales"))

    def _listed(self, rows: Mapping[str, Entry], key: str, name: str) -> tuple[Document, ...]:
        members = self._members(rows, key)
        return tuple(_document(one, f"{name}[{place}]") for place, one in enumerate(members))

    @staticmethod
    def _members(rows: Mapping[str, Entry], key: str) -> tuple[Entry, ...]:
        value = rows[key].value if key in rows else ()
        return value if isinstance(value, tuple) else ()


def asked(body: bytes, shape: Table) -> Asked:
    """What is asked in the body of a request of a shape; raises KompassError."""
    document = read_json(decode(body, NAME))
    if not document.root:
        message, hint = "nothing is asked", f"say one of {', '.join(f'`{key}`' for key in shape.keys)}"
        raise KompassError([Problem("missing-key", message, NAME, hint)])
    conform(document, shape)
    if document.root.keys() >= {"framework", "definition"}:
        message, place = "the framework is named, and handed over as well", document.root["framework"].span
        hint = "leave out `framework` or `definition`"
        raise KompassError([Problem("duplicate-id", message, place, hint)])
    return Asked(document.root)


def _document(entry: Entry, name: str) -> Document:
    """The document that stands in a value, under a name of its own."""
    value = entry.value
    if isinstance(value, str):
        return read_text(value, name, "json" if value.lstrip("\ufeff \t\r\n").startswith("{") else "toml")
    return unpacked(part(entry, name))
