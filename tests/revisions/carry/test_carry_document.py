"""The file of what was carried over reads back, keeps order and spelling, and says where it comes from."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.carriage import Strategies
from kompass_core.revisions.carry import carry
from kompass_core.revisions.carry.document import document
from kompass_core.revisions.carry.sign import new_id, sign
from kompass_core.revisions.correspond import correspond
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read_text
from kompass_core.stages.write import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.carriage import Carriage
    from kompass_core.model.framework import Framework

    Revision = Callable[..., Framework]

WHOLE = """\
schema = 1

[evaluation]
id = "main-street"
framework = "library@1"
organisation = { code = "7", name = "Main Street" }
from = 2010-06-15
to = 2010-06-17
evaluators = [{ id = "anna", name = "Anna" }, { id = "leif", name = "Leif" }]
previous = "main-street-2005"
source = "report"
note = "On foot."

[sources]
report = "The report"


[judgement."B.1"]
plan = "no"
use = { leif = "partly", anna = "no", agreed = "no" }

[judgement."A.1"]
use = '100%'
plan = "yes"


[given.stars]
source = "report"

[given.stars.points]
"A.2" = 7.5
"A.3" = 2.5


[finding."A.3"]
strengths = ["Much is read."]

[finding."A.2"]
text = "Easily."
strengths = ["By colour."]
role_models = [{ code = "8", name = "Elm Street", note = "The signs" }]
"""

AS_TWO = """\
schema = 1

[evaluation]
id = "main-street-as-2"
framework = "library@2"
organisation = { code = "7", name = "Main Street" }
from = 2010-06-15
to = 2010-06-17
evaluators = [{ id = "anna", name = "Anna" }, { id = "leif", name = "Leif" }]
previous = "main-street-2005"
source = "report"
note = "On foot.\\n\\nkompass carry main-street --to library@2 --merge sum --moved-points keep-points"

[sources]
report = "The report"


[judgement."B.0"]
plan = "no"
practice = { leif = "half", anna = "no", agreed = "no" }


[judgement."A.1"]
practice = '100%'
plan = "yes"


[given.points]
source = "report"
[given.points.points]
"A.2" = 10


[finding."A.2"]
text = "Easily."
strengths = ["By colour.", "Much is read."]
role_models = [{ code = "8", name = "Elm Street", note = "The signs" }]


[carried]
from = "main-street"
digest = "{digest}"
framework = "library@1"
on = 2016-02-01
by = "{by}"
"""


def texts(before: str, carriage: Carriage, kind: str = "toml") -> str:
    signed = sign(carriage, new_id(carriage), carriage.correspondence.after.name, date(2016, 2, 1))
    return write(document(read_text(before, "main.toml", kind), carriage, signed))  # type: ignore[arg-type]


def moved(text: str, way: list[Framework], strategies: Strategies, kind: str = "toml") -> Carriage:
    evaluation = check_evaluation(read_text(text, "main.toml", kind))  # type: ignore[arg-type]
    return carry(evaluation, correspond(way[0], way[-1], way[1:-1]), strategies)


def test_the_file_is_that_of_before_but_for_what_became_of_it(revision: Revision) -> None:
    decided = Strategies(merge="sum", moved_points="keep-points")
    carriage = moved(WHOLE, [revision("1"), revision("2")], decided)
    made = texts(WHOLE, carriage)
    signed = check_evaluation(read_text(made, "main-as-2.toml"))
    assert signed.carried is not None
    expected = AS_TWO.replace("{digest}", carriage.before.digest).replace("{by}", signed.carried.by)
    assert made == expected


def test_what_is_written_reads_back_as_what_was_carried(revision: Revision) -> None:
    decided = Strategies(merge="sum", moved_points="keep-points")
    carriage = moved(WHOLE, [revision("1"), revision("2")], decided)
    signed = sign(carriage, "other", "library@2", date(2016, 2, 1))
    read = check_evaluation(
        read_text(write(document(read_text(WHOLE, "a.toml"), carriage, signed)), "b.toml")
    )
    assert evolve(read, digest="") == evolve(signed, digest="")


def test_one_revision_after_the_other_comes_to_the_same(revision: Revision) -> None:
    text = WHOLE.partition("[given")[0].replace("use = '100%'\nplan", "plan")
    decided = Strategies(reworded="carry", split="drop")
    way = [revision(number) for number in "123"]
    at_once = moved(text, way, decided)
    second = texts(text, moved(text, way[:2], decided))
    in_turn = moved(second, way[1:], decided)
    assert at_once.evaluation is not None
    assert in_turn.evaluation is not None
    assert at_once.evaluation.judgements == in_turn.evaluation.judgements
    assert at_once.evaluation.opinions == in_turn.evaluation.opinions
    assert new_id(in_turn) == "main-street-as-3"


def test_to_the_same_revision_nothing_changes(revision: Revision) -> None:
    carriage = moved(WHOLE, [revision("1"), revision("1")], Strategies())
    assert carriage.counts() == {"carried": 10, "converted": 0, "dropped": 0, "refused": 0}
    assert carriage.evaluation == carriage.before
    assert digest(document(read_text(WHOLE, "a.toml"), carriage, carriage.before)) == carriage.before.digest


def test_what_is_read_from_json_is_written_as_toml_with_headers(revision: Revision) -> None:
    made = {
        "schema": 1,
        "evaluation": {
            "id": "main-street",
            "framework": "library@1",
            "organisation": {"name": "Main Street"},
            "from": "2010-06-15",
            "evaluators": [{"id": "anna", "name": "Anna"}],
        },
        "judgement": {"A.1": {"plan": "yes", "use": {"anna": "no"}}},
        "finding": {"A.1": {"text": "Good"}},
    }
    text = json.dumps(made)
    written = texts(text, moved(text, [revision("1"), revision("2")], Strategies(), "json"), "json")
    assert "\n[evaluation]\n" in written
    assert '\n[judgement."A.1"]\n' in written
    assert check_evaluation(read_text(written, "main.toml")).opinions["A.1"]["practice"]["anna"].value == "no"


def test_what_was_refused_cannot_be_signed(revision: Revision) -> None:
    carriage = moved(WHOLE, [revision("1"), revision("2")], Strategies())
    assert carriage.problems
    with pytest.raises(ValueError, match="refused"):
        sign(carriage, "other", "library@2", date(2016, 2, 1))
