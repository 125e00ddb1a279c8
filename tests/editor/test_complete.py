"""Complete: what may stand where somebody types, of a text that is rarely sound then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.editor.complete import complete
from kompass_core.editor.context import context
from kompass_core.editor.typing_at import Typing, typing_at

from .conftest import LIBRARY, STARS, STREET

if TYPE_CHECKING:
    from .conftest import Desk


@pytest.mark.parametrize(
    ("text", "typing"),
    [
        ("sch|", Typing("key", (), None, "sch")),
        ("[framework]\nid|", Typing("key", ("framework",), None, "id")),
        ('[framework]\nid = "li|', Typing("text", ("framework",), "id", "li")),
        ("[framework]\nstatus = |", Typing("value", ("framework",), "status", "")),
        ("[rule.judged]\npoints = 'maximum * me|", Typing("text", ("rule", "judged"), "points", "me")),
        (
            "[rule.judged]\npoints = '''\n  maximum\n  * sub.po|",
            Typing("text", ("rule", "judged"), "points", "sub.po"),
        ),
        ("[rule.judged]\npoints = '''\n  maximum\n'''\nma|", Typing("key", ("rule", "judged"), None, "ma")),
        ('[judgement."A.1"] # of books\npl|', Typing("key", ("judgement", "A.1"), None, "pl")),
        ('[judgement."A.|', Typing("header", ("judgement",), None, "A.")),
        ("[dimension.|", Typing("header", ("dimension",), None, "")),
        ('[framework]\nscales = [\n  "sta|', Typing("value", ("framework",), "scales", "sta")),
    ],
)
def test_what_is_being_typed_is_seen(text: str, typing: Typing) -> None:
    assert typing_at(text.replace("|", ""), text.index("|")) == typing


def offered(desk: Desk, name: str, text: str) -> list[str]:
    offset = text.index("|")
    path = desk.folder / name
    context(desk.session, path)  # while it is sound
    desk.open(name, text.replace("|", ""))
    known = context(desk.session, path)
    assert known is not None
    return [offer.text for offer in complete(typing_at(text.replace("|", ""), offset), known)]


def test_a_rule_of_what_is_judged_is_offered_what_it_may_name(desk: Desk) -> None:
    names = offered(desk, "scales/stars.toml", STARS.replace("mean(dimensions)'", "mea|'"))
    assert names[:5] == ["maximum", "weight", "plan", "use", "dimensions"]
    assert {"grade", "mean", "clamp", "where"} <= set(names)
    assert "questions" not in names


def test_a_rule_of_a_norm_is_offered_the_population(desk: Desk) -> None:
    norm = f"{STARS}\n[norm.n]\ntitle = 'N'\nleast = 3\n[norm.n.rule.total]\nmark = "
    names = offered(desk, "scales/stars.toml", norm + "'poi|'")
    assert {"population", "rank", "share_below", "maximum"} <= set(names)
    names = offered(desk, "scales/stars.toml", norm + "'points / population.me|'")
    assert names[:3] == ["size", "mean", "least"]


def test_after_a_point_a_rule_is_offered_what_stands_before_it_has(desk: Desk) -> None:
    rule = "'sum(questions.points)'"
    names = offered(desk, "scales/stars.toml", STARS.replace(rule, "'sum(questions.|)'"))
    assert names == ["points", "maximum", "weight"]
    assert offered(desk, "scales/stars.toml", STARS.replace(rule, "'if grade.|'")) == ["poor", "good"]


def test_a_table_is_offered_the_keys_that_it_may_have(desk: Desk) -> None:
    names = offered(desk, "library.toml", LIBRARY.replace("maximum = 20", "max|"))
    assert {"maximum", "weight", "was", "dimensions"} <= set(names)
    assert "revision" not in names


def test_a_key_is_offered_the_words_that_it_may_have(desk: Desk) -> None:
    text = LIBRARY.replace('language = "en"', 'language = "en"\nstatus = |')
    assert offered(desk, "library.toml", text) == ['"draft"', '"published"', '"retired"']


def test_an_evaluation_is_offered_the_items_dimensions_and_steps_of_its_framework(desk: Desk) -> None:
    name = "evaluations/main-street.toml"
    assert offered(desk, name, STREET + '[judgement."A.|') == ['"A.1"', '"A.2"', '"A.3"']
    assert offered(desk, name, STREET + '[judgement."A.3"]\n|') == ["plan", "use", "item"]
    steps = offered(desk, name, STREET.replace('plan = "no"', 'plan = "|'))
    assert steps == ["no", "partly", "yes", "not applicable", "unanswered"]
