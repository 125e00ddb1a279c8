"""Whatever a file looks like, it is laid out in one way, says the same as before, and has all its remarks."""

from __future__ import annotations

from pathlib import Path
from random import Random
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.hooks.kind import NAMED
from kompass_core.model.document import Document
from kompass_core.model.files.whole import shape_of
from kompass_core.problems import KompassError
from kompass_core.stages.digest import digest
from kompass_core.stages.layout import layout
from kompass_core.stages.layout.same import same
from kompass_core.stages.layout.spell import WIDTH
from kompass_core.stages.layout.take_apart import take_apart
from kompass_core.stages.read import read_text
from tests.stages.layout.messy import Mess

ROOT = Path(__file__).parents[3]
FOLDERS = ("frameworks", "plugins", "kompass_core", "tests")
FILES = sorted(
    path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in ROOT.glob(f"{folder}/**/*.toml")
)


def read(name: str) -> Document:
    return read_text((ROOT / name).read_bytes().decode(), name)


def is_ours(name: str) -> bool:
    try:
        return any(key in read(name).root for key in NAMED)
    except KompassError:  # of another TOML than the parser knows that is installed
        return False


OURS = [name for name in FILES if is_ours(name)]
BY_HAND = [name for name in OURS if "/releases/" not in name]
FEW = [
    "frameworks/caf/scales/classical.toml",
    "frameworks/kommunkompassen/evaluations/borlange-2010.toml",
    "kompass_core/testing/sample/evaluation.toml",
    "plugins/kompass_norway/kommunkompassen-2010.toml",
    "tests/data/club/2024.toml",
    "tests/data/club/scales/stars.toml",
    "tests/outsider/finland/kompass_finland/finland-sv.toml",
]
"""Files of every kind, with remarks in every place."""

chances = st.integers(0, 2**32).map(Random)


def laid(text: str) -> str:
    return layout(read_text(dedent(text), "made-up.toml"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_laid_out_once_and_for_all(name: str) -> None:
    try:
        document = read(name)
    except KompassError:
        assert "toml-1.1" in name
        return
    made = layout(document)
    again = read_text(made, name)
    assert made == layout(again)
    assert same(document, again)
    assert digest(document) == digest(again)


def test_there_are_files_of_every_kind() -> None:
    assert set(NAMED) == {next(key for key in NAMED if key in read(name).root) for name in OURS}
    assert set(FEW) <= set(OURS)


@pytest.mark.parametrize("kind", NAMED)
def test_every_kind_of_file_has_a_shape(kind: str) -> None:
    assert shape_of([kind]) is not None


@settings(max_examples=40)
@given(name=st.sampled_from(BY_HAND), chance=chances)
def test_one_that_is_written_in_a_hurry_is_laid_out_as_every_other(name: str, chance: Random) -> None:
    document = read_text(layout(read(name)), name)
    messy = Mess(chance).text(take_apart(document.source.text), shape_of(document.root))
    assert digest(document) == digest(read_text(messy, name))
    assert document.source.text == layout(read_text(messy, name))


@settings(max_examples=25)
@given(name=st.sampled_from(FEW), chance=chances, points=st.booleans())
def test_no_remark_is_lost_and_the_second_time_nothing_changes(
    name: str, chance: Random, points: bool
) -> None:
    document = read(name)
    mess = Mess(chance, remarks=True, points=points)
    messy = read_text(mess.text(take_apart(document.source.text), shape_of(document.root)), name)
    made = layout(messy)
    assert [remark for remark in mess.said if made.count(f"{remark}\n") != 1] == []
    assert digest(document) == digest(messy) == digest(read_text(made, name))
    assert made == layout(read_text(made, name))


@pytest.mark.parametrize("name", OURS)
def test_what_can_be_broken_is_no_longer_than_a_line(name: str) -> None:
    for line in layout(read(name)).splitlines():
        text = line.partition("  #")[0]
        broken = text.endswith("]") and not text.startswith("[") and ", " in text
        assert len(text) <= WIDTH or not broken or "{" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n\n \n", ""),
        ("# alone", "# alone\n"),
        ("\n\n# one\n\n\n# two\n\n", "# one\n\n# two\n"),
        ("\ufeffschema=1", "schema = 1\n"),
        ("a=1\r\nb='''x\r\ny'''\r\n", "a = 1\nb = '''x\ny'''\n"),
        ("a=1 \n\n\n\nb=2\t\n", "a = 1\n\nb = 2\n"),
        (" [ a . 'b' ] \n [[ c ]]#x", '[a."b"]\n\n[[c]]                                 #x\n'),
        ("a=[ 1,2, ]\nb=[]\nc={ }\nd={x=1,y=[{}]}", "a = [1, 2]\nb = []\nc = {}\nd = { x = 1, y = [{}] }\n"),
        (
            "a=[1, #one\n# two\n2 # three\n, # four\n# five\n]",
            (
                "a = [\n    1,                                #one\n    # two\n"
                "    2,                                # three\n    # four\n    # five\n]\n"
            ),
        ),
        ("a=[ # one\n]", "a = [\n    # one\n]\n"),
        ('a="""\n x \n"""   # y', 'a = """\n x \n"""' + " " * 35 + "# y\n"),
        (
            "a=1_000\nb=2.50\nc=+1e3\nd=2010-06-15 09:30:00",
            "a = 1_000\nb = 2.50\nc = +1e3\nd = 2010-06-15 09:30:00\n",
        ),
    ],
)
def test_what_is_no_file_of_ours_is_laid_out_as_far_as_toml_goes(text: str, expected: str) -> None:
    assert expected == layout(read_text(text, "made-up.toml"))


