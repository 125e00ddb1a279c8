"""Days that JSON has as text are days again where the shape of the file has them, and nowhere else."""

from __future__ import annotations

from datetime import date

from kompass_core.stages.dated import dated
from kompass_core.stages.read import read_text
from kompass_core.stages.write_json import nested


def test_a_text_is_a_day_where_a_day_stands() -> None:
    text = """{"evaluation": {"from": "2010-06-15", "to": "2010-06-xx", "note": "2010-06-15"},
               "carried": {"on": "2011-01-01", "by": "2011-01-01"}, "sources": {"a": "2010-06-15"}}"""
    assert nested(dated(read_text(text, "a.json", "json"))) == {
        "evaluation": {"from": date(2010, 6, 15), "to": "2010-06-xx", "note": "2010-06-15"},
        "carried": {"on": date(2011, 1, 1), "by": "2011-01-01"},
        "sources": {"a": "2010-06-15"},
    }


def test_days_in_lists_of_tables_are_found() -> None:
    text = '{"release": {"on": "2010-01-01"}, "amendment": [{"on": "2011-01-01", "because": "2011-01-01"}]}'
    made = nested(dated(read_text(text, "a.json", "json")))
    assert made["amendment"] == [{"on": date(2011, 1, 1), "because": "2011-01-01"}]


def test_what_is_no_file_of_ours_stays_as_it_is() -> None:
    document = read_text('{"from": "2010-06-15"}', "a.json", "json")
    assert dated(document) == document
