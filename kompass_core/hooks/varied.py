"""Varied: what options say is varied, and files of it, to sentences and doubts, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kompass_core.portfolio.simulate.sentence import uncertain
from kompass_core.problems import KompassError
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.document import Document
    from kompass_core.model.simulation import Doubt
    from kompass_core.problems import Problem, Span

    Sentence: TypeAlias = tuple[str, Span | str]

SUFFIX: Final = ".toml"


def varied(vary: Iterable[str], doubted: Iterable[str]) -> tuple[tuple[Sentence, ...], tuple[Doubt, ...]]:
    """The sentences and the doubts of options; one that ends in `.toml` is a file that has more of both.

    Raises:
        KompassError: a file that cannot be read, or a doubt that says nothing.
    """
    sentences: list[Sentence] = []
    doubts: list[Sentence] = [(text, "--uncertain") for text in doubted]
    for text in vary:
        if text.endswith(SUFFIX):
            document = _document(text)
            sentences += _listed(document, "vary")
            doubts += _listed(document, "uncertain")
        else:
            sentences.append((text, "--vary"))
    return tuple(sentences), tuple(_doubts(doubts))


def _document(path: str) -> Document:
    from kompass_core.model.files.simulation import SIMULATION_FILE  # noqa: PLC0415 - seldom needed

    document = read(path)
    conform(document, SIMULATION_FILE)
    return document


def _listed(document: Document, name: str) -> Iterator[Sentence]:
    for one in values.members(values.table(document.root, "simulation"), name):
        yield str(one.value), one.span


def _doubts(sentences: Iterable[Sentence]) -> list[Doubt]:
    found: dict[str, Doubt] = {}
    problems: list[Problem] = []
    for text, place in sentences:
        try:
            one = uncertain(text, place)
            found[one.kind] = one
        except KompassError as error:
            problems += error.problems
    refuse(problems)
    return list(found.values())
