"""No word of a country, and none of one framework, stands in the core: it knows only what it is given.

`kompass` alone is our own name. Docstrings may take an area or a subarea as an example.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT)
    for path in ROOT.glob("kompass_core/**/*")
    if path.is_file() and path.suffix != ".pyc"
)
MODULES = [path for path in FILES if path.suffix == ".py"]

PLACES = re.compile(
    r"swed|sverige|svensk|norw|norge|norsk|denmark|danish|danmark|dansk|finland|finnish|finsk"
    r"|kommun|municipal|borl[aä]nge|kompassen|\b(?:skr|skl|ks|kl)\b",
    re.IGNORECASE,
)
"""Stems of words that stand nowhere in the core, comments, docstrings and data files included."""

NAMES = {"area", "areas", "subarea", "subareas", "sv", "nb"}
"""Words that stand in no identifier and no string of its code."""

WORD = re.compile(r"[^\W\d_a-z]*[^\W\d_A-Z]+|[^\W\d_]+")


def places(text: str) -> list[str]:
    """Words of a country or a framework, each with its line."""
    return [
        f"{number}: {found.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in PLACES.finditer(line)
    ]


def names(source: str) -> list[str]:
    """Identifiers and strings of the code that name a level or a language, each with its line."""
    tree = ast.parse(source)
    statements = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    prose = {value for value in statements if isinstance(value, ast.Constant)}
    return [
        f"{getattr(node, 'lineno', 0)}: {text}"
        for node in ast.walk(tree)
        if node not in prose
        for text in held(node)
        if NAMES & {word.lower() for word in WORD.findall(text)}
    ]


def held(node: ast.AST) -> list[str]:
    """The strings that a node of the syntax holds itself: names, attributes, arguments, literals."""
    values = [value for _, value in ast.iter_fields(node)]
    listed = [item for value in values if isinstance(value, list) for item in value]
    return [text for text in values + listed if isinstance(text, str)]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_no_country_and_no_framework_stands_in_the_core(path: Path) -> None:
    assert places((ROOT / path).read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_the_core_knows_levels_and_languages_by_no_name(path: Path) -> None:
    assert names((ROOT / path).read_text("utf-8")) == []


def test_the_core_is_there_to_be_read() -> None:
    assert Path("kompass_core/__init__.py") in MODULES


@pytest.mark.parametrize(
    "text",
    [
        "# as in Sweden",
        "LOCALE = 'norsk'",
        "Kommunkompassen",
        "municipalities",
        "Borl\u00e4nge",
        "made by SKR",
    ],
)
def test_a_word_of_a_country_is_seen(text: str) -> None:
    assert places(text) != []


@pytest.mark.parametrize("text", ["kompass_core", "Kompass", "skrupel", "the Danube", "a commune", "finish"])
def test_a_word_of_no_country_is_free(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "area = 1",
        "item.subareas",
        "def score(area): ...",
        "def areas(): ...",
        "score(area=1)",
        "class SubareaScore: ...",
        "from kompass_core.model import area_of",
        "LEVELS = ('area', 'question')",
        "f'{code}: subarea'",
        "language = 'sv_SE'",
        "def outer():\n    global areas",
    ],
)
def test_the_name_of_a_level_in_the_code_is_seen(line: str) -> None:
    assert names(line) != []


@pytest.mark.parametrize(
    "source",
    [
        '"""An area is made of subareas."""',
        'def score():\n    """Points of an area."""',
        'MOST = 4\n"""Subareas are few."""',
        "# an area",
        "level.plural, 'areal', 'item'",
    ],
)
def test_the_name_of_a_level_in_prose_is_free(source: str) -> None:
    assert names(source) == []
