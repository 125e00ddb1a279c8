"""`kompass form`: the file that it writes; what the page does is seen in `tests/browser`."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.cli import main
from kompass_core.rules.javascript import NoJavaScript
from kompass_core.rules.units import Function

if TYPE_CHECKING:
    from pathlib import Path

Captured: TypeAlias = pytest.CaptureFixture[str]

BLOCK = re.compile(r"<(style|script)[^>]*>(.*?)</\1>", re.DOTALL)


def made(*arguments: str, capsys: Captured) -> str:
    """The page that is printed."""
    assert main(["form", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("garden")
def test_a_page_allows_its_own_style_and_script_and_nothing_else(capsys: Captured) -> None:
    page = made("1.toml", capsys=capsys)
    blocks = BLOCK.findall(page)
    assert [name for name, _ in blocks] == ["style", "script"]
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for _, text in blocks]
    policy = f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
    assert policy in page.replace("&#39;", "'")
    assert re.findall(r"https?://[^\"']+", page) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(link|img|iframe)|<[^>]*\s(src|style|on\w+)=", page.replace(blocks[1][1], ""))


@pytest.mark.usefixtures("garden")
def test_the_same_framework_makes_the_same_page(capsys: Captured) -> None:
    assert made("1.toml", capsys=capsys) == made("1.toml", capsys=capsys)


@pytest.mark.usefixtures("garden")
def test_what_is_not_installed_is_named_by_its_file(capsys: Captured) -> None:
    assert '"framework": "1.toml", "name": "garden@1"' in made("1.toml", capsys=capsys)
    installed = made("kommunkompassen@2010", capsys=capsys)
    assert '"framework": "kommunkompassen@2010", "name": "kommunkompassen@2010"' in installed


def test_a_page_speaks_the_language_of_its_framework_unless_another_is_asked_for(capsys: Captured) -> None:
    assert '<html lang="sv">' in made("kommunkompassen@2010", capsys=capsys)
    danish = made("kommunkompassen@2010", "--language", "da", capsys=capsys)
    assert '<html lang="da">' in danish
    assert "Åbn en fil" in danish
    assert '"variant": null' in danish
    norwegian = made("kommunkompassen@2010", "--variant", "norway", "--language", "en", capsys=capsys)
    assert "Open a file" in norwegian
    assert '"variant": "norway"' in norwegian


def test_a_title_is_text_whatever_it_holds(garden: Path, capsys: Captured) -> None:
    hostile = "</script><script>alert(1)</script><!-- &amp; \\u2028 '"
    path = garden / "1.toml"
    path.write_text(path.read_text("utf-8").replace('"Wild rose"', f'"{hostile}"'), "utf-8")
    page = made("1.toml", capsys=capsys)
    assert page.count("<script") == page.count("</script") == 1
    assert "&lt;script&gt;alert(1)" in page
    assert "<!--" not in page


def test_a_function_that_no_page_can_work_out_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def refuse(*_: object) -> str:
        raise NoJavaScript(Function("half", (), "points", abs, "the half"))

    monkeypatch.setattr("kompass_core.cli.form.page.page", refuse)
    assert main(["form", "kommunkompassen@2010"]) == 2
    assert "`half` is a function of a plugin, and has no `formula` of its own" in " ".join(
        capsys.readouterr().err.split()
    )


def test_a_framework_that_is_not_there_is_a_problem(capsys: Captured) -> None:
    assert main(["form", "kommunkompassen@1910"]) == 1
    assert "unknown-framework" in capsys.readouterr().err
