"""The document of all problems is made of their pages, and is up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompass_core.cli import main
from kompass_core.problems.pages import document, page
from kompass_core.problems.slugs import SLUGS

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "problems.md"


def test_the_document_is_up_to_date() -> None:
    assert document() == DOCUMENT.read_text("utf-8"), "`make docs` makes it anew"


def test_every_problem_is_in_it_once_and_linked() -> None:
    headings = re.findall(r"^## (.*)$", document(), re.MULTILINE)
    assert list(SLUGS) == headings
    assert list(SLUGS) == re.findall(r"^\| \[`(.*?)`\]\(#\1\) \|", document(), re.MULTILINE)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_has_no_heading_but_its_own(slug: str) -> None:
    outside = re.sub(r"^```.*?^```$", "", page(slug), flags=re.MULTILINE | re.DOTALL)
    assert [f"# {slug}"] == re.findall(r"^#.*$", outside, re.MULTILINE)


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("explain", "--all")) == 0
    assert document() == capsys.readouterr().out


@pytest.mark.parametrize("arguments", [(), ("--all", "unknown-key")])
def test_one_or_all_have_to_be_asked_for(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("explain", *arguments)) == 2
    assert "--all for all problems" in capsys.readouterr().err
