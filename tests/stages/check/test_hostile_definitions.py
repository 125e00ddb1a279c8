"""Definitions and evaluations changed at random: each is fine, or refused with a place, at once."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score
from kompass_core.stages.vary import vary

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 5
"""Far more than any of these needs."""

CHANGES = """\
schema = 1
of = "library@1"
language = "fi"
[sources]
ours = "we"
[replace.part.a]
title = "Kirjat"
source = "ours"
[replace.framework]
title = "Kirjasto"
[add.part.c]
title = "Väki"
maximum = 3
[remove.question."a.2"]
because = "no"
[remove.part.b.maximum]
because = "no"
"""

VALUES = (
    *("3", "-1", "true", '"x"', "'25%'", "[]", '[1, "a"]', "{}", "{ a = 1 }", "2010-06-15", "10:00:00"),
    *("1e9", "0.5", '""', '"not applicable"', '"unanswered"', "[[1]]", '"a.1"', '"total"', "'points'"),
    *("'sum(parts.points)'", '"library@1"', '"\\u0000"', '{ printed = "2,3" }', '{ printed = ["1"] }'),
    *("99999999999", "2010-06-15T10:00:00Z"),
)
KEYS = (
    *("title", "maximum", "id", "levels", "scales", "total", "judged", "framework", "because", "source"),
    *("points", "a", "kept", "item", '"a.1"', "parent", "dimensions", "weight", "plural", "print", "steps"),
    *('""', '"a b"', "where", "given", "schema", "of"),
)


def disturbed(text: str, chance: random.Random) -> str:
    """The text with a line or three exchanged, taken out or put in."""
    lines = text.splitlines()
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(lines))
        name, equals, value = lines[place].partition(" = ")
        match chance.randrange(5):
            case 0 if equals:
                lines[place] = f"{name} = {chance.choice(VALUES)}"
            case 1 if equals:
                lines[place] = f"{chance.choice(KEYS)} = {value}"
            case 2 if name.startswith("["):
                parts = name.strip("[]").split(".")
                parts[chance.randrange(len(parts))] = chance.choice(KEYS)
                lines[place] = f"[{'.'.join(parts)}]"
            case 3:
                lines[place] = ""
            case _:
                lines.insert(place, f"{chance.choice(KEYS)} = {chance.choice(VALUES)}")
    return "\n".join(lines)


def outcome(texts: Mapping[str, str]) -> str:
    """The first slug of what is said, or `fine`."""
    try:
        scale = read_text(texts["simple"], "scales/simple.toml")
        varied = vary(
            read_text(texts["library"], "library.toml"), read_text(texts["changes"], "changes.toml")
        )
        program = compiled(check(varied, Plugins(scales={("library", "simple"): scale})))
        score(program, check_evaluation(read_text(texts["main_street"], "main-street.toml")))
    except KompassError as error:
        return error.problems[0].slug if str(error) else "nothing is said"
    return "fine"


def test_whatever_is_changed_is_fine_or_refused_with_a_place(texts: dict[str, str]) -> None:
    chance = random.Random(2010)  # noqa: S311 - the same in each run
    assert outcome({**texts, "changes": 'schema = 1\nof = "library@1"\n'}) == "fine"
    outcomes = set()
    for _ in range(800):
        sound = {**texts, "changes": CHANGES if chance.random() < 0.5 else 'schema = 1\nof = "library@1"\n'}
        name = chance.choice(sorted(sound))
        start = time.perf_counter()
        outcomes.add(outcome({**sound, name: disturbed(sound[name], chance)}))
        assert time.perf_counter() - start < SECONDS
    assert outcomes > {"fine", "unknown-key", "missing-key", "wrong-kind", "not-there", "unknown-name"}


def test_a_hostile_number_of_everything_is_refused_at_once(texts: dict[str, str]) -> None:
    many = range(5_000)
    hostile = {
        "library": "".join(
            f'[question."q{n}"]\ntitle = "x"\nparent = "p{n}"\nsource = "bok"\n' for n in many
        ),
        "simple": "".join(f"[rule.q{n}]\npoints = 'nothing{n}'\n" for n in many),
        "main_street": "".join(f'[judgement."q{n}"]\nkept = "often"\n' for n in many),
        "changes": "".join(f'[replace.question."q{n}"]\ntitle = "x"\n' for n in many),
    }
    for name, text in hostile.items():
        start = time.perf_counter()
        sound = {**texts, "changes": 'schema = 1\nof = "library@1"\n'}
        assert outcome({**sound, name: sound[name] + text}) != "fine"
        assert time.perf_counter() - start < SECONDS
