"""Record: the file of a release, which reads back as the same release."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.model.release import Amendment, Release
from kompass_core.revisions.leaves import leaves
from kompass_core.revisions.unfrozen import unfrozen
from kompass_core.stages.check.release import check_release
from kompass_core.stages.layout import layout
from kompass_core.stages.read import read_text
from kompass_core.stages.record import record

TEXT = """\
schema = 1
[framework]
id = "library"
revision = "1"
levels = ["theme"]
decimals = [0, 1]
day = 2020-01-01
share = 0.125
long = '''
several
lines'''
path = 'C:\\ "quoted" '
yes = true
[theme."it's"]
title = "å\\t"
[theme."a\\nb"]
title = "odd"
source = { title = "x" }
[sources]
"""
DOCUMENT = read_text(TEXT, "1.toml")
RELEASE = Release(
    framework="library@1",
    digest="1" * 64,
    on=date(2020, 1, 1),
    engine="0.1.0",
    by=None,
    changelog="The first edition",
    amendments=(),
    own=leaves(DOCUMENT),
    scales={"2.0": leaves(DOCUMENT)},
    spans={},
)


def back(release: Release) -> Release:
    return check_release(read_text(record(release), "releases/1.toml"))


def test_every_value_reads_back() -> None:
    found = back(RELEASE)
    assert list(unfrozen(found, DOCUMENT, {"2.0": DOCUMENT})) == []
    assert list(RELEASE.own) == list(found.own)
    assert 2 * len(RELEASE.own) == found.values()


def test_a_value_has_a_line_that_can_be_read() -> None:
    lines = record(RELEASE).splitlines()
    assert '"framework.id" = "library"' in lines
    assert '"framework.share" = 0.125' in lines
    assert "schema = 1" in lines
    assert '[frozen.scale."2.0"]' in lines


def test_it_is_laid_out_as_every_file_is() -> None:
    text = record(evolve(RELEASE, amendments=(AMENDMENT,)))
    assert text == layout(read_text(text, "releases/1.toml"))


AMENDMENT = Amendment(date(2021, 1, 1), 'a "misprint"', "The board", "0" * 64, "1" * 64, ("`a` was 1", "b"))


@pytest.mark.parametrize(
    "release",
    [
        RELEASE,
        evolve(RELEASE, by="Anna", amendments=(evolve(AMENDMENT, by=None, changed=()),)),
        evolve(RELEASE, amendments=(AMENDMENT,)),
    ],
    ids=["once", "by", "amended"],
)
def test_all_that_is_said_of_it_reads_back(release: Release) -> None:
    found = back(release)
    expected = evolve(release, own={}, scales={}, spans={})
    assert expected == evolve(found, own={}, scales={}, spans={})


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool))
def test_any_text_reads_back(text: str) -> None:
    lines = "\n".join(text.splitlines()).strip()
    if lines:
        assert lines == back(evolve(RELEASE, changelog=lines)).changelog
