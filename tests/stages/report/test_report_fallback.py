"""What a variant has not translated is named in the notes, with the language it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.report import Bullets
from kompass_core.model.variant import Numbers, Variant
from kompass_core.model.words import WORDS
from kompass_core.stages.report import comparison, report, tables
from kompass_core.stages.report.fallback import fallback
from kompass_core.stages.report.names import unnamed
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard

FINNISH = Numbers("fi_FI", None, None)
NAMES = {
    "scale.house.strict": "Tiukka",
    "level.floor": "Kerros",
    "level.room": "Huone",
    "level.thing": "Esine",
    "dimension.look": "Ulkonäkö",
    "dimension.work": "Toiminta",
    "step.none": "ei",
    "step.half": "puolet",
    "step.third": "kolmasosa",
    "step.all": "kaikki",
    "measure.grade": "arvosana",
    "measure.sound": "kunnossa",
    "measure.worth": "arvo",
    "band.marks.low": "matala",
    "band.high": "korkea",
}


def variant(language: str = "fi", words: dict[str, str] | None = None) -> Variant:
    """A variant with numbers as in Finland."""
    return Variant("finland", "Suomi", language, FINNISH, dict(WORDS) if words is None else words, {}, {})


def said(card: Scorecard, made_by: Variant) -> list[str]:
    """What is said of it."""
    return list(fallback(card, wording(made_by)))


def test_nothing_falls_back_in_the_language_of_the_framework(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    assert said(house(), plain) == []


def test_a_country_that_speaks_the_same_language_falls_back_on_nothing(
    house: Callable[..., Scorecard],
) -> None:
    assert said(house(), variant("en-GB")) == []


def test_words_that_are_missing_are_named(house: Callable[..., Scorecard]) -> None:
    words = {key: word for key, word in WORDS.items() if key not in {"total", "rule.text"}}
    made = said(house(), variant("fi", words))
    assert made[0] == ("Words of the report that are not translated, and are in englanti: “Total”, “Rule”")


def test_of_many_words_the_first_are_named_and_the_rest_counted(house: Callable[..., Scorecard]) -> None:
    made = said(house(), variant("fi", {}))
    assert made[0].startswith(
        "Words of the report that are not translated, and are in englanti: “…: analysis of …”, "
    )
    assert made[0].endswith(f"”, … (+{len(WORDS) - 12})")
    assert made[0].count("“") == 12


def test_titles_that_are_not_translated_are_named_by_their_codes(house: Callable[..., Scorecard]) -> None:
    card = house()
    items = {
        code: evolve(item, language="en" if item.level == "thing" else "fi")
        for code, item in card.framework.items.items()
    }
    some = evolve(card, framework=evolve(card.framework, items=items))
    assert said(some, variant()) == [
        "Titles that are not translated, and are in englanti: g.k.1, g.k.2, g.h.1, u.b.1"
    ]


def test_where_no_title_is_translated_none_is_named(house: Callable[..., Scorecard]) -> None:
    assert said(house(), variant()) == ["Titles are not translated, and are in englanti"]


def test_a_language_that_nobody_knows_is_named_by_its_tag(house: Callable[..., Scorecard]) -> None:
    card = house("", ('language = "en"', 'language = "qqq"'))
    assert said(card, variant()) == ["Titles are not translated, and are in qqq"]


def test_names_are_missed_only_by_a_variant_that_knows_the_framework(house: Callable[..., Scorecard]) -> None:
    card = house()
    scales = card.framework.scales.values()
    assert unnamed(card.framework, scales, variant()) == ()
    assert unnamed(card.framework, scales, variant(words={"scale.house.strict": "Tiukka"})) == (
        "floor",
        "room",
        "thing",
        "How it looks",
        "none",
        "half",
        "all",
        "How it works",
        "third",
        "low",
        "high",
        "grade",
        "sound",
        "worth",
    )
    assert unnamed(card.framework, scales, variant(words=NAMES)) == ()


def test_the_names_are_among_what_is_said(house: Callable[..., Scorecard]) -> None:
    words = {**WORDS, **NAMES}
    del words["level.room"]
    assert said(house(), variant("en", words)) == ["Names that are not translated: “room”"]


def test_reports_tables_and_comparisons_say_it_once(house: Callable[..., Scorecard]) -> None:
    line = "Titles are not translated, and are in englanti"
    made = [
        report(house(), variant()),
        tables(house(), variant()),
        comparison([house(), house()], variant()),
    ]
    for one in made:
        lines = [item for block in one.blocks if isinstance(block, Bullets) for item in block.items]
        assert lines.count(line) == 1
