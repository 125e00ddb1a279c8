"""About: what is said about an instrument goes from its file to a report, in the language of who reads it."""

from __future__ import annotations

from kompass_core.model.contributions import Plugins
from kompass_core.model.definition import Definition
from kompass_core.stages.check import check
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary_all
from kompass_core.stages.varying.titles import titles
from kompass_core.stages.word import word

LIBRARY = """\
schema = 1
[framework]
id = "library"
revision = "3"
title = "Library"
language = "en"
about = "It looks at libraries."
levels = ["part"]
scales = ["simple"]
source = { title = "book", about = "book" }
[sources]
book = "The book"
[part.1]
title = "Shelves"
maximum = 10
"""
SIMPLE = """\
schema = 1
[scale]
id = "simple"
of = "library"
title = "Simple"
about = "Order counts."
about_language = "en"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.order]
title = "Order"
steps = { none = 0, all = 1 }
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""
FINNISH = """\
schema = 1
of = "library@3"
language = "fi"
[replace.framework]
title = "Kirjasto"
"""
TOLD = FINNISH + 'about = "Se katsoo kirjastoja."\n'


def definition() -> Definition:
    return Definition(read_text(LIBRARY, "library.toml"), {"simple": read_text(SIMPLE, "scales/simple.toml")})


def said(made: Definition) -> tuple[str | None, str, str]:
    """What is said about the framework, in which language, and the language of its titles."""
    framework = check(made.document, Plugins(scales={("library", "simple"): made.scales["simple"]}))
    return framework.about, framework.about_language, framework.language


def test_it_is_in_the_language_of_the_titles_unless_said() -> None:
    assert said(definition()) == ("It looks at libraries.", "en", "en")
    scale = check(
        definition().document, Plugins(scales={("library", "simple"): definition().scales["simple"]})
    ).scales["simple"]
    assert (scale.about, scale.about_language) == ("Order counts.", "en")


def test_titles_in_another_language_leave_it_in_its_own() -> None:
    overlay = read_text(FINNISH, "finnish.toml")
    expected = ("It looks at libraries.", "en", "fi")
    assert said(vary_all(definition(), overlay)) == expected
    assert said(word(definition(), [overlay])) == expected


def test_a_translation_brings_its_language() -> None:
    overlay = read_text(TOLD, "finnish.toml")
    expected = ("Se katsoo kirjastoja.", "fi", "fi")
    assert said(vary_all(definition(), overlay)) == expected
    assert said(word(definition(), [overlay])) == expected


def test_a_reader_of_the_frameworks_own_language_gets_it_back() -> None:
    varied = vary_all(definition(), read_text(TOLD, "finnish.toml"))
    own = titles(definition().document, varied.document)
    assert said(word(varied, [own])) == ("It looks at libraries.", "en", "en")


def test_no_score_depends_on_it() -> None:
    plain = LIBRARY.replace('about = "It looks at libraries."\n', "").replace(', about = "book"', "")
    assert digest(read_text(LIBRARY, "a.toml")) == digest(read_text(plain, "a.toml"))
    bare = SIMPLE.replace('about = "Order counts."\nabout_language = "en"\n', "")
    assert digest(read_text(SIMPLE, "s.toml")) == digest(read_text(bare, "s.toml"))
    assert digest(read_text(LIBRARY, "a.toml")) != digest(
        read_text(LIBRARY.replace("Shelves", "S"), "a.toml")
    )
