"""The record of a release: what can be wrong with it before anything is held against it."""

from __future__ import annotations

import pytest

from kompass_core.problems import KompassError
from kompass_core.stages.check.release import check_release
from kompass_core.stages.read import read_text

RECORD = f"""\
schema = 1
[release]
framework = "library@1"
on = 2020-01-01
engine = "0.1.0"
digest = "{"c" * 64}"
changelog = "The first edition"
[[amendment]]
on = 2021-01-01
because = "a misprint"
before = "{"a" * 64}"
after = "{"b" * 64}"
[[amendment]]
on = 2022-01-01
because = "another"
before = "{"b" * 64}"
after = "{"c" * 64}"
[frozen.framework]
schema = 1
[frozen.scale.stars]
"""


def test_a_record_that_is_sound_is_read() -> None:
    found = check_release(read_text(RECORD, "releases/1.toml"))
    assert [one.because for one in found.amendments] == ["a misprint", "another"]
    assert found.values() == 1


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (f'before = "{"b" * 64}"', f'before = "{"d" * 64}"', "wrong-order"),
        (f'after = "{"c" * 64}"', f'after = "{"d" * 64}"', "wrong-order"),
        (f'digest = "{"c" * 64}"', 'digest = "c"', "wrong-kind"),
        ("on = 2020-01-01", "on = 2020", "wrong-kind"),
        ('changelog = "The first edition"\n', "", "missing-key"),
        ("[frozen.framework]\nschema = 1\n", "", "missing-key"),
        ('engine = "0.1.0"', 'engine = "0.1.0"\nengin = "0"', "unknown-key"),
    ],
)
def test_what_is_wrong_with_a_record_is_told(old: str, new: str, slug: str) -> None:
    assert RECORD.count(old) == 1
    with pytest.raises(KompassError) as caught:
        check_release(read_text(RECORD.replace(old, new), "releases/1.toml"))
    assert [slug] == [problem.slug for problem in caught.value.problems]
