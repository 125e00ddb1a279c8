"""The doors of the core offer exactly what the README lists.

The README lists a door in a fenced block between `<!-- door: MODULE -->` and `<!-- end -->`: a name a
line, then, after it, what it is.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
DOORS = ("kompass_core", "kompass_core.extending", "kompass_core.testing")


def listed(text: str) -> dict[str, list[str]]:
    """The names of each door, in alphabetical order, as a text lists them."""
    doors = re.findall(r"<!-- door: (\S+) -->\s*```\w*\n(.*?)```\s*<!-- end -->", text, re.DOTALL)
    return {door: sorted(re.findall(r"^(\w+)", block, re.MULTILINE)) for door, block in doors}


def test_the_readme_lists_every_door() -> None:
    assert sorted(listed(README.read_text("utf-8"))) == sorted(DOORS)


@pytest.mark.parametrize("door", DOORS)
def test_a_door_offers_what_the_readme_lists(door: str) -> None:
    assert sorted(import_module(door).__all__) == listed(README.read_text("utf-8"))[door]


@pytest.mark.parametrize("door", DOORS)
def test_what_a_door_offers_is_there_and_says_what_it_is(door: str) -> None:
    module = import_module(door)
    assert [name for name in module.__all__ if not getattr(module, name).__doc__] == []


def test_a_list_is_read_by_the_first_word_of_each_line() -> None:
    text = """
<!-- door: house -->
```text
read    a document, of a file
check   a framework, of a document
        and what is wrong with it
```
<!-- end -->
Words between, with `code`.
<!-- door: house.side -->

```
hookimpl
```

<!-- end -->
"""
    assert listed(text) == {"house": ["check", "read"], "house.side": ["hookimpl"]}


@pytest.mark.parametrize("text", ["", "```\nread\n```\n", "<!-- door: house -->\n```\nread\n```\n"])
def test_a_list_without_its_marks_is_no_list(text: str) -> None:
    assert listed(text) == {}