def test_keys_come_in_the_order_of_the_shape_and_what_the_author_has_named_in_theirs() -> None:
    made = laid("""
        # the head
        [scale]
        not_applicable="shrink"
        # how it is rounded
        rounding = "half-up"   # always
        id = "x"
        title = 'X'

        [dimension.d]
        source = { steps = "s", title = "t" }
        steps = { z = 0, a = '100%' }
        title = "D"
        # the end of d

        [rule.judged]
        source = "s"
        z = '1'
        points = '2'
    """)
    assert made == dedent("""\
        # the head
        [scale]
        id = "x"
        title = "X"
        # how it is rounded
        rounding = "half-up"                  # always
        not_applicable = "shrink"

        [dimension.d]
        title = "D"
        steps = { z = 0, a = '100%' }
        source = { steps = "s", title = "t" }
        # the end of d

        [rule.judged]
        z = '1'
        points = '2'
        source = "s"
    """)


def test_the_head_of_a_file_stays_at_its_head() -> None:
    made = laid('# What it is.\nlanguage = "sv"\n# of which\nof = "a@1"\nschema = 1\n')
    assert made == '# What it is.\nschema = 1\n# of which\nof = "a@1"\nlanguage = "sv"\n'


def test_texts_stand_in_double_quotes_and_rules_and_shares_in_single_ones() -> None:
    made = laid(r"""
        scale = { id = 'x', title = 'a "b"', of = 'a\b' }
        dimension.d.steps = { a = "25%", b = '50%', c = 1 }
        rule.judged.points = "a\u002bb"
        rule.judged.share = "it is not"
        rule.judged.why = "it isn't"
        rule.judged.source = 's'
    """)
    assert (
        made
        == dedent(r"""
        scale = { id = "x", of = 'a\b', title = 'a "b"' }
        dimension.d.steps = { a = '25%', b = '50%', c = 1 }
        rule.judged.points = 'a + b'
        rule.judged.share = 'it is not'
        rule.judged.why = "it isn't"
        rule.judged.source = "s"
    """).lstrip()
    )


def test_a_long_rule_is_broken_and_a_short_one_joined() -> None:
    long = (
        "if maximum > 100 then maximum * mean(dimensions) "
        "else min(maximum, maximum * max(dimensions)) + 2.50 * 1"
    )
    made = laid(f"[scale]\n[rule.judged]\npoints = '{long}' # why\nmaximum = '''\n  1+\n  (2)\n'''\n")
    assert made == dedent("""\
        [scale]

        [rule.judged]
        points = '''
            if maximum > 100 then maximum * mean(dimensions)
            else min(maximum, maximum * max(dimensions)) + 2.5 * 1
        '''                                   # why
        maximum = '1 + 2'
    """)


def test_a_rule_that_would_become_too_long_for_one_keeps_its_spaces() -> None:
    tight = "+".join(["1.25"] * 999)
    spaced = laid(f"[scale]\n[rule.judged]\npoints = '{tight}'\n")
    assert digest(read_text(spaced, "x.toml"))
    nested = "(" * 60 + "maximum" + ")" * 60
    assert "'maximum'" in laid(f"[scale]\n[rule.judged]\npoints = '{nested}'\n")


def test_a_document_that_is_not_what_its_file_says_is_refused() -> None:
    document = read_text("schema = 1\n", "one.toml")
    other = read_text("schema = 2\n", "two.toml")
    with pytest.raises(KompassError) as raised:
        layout(Document(document.source, other.root))
    assert [problem.slug for problem in raised.value.problems] == ["layout-failed"]


def test_a_file_that_would_become_too_large_is_refused() -> None:
    text = "x=" + "[" * 28 + "\n" + "#\n" * 40_000 + "]" * 28 + "\n"
    with pytest.raises(KompassError) as raised:
        layout(read_text(text, "large.toml"))
    assert [problem.slug for problem in raised.value.problems] == ["too-large"]


SCALE = "[scale]\nid = 'x'\n# one\n[dimension.d.steps]\na = 0\nb = 1\n[rule.judged]\npoints = 'a + b'\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id = 'x'", 'id="x"', True),
        ("a + b", "(a)+b", True),
        ("[scale]\n", "[scale]\n\n# one\n", False),
        ("# one", "# two", False),
        ("'x'", "'y'", False),
        ("b = 1", "b = 1.0", False),
        ("a = 0\nb = 1", "b = 1\na = 0", False),
        ("a + b", "b + a", False),
        ("id = 'x'", "id = 'x'\nreplaces = 'y'", False),
    ],
)
def test_what_is_not_the_same_is_seen(old: str, new: str, expected: bool) -> None:
    one, other = (read_text(text, "s.toml") for text in (SCALE, SCALE.replace(old, new)))
    assert expected == same(one, other)
    assert expected == same(other, one)
