"""Read TOML: a document of TOML text.

The text is weighed before the parser sees it, since the parser recurses; the parser says what it
means; `locate` says where everything stands; and here the two are joined.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import tomli

from kompass_core.model.document import Document, Entry
from kompass_core.problems import KompassError, Problem, Source, Span
from kompass_core.stages.locate import locate
from kompass_core.stages.reading.exact import exact, whole
from kompass_core.stages.reading.limits import MOST, too_deep, too_long, too_many
from kompass_core.stages.reading.mistake import mistake
from kompass_core.stages.reading.survey import WORD, survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.stages.reading.places import Path, Place


class _Decimals(str):
    """A number with decimals as it is written, until its place is known."""

    __slots__ = ()


def read_toml(source: Source) -> Document:
    """The document that the source says in TOML; raises KompassError."""
    _weigh(source)
    try:
        parsed = tomli.loads(source.text, parse_float=_Decimals)
    except tomli.TOMLDecodeError as error:
        raise KompassError(mistakes(source, error)) from None
    places = locate(source)
    if len(places) > MOST:
        raise KompassError([too_many(list(places.values())[MOST][0])])
    return Document(source, _table(parsed, (), places))
