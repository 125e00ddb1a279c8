"""Quoting: the text of an author to a literal of SQL, whatever stands in it."""

from __future__ import annotations


def doubled(text: str) -> str:
    """A literal whose quotes are doubled, as standard SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def escaped(text: str) -> str:
    """The same, where a backslash may mean something, as a setting of the server decides."""
    return ("E" if "\\" in text else "") + doubled(text).replace("\\", "\\\\")


def by_code_points(text: str) -> str:
    """A literal, or its bytes where quotes, backslashes or variables mean what a session is set to."""
    if any(character in text for character in "'\\$"):
        return f"decode(unhex('{text.encode().hex()}'), 'UTF-8')"
    return f"'{text}'"
