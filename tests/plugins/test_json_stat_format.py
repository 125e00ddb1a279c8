"""JSON-stat: a cube that other tools read, digits as printed, and a reason wherever there is no number."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import evolve
from jsonstat_validator import validate_jsonstat

import kompass_json_stat
from kompass_core.model.evaluation import Organisation
from kompass_core.model.report import Report
from kompass_core.stages.report import comparison, explanation, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


def read(made: Report) -> dict[str, Any]:
    """What a reader of JSON has, each number by its digits; it is valid JSON-stat."""
    text = kompass_json_stat.render(made)
    assert validate_jsonstat(json.loads(text))
    found = json.loads(text, parse_float=str, parse_int=str)
    assert isinstance(found, dict)
    return found


def places(data: dict[str, Any]) -> dict[tuple[str, ...], str]:
    """The number of each cell, as its status has it, by its categories."""
    listed: list[tuple[str, ...]] = [()]
    for name in data["id"]:
        listed = [(*place, one) for place in listed for one in data["dimension"][name]["category"]["index"]]
    return {place: str(number) for number, place in enumerate(listed)}


def cells(data: dict[str, Any], *whose: str) -> dict[tuple[str, str], Any]:
    """The values by item and measure of those cells."""
    found = places(data).items()
    return {(place[-2], place[-1]): data["value"][int(at)] for place, at in found if place[:-2] == whose}


def renamed(card: Scorecard, **changes: Any) -> Scorecard:
    """The scorecard with something else in its evaluation."""
    return evolve(card, evaluation=evolve(card.evaluation, **changes))


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_json_stat.kompass_formats()
    assert (made.id, made.suffix, made.media_type) == ("json-stat", ".json", "application/json")


def test_what_stands_beside_the_figures(borlange: Scorecard, sweden: Variant) -> None:
    data = read(tables(borlange, sweden))
    assert (data["version"], data["class"], data["updated"]) == ("2.0", "dataset", "2010-06-17")
    assert data["role"] == {"time": ["year"], "geo": ["organisation"], "metric": ["measure"]}
    assert data["source"] == "SKL, Kommunkompassen: analys av Borlänge kommun, 2010-06-15--17"
    assert "href" not in data
    dimensions = data["dimension"]
    assert dimensions["organisation"] == {
        "label": "Kommun",
        "category": {"index": ["2081"], "label": {"2081": "Borlänge"}},
    }
    assert dimensions["scale"]["category"]["label"] == {
        "2010": "Nuvarande poängskala",
        "2002": "Äldre poängskala",
    }
    measures = dimensions["measure"]["category"]
    assert measures["label"] == {
        "points": "Uppnådd nivå",
        "maximum": "Max",
        "percent": "%",
        "summary.points": "Uppnådd nivå (Sammanfattning av resultat)",
    }
    assert measures["unit"] == {
        "points": {"decimals": "1"},
        "maximum": {"decimals": "0"},
        "percent": {"decimals": "0", "symbol": "%", "position": "end"},
        "summary.points": {"decimals": "1"},
    }


def test_items_are_in_the_order_of_print_and_say_what_is_below_them(
    borlange: Scorecard, sweden: Variant
) -> None:
    category = read(tables(borlange, sweden))["dimension"]["item"]["category"]
    assert category["index"][:8] == ["total", "1", "1.1", "1.2", "1.3", "1.4", "1.5", "2"]
    assert category["child"]["total"] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert category["child"]["1"] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert len(category["child"]) == 9
    assert (category["label"]["total"], category["label"]["1"]) == ("Totalt", "Offentlighet och demokrati")


def test_digits_are_those_that_are_printed(borlange: Scorecard, sweden: Variant) -> None:
    found = cells(read(tables(borlange, sweden)), "2081", "2010", "2010")
    assert found["1.3", "points"] == "10.6"
    assert found["1.5", "points"] == "3.0"
    assert found["7.1", "points"] == "0"
    assert found["2.2", "percent"] == "38"
    assert (found["8", "points"], found["8", "summary.points"]) == ("62.5", "62")


def test_what_is_no_number_has_a_status(house: Callable[..., Scorecard], english: Variant) -> None:
    data = read(tables(house(), english))
    at = {place[-2:]: number for place, number in places(data).items()}
    found = cells(data, "0127", "2024", "strict")
    assert (found["k.1", "points"], found["k.2", "points"]) == ("3.3", None)
    assert data["status"][at["k.2", "points"]] == "range"
    assert at["k.1", "points"] not in data["status"]
    assert data["extension"]["status"] == {"label": {"range": "A range is all that is known"}}
    assert data["extension"]["ranges"][at["k.2", "points"]] == {
        "printed": "0.0–1.7",
        "low": "0",
        "high": "5/3",
        "low_open": False,
        "high_open": False,
    }
    # A measure that is a word of every item is none.
    assert list(data["dimension"]["measure"]["category"]["index"]) == [
        "points",
        "maximum",
        "percent",
        "summary.points",
    ]


def test_what_is_known_only_as_printed_is_a_number_with_its_ends(
    shipped: Callable[[str], Scorecard], sweden: Variant
) -> None:
    data = read(tables(shipped("borlange-2010-printed"), sweden))
    at = {place[-3:]: number for place, number in places(data).items()}["2010", "1.1", "points"]
    assert (data["value"][int(at)], data["status"][at]) == ("2.3", "range")
    assert data["extension"]["ranges"][at]["high_open"] is True


def test_why_an_item_has_no_points_is_said_in_the_words_of_the_report(
    house: Callable[..., Scorecard], english: Variant
) -> None:
    without = read(tables(house(('look = "all"', 'look = "not applicable"')), english))
    assert without["extension"]["status"]["label"]["not applicable"] == "not applicable"
    given = ('[judgement."k.1"]\nlook = "all"', "[given.strict.points]\nk = 3")
    covered = read(tables(house(given), english))
    assert covered["extension"]["status"] == {"label": {"covered": "not assessed"}}


def test_a_zero_that_is_a_word_is_zero(house: Callable[..., Scorecard], english: Variant) -> None:
    dashed = evolve(english, numbers=evolve(english.numbers, zero="–"))
    found = cells(read(tables(house(('look = "all"', 'look = "none"')), dashed)), "0127", "2024", "strict")
    assert (found["k.1", "points"], found["k.1", "percent"]) == ("0", "0")


def test_each_organisation_and_year_is_a_category(house: Callable[..., Scorecard], english: Variant) -> None:
    here = house()
    later = renamed(here, id="later", first_day=date(2025, 1, 7))
    there = renamed(here, id="there", organisation=Organisation("0128", "Elsewhere"), year=2023)
    data = read(comparison([later, here, there], english))
    assert data["id"] == ["organisation", "year", "scale", "item", "measure"]
    assert data["dimension"]["organisation"]["category"]["index"] == ["0127", "0128"]
    assert data["dimension"]["year"]["category"]["index"] == ["2023", "2024", "2025"]
    assert data["updated"] == "2025-01-07"
    assert set(cells(data, "0128", "2025", "strict").values()) == {None}
    assert cells(data, "0128", "2023", "strict") == cells(data, "0127", "2025", "strict")


def test_several_in_one_year_are_told_apart(house: Callable[..., Scorecard], english: Variant) -> None:
    first, other = house(), house(('look = "all"', 'look = "third"'))
    data = read(comparison([first, other, first], english))
    assert data["dimension"]["evaluation"]["category"]["index"] == ["ours", "ours 2"]
    assert [cells(data, "0127", "2024", name, "strict")["k.1", "points"] for name in ("ours", "ours 2")] == [
        "3.3",
        "1.1",
    ]


def test_codes_of_two_countries_are_told_apart_and_no_code_and_no_year_are_possible(
    house: Callable[..., Scorecard], english: Variant
) -> None:
    here = house()
    there = renamed(here, id="there", organisation=Organisation("0127", "Elsewhere"), year=None)
    nameless = renamed(here, id="nameless", organisation=Organisation(None, "Nowhere"), note="A note.")
    data = read(comparison([here, there, nameless], english))
    assert data["dimension"]["organisation"]["category"]["index"] == ["0127", "0127 Elsewhere", "Nowhere"]
    assert data["dimension"]["year"]["category"]["index"] == ["2024", "unknown"]
    assert data["note"] == ["A note."]
    assert "updated" not in data


def test_of_one_item_alone_nothing_is_said_of_others(borlange: Scorecard, sweden: Variant) -> None:
    category = read(explanation(borlange, "4", sweden))["dimension"]["item"]["category"]
    assert (category["index"], category["child"]) == (["4"], {})


def test_a_report_about_something_else_is_an_empty_collection() -> None:
    assert read(Report("impact", "A title", "sv", (), (), ())) == {
        "version": "2.0",
        "class": "collection",
        "label": "A title",
        "link": {"item": []},
    }


def test_hostile_text_is_nothing_but_text(
    hostile: str, house: Callable[..., Scorecard], english: Variant
) -> None:
    made = tables(renamed(house(), organisation=Organisation(hostile, hostile), note=hostile), english)
    text = kompass_json_stat.render(evolve(made, title=hostile))
    data = json.loads(text)
    assert (data["label"], data["note"]) == (hostile, [hostile])
    assert data["dimension"]["organisation"]["category"]["label"] == {hostile: hostile}
    assert [one for one in text if one in "\x1b\x9b\u202e\u2066\ud800\x00"] == []


def test_it_is_the_same_each_time(borlange: Scorecard, sweden: Variant) -> None:
    made = tables(borlange, sweden)
    assert kompass_json_stat.render(made) == kompass_json_stat.render(made)
