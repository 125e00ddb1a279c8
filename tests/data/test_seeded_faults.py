"""Faults of many kinds, each put into a copy of a real instrument, and the command that finds it.

What is wrong by its own words, or suspicious, `check` says. What is sound and yet another thing than before
passes `check` without a word; `diff` says what it is, and `impact` what it does to whom.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompass_core.cli import main

ROOT = Path(__file__).parents[2]
DEFINITION = ROOT / "frameworks/kommunkompassen/2010.toml"
SCALES = {name: ROOT / f"plugins/kompass_scale_{name}/{name}.toml" for name in ("2010", "2002")}
OWN = ("--block-plugins", "scale_2010,scale_2002")
RULE = "points = 'maximum * mean(dimensions)'"
AREA = "points = 'sum(subareas.points)'"
TITLE = "Hur informeras medborgarna om resultat?"
EVALUATION = """\
schema = 1
[evaluation]
id = "somewhere"
framework = "2010.toml"
scales = ["2010"]
organisation = { name = "Somewhere" }
[judgement."1.2"]
system = "mostly"
deployment = "all"
[judgement."1.5"]
system = "fully"
deployment = "some"
"""

CHECKED = {
    "an area is promised more than its parts make": (
        "2010.toml",
        '[area.1]\ntitle = "Offentlighet och demokrati"\nmaximum = 100',
        '[area.1]\ntitle = "Offentlighet och demokrati"\nmaximum = 110',
        "error[maxima-disagree]",
    ),
    "a rule adds where it took the mean": (
        "scales/2010.toml",
        RULE,
        "points = 'maximum * sum(dimensions)'",
        "error[exceeded-maximum]",
    ),
    "the best step is not worth everything": (
        "scales/2010.toml",
        "all = '100%'",
        "all = '90%'",
        "error[unreachable-maximum]",
    ),
    "a better judgement is subtracted": (
        "scales/2010.toml",
        RULE,
        "points = 'maximum * max(0, min(system, 2 * system - deployment / 2))'",
        "error[falling-score]",
    ),
    "a rule takes away more than there is": (
        "scales/2010.toml",
        RULE,
        "points = 'maximum * ((system * 150%) - 50%)'",
        "error[below-zero]",
    ),
    "a rule divides by what may be nothing": (
        "scales/2010.toml",
        RULE,
        "points = 'maximum * system / max(system, deployment)'",
        "error[division-by-zero]",
    ),
    "a condition always holds": (
        "scales/2010.toml",
        RULE,
        "points = 'if system >= 0% then maximum * mean(dimensions) else 0'",
        "warning[constant-condition]",
    ),
    "a dimension is judged for nothing": (
        "scales/2010.toml",
        RULE,
        "points = 'maximum * system'",
        "warning[no-influence]",
    ),
    "a band begins above everything": (
        "scales/2010.toml",
        "[rule.area]",
        "[bands.grade]\nlow = 0\nhigh = '101%'\n[rule.area]\ngrade = 'band(points / maximum, grade)'",
        "warning[empty-band]",
    ),
    "a key is misspelt": ("2010.toml", "dimensions = [", "dimension = [", "error[unknown-key]"),
}

CHANGED = {
    "a question is worded anew, at the same code and points": (
        "2010.toml",
        f'title = "{TITLE}"',
        'title = "Hur ofta informeras medborgarna om resultat?"',
        "Not judged yet",
        None,
    ),
    "two maxima change places, so that the area still adds up": (
        "2010.toml",
        'maximum = 20\nsource = "report"\n\n[subarea."1.3"]',
        'maximum = 10\nsource = "report"\n\n[subarea."1.3"]',
        "20 10",
        "Maximum of 1.2 How are citizens informed?: 20 → -8.8 10",
    ),
    "a step in the middle is worth less": (
        "scales/2010.toml",
        "most = '75%'",
        "most = '70%'",
        "75% → 70%",
        None,
    ),
    "a rule rounds, which prints the same for most": (
        "scales/2010.toml",
        RULE,
        "points = 'round(maximum * mean(dimensions))'",
        "rounded",
        "round(maximum * mean(dimensions))",
    ),
    "a code is another one": ("2010.toml", '[subarea."1.5"]', '[subarea."1.6"]', 'was = "1.5"', None),
}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the instrument as it is, and in `draft` once more, to be changed."""
    for folder in (tmp_path, tmp_path / "draft"):
        (folder / "scales").mkdir(parents=True)
        text = DEFINITION.read_text("utf-8")
        (folder / "2010.toml").write_text(
            re.sub(r"(?m)^(status|published|retired) = .*\n", "", text), "utf-8"
        )
        for name, path in SCALES.items():
            (folder / "scales" / f"{name}.toml").write_bytes(path.read_bytes())
    (tmp_path / "somewhere.toml").write_text(EVALUATION, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seed(folder: Path, name: str, sound: str, fault: str) -> None:
    path = folder / "draft" / name
    text = path.read_text("utf-8")
    assert sound in text
    path.write_text(text.replace(sound, fault, 1), "utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main([*arguments, *OWN])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_nothing_is_found_in_the_copy_itself(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert copy.is_dir()
    assert said(capsys, "check", "--strict", "draft/2010.toml")[0] == 0
    assert "Nothing" in said(capsys, "diff", "2010.toml", "draft/2010.toml", "--language", "en")[1]


@pytest.mark.parametrize("fault", CHECKED)
def test_check_finds_what_is_wrong_or_suspicious(
    fault: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, sound, wrong, slug = CHECKED[fault]
    seed(copy, name, sound, wrong)
    code, text = said(capsys, "check", "--strict", "draft/2010.toml")
    assert code == 1
    assert slug in text


@pytest.mark.parametrize("fault", CHANGED)
def test_diff_finds_what_is_sound_and_another_thing(
    fault: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, sound, other, told, _ = CHANGED[fault]
    seed(copy, name, sound, other)
    if "change places" in fault:
        seed(copy, name, 'maximum = 10\nsource = "report"\n\n\n', 'maximum = 20\nsource = "report"\n\n\n')
    assert said(capsys, "check", "--strict", "draft/2010.toml")[0] == 0
    language: tuple[str, ...] = ("--language", "en")
    if "code is another" in fault:  # in the next revision, whose items no translation knows
        seed(copy, "2010.toml", 'revision = "2010"', 'revision = "2011"')
        seed(copy, "2010.toml", 'replaces = "2002"', 'replaces = "2010"')
        language = ()
    _, text = said(capsys, "diff", "2010.toml", "draft/2010.toml", *language)
    assert told in " ".join(text.split())


@pytest.mark.parametrize("fault", [fault for fault, seeded in CHANGED.items() if seeded[4]])
def test_impact_finds_what_it_does(fault: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, sound, other, _, cause = CHANGED[fault]
    seed(copy, name, sound, other)
    if "change places" in fault:
        seed(copy, name, 'maximum = 10\nsource = "report"\n\n\n', 'maximum = 20\nsource = "report"\n\n\n')
    _, text = said(capsys, "impact", "2010.toml", "draft/2010.toml", "somewhere.toml", "--language", "en")
    assert cause is not None
    assert cause in " ".join(text.split())
