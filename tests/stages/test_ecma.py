"""Patterns mean in ECMAScript what they mean in Python, with å, ä and ö."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from kompass_core.model.files.kinds import CODE, ID, LANGUAGE, WORD
from kompass_core.stages.ecma import ecma, up_to
from tests.stages.schemas import expression

PATTERNS = [one.pattern or "" for one in (WORD, ID, CODE, LANGUAGE)] + [r"[^0]*0[^0]*", r"\d\w"]
TEXTS = (
    *("", "a", "å", "Ö_1", "1", "1å", "²", "_", "-", ".", "a.b", "a-b", "a:b", "a b", "1.1", "å.ä-ö", "8.6"),
    *(
        "en",
        "nb-NO",
        "EN",
        "0 %",
        "%0",
        "00",
        "a\n",
        "\na",
        "ß",
        "æøå",
        "日本",
        "a\u030a",
        "a" * 40,
        "a" * 41,
    ),
    *("a" * 80, "a" * 81, "\U0001f9ed", "٣", "٣a"),
)
LETTERS = range(0x530)
NODE = shutil.which("node") or ""


def fits(pattern: str, text: str) -> bool:
    regex, longest = ecma(pattern)
    return expression(regex).find(text) is not None and (longest is None or len(text) <= longest)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_fits_the_same_texts(pattern: str) -> None:
    expected = [text for text in TEXTS if re.fullmatch(pattern, text)]
    assert expected
    assert expected == [text for text in TEXTS if fits(pattern, text)]


@pytest.mark.parametrize("pattern", [r"\w", r"\d", r"[^\W\d]", r"[\w.-]", r"[^\W\d]\w{0,39}"])
def test_a_class_has_the_same_letters_of_europe(pattern: str) -> None:
    expected = [chr(number) for number in LETTERS if re.fullmatch(pattern, chr(number))]
    assert expected == [chr(number) for number in LETTERS if fits(pattern, chr(number))]


@pytest.mark.parametrize("pattern", [r"\s+", r"a\b", r"\W", r"(?P<a>x)\1"])
def test_what_is_not_known_to_mean_the_same_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not known to mean the same"):
        ecma(pattern)


@pytest.mark.parametrize("most", [1, 7, 10, 42, 100, 357, 1000, 10**11])
def test_a_number_up_to_another_is_told_from_one_above(most: int) -> None:
    regex = expression(f"^{up_to(most)}$")
    fine = {0, most, most // 2, most // 10, max(0, most - 1)}
    texts = [str(number) for number in fine]
    texts += [f"0{most}", f"{most}.0", f"{most}.00", *(f"{number}.5" for number in fine if number < most)]
    beyond = [str(most + 1), f"{most}.01", f"{most}.5", str(most * 10 + 10), "", "-1", ".5", "1e1", "1,0"]
    assert [text for text in texts if not regex.find(text)] == []
    assert [text for text in beyond if regex.find(text)] == []


@pytest.mark.skipif(not NODE, reason="no engine of ECMAScript is here")
def test_an_engine_of_ecmascript_agrees() -> None:
    regexes = [ecma(pattern)[0] for pattern in PATTERNS] + [f"^{up_to(100)}%$"]
    script = (
        "const [regexes, texts] = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(regexes.map(r => texts.filter(t => new RegExp(r, 'u').test(t)))))"
    )
    given = json.dumps([regexes, [*TEXTS, "25%", "101%"]])
    done = subprocess.run(
        [NODE, "-e", script], input=given, check=True, capture_output=True, encoding="utf-8"
    )
    expected = [[text for text in [*TEXTS, "25%", "101%"] if expression(one).find(text)] for one in regexes]
    assert expected == json.loads(done.stdout)
