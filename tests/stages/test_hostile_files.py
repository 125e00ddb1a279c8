"""Files made to hurt: each is read, or refused with a place, at once; nothing else ever happens.

Every family is made by a rule, so that the files are the same in each run; one test goes through a
family and names the file that fails.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, TypeAlias

import pytest
import tomli

from kompass_core.model.document import Document
from kompass_core.problems import KompassError, Source, Span
from kompass_core.stages.locate import locate
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Files: TypeAlias = Iterator[tuple[str, bytes]]

SLUGS = {
    "unreadable-file",
    "not-utf-8",
    "too-large",
    "too-deep",
    "toml-syntax",
    "json-syntax",
    "duplicate-key",
    "number-limit",
}

SECONDS = 5
"""Far more than any of these files needs, and far less than what grows out of hand would take."""

VALID = """\
schema = 1 # å
[framework]
id = "komp\\u00e5ss"
levels = ["area", 'subarea'] # from the top
[area."1.1"]
title = \"\"\"
Mål "och" \\
   mer\"\"\"
maximum = 15.50
[[finding]]
when = 2010-06-15 09:30:00
source = { title = '''x''', a.b = [1, {c = -1e3}], }
[[finding]]
"""

VALID_JSON = (
    '{"schema": 1,\n "area": {"1.1": {"title": "M\\u00e5l \\n", "maximum": -15.5e0}}, "list": [true, {}, []]}'
)


def outcome(path: Path, data: bytes) -> Document | list[str]:
    """The document, or the slugs of what is wrong; whatever else happens is the test's failure."""
    path.write_bytes(data)
    try:
        return read(path)
    except KompassError as refusal:
        problems, printed = refusal.problems, str(refusal)
    assert problems
    assert len(printed) < 100_000
    for problem in problems:
        assert problem.slug in SLUGS
        assert problem.message
        assert isinstance(problem.place, Span) or problem.place == str(path)
        if isinstance(problem.place, Span):
            assert 0 <= problem.place.start <= problem.place.end
            assert problem.place.start <= len(problem.place.source.text)
    return [problem.slug for problem in problems]


def parses(data: bytes) -> bool:
    try:
        tomli.loads(data.removeprefix(b"\xef\xbb\xbf").decode())
    except ValueError:
        return False
    return True


def truncated() -> Files:
    for end in range(len(VALID.encode())):
        yield f"the first {end} bytes", VALID.encode()[:end]


def truncated_in_windows() -> Files:
    data = VALID.replace("\n", "\r\n").encode()
    for end in range(0, len(data), 2):
        yield f"the first {end} bytes", data[:end]


def wrong_bytes() -> Files:
    data = VALID.encode()
    for at in range(0, len(data), 7):
        for wrong in (
            b"\0",
            b"\xff",
            b"\xc3",
            b"\xed\xa0\x80",
            b"\r",
            b"\\",
            b'"',
            b"'",
            b"\x1b",
            b"\xe2\x80\x9c",
        ):
            yield f"{wrong!r} at {at}", data[:at] + wrong + data[at:]


def encodings() -> Files:
    for encoding in (
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "latin-1",
        "cp1252",
        "cp865",
        "utf-7",
        "utf-8-sig",
    ):
        yield encoding, VALID.replace("å", "ö").encode(encoding)
    yield "only marks", b"\xef\xbb\xbf" * 3
    yield "half a mark", b"\xef\xbb"
    yield "half of utf-16", VALID.encode("utf-16")[:-1]
    yield "nothing but NUL", bytes(1000)
    yield "every byte", bytes(range(256))
    yield "surrogates", "a = '\ud800\udc00'".encode("utf-8", "surrogatepass")


def deep() -> Files:
    for name, opening, closing in [
        ("lists", "[", "]"),
        ("tables", "{a=", "}"),
        ("both", "[{a=", "}]"),
        ("spaced", "[\n#x\n", "\n]"),
    ]:
        yield f"{name}, closed", f"a = {opening * 10_000}1{closing * 10_000}".encode()
        yield f"{name}, open", f"a = {opening * 10_000}".encode()
        yield f"{name}, wrong way", f"a = {closing * 10_000}{opening * 10_000}".encode()
        yield f"{name}, bare", (opening * 10_000).encode()
    for name, part in [("names", "a"), ("texts", '"a"'), ("digits", "1"), ("spaced", " a ")]:
        yield f"a key of {name}", (".".join([part] * 10_000) + " = 1").encode()
        yield f"a header of {name}", f"[{'.'.join([part] * 10_000)}]".encode()
        yield f"a list header of {name}", f"[[{'.'.join([part] * 10_000)}]]".encode()
        yield f"a key of {name} in braces", f"a = {{{'.'.join([part] * 10_000)} = 1}}".encode()
    longer = "\n".join(f"[{'.'.join('a' * length)}]\nb = 1" for length in range(1, 200))
    yield "headers that grow", longer.encode()
    yield "after a text that is open", ("a = '''\n" + "[" * 10_000).encode()
    yield "after a mistake", ("a = x\nb = '''\n" + "[" * 10_000).encode()


def huge() -> Files:
    size = 2**16
    for name, token in [
        ("digits", "1"),
        ("letters", "x"),
        ("quotes", '"'),
        ("apostrophes", "'"),
        ("backslashes", "\\"),
        ("equals", "="),
        ("points", "."),
        ("commas", ","),
        ("minus", "-"),
        ("spaces", " "),
        ("lines", "\n"),
        ("windows lines", "\r\n"),
        ("returns", "\r"),
        ("remarks", "#\n"),
        ("headers", "[a]\n"),
        ("list headers", "[[a]]\n"),
        ("statements", "a=1\n"),
        ("no-break spaces", "\u00a0"),
        ("curly quotes", "“"),
        ("other planes", "𝄞"),
    ]:
        many = token * (size // len(token))
        yield name, many.encode()
        yield f"a value of {name}", f"a = {many}".encode()
        yield f"a text of {name}", f'a = "{many}"'.encode()
        yield f"a long text of {name}", f'a = """{many}"""'.encode()
        yield f"a list of {name}", f"a = [{many}]".encode()
    yield "a text of escapes", b'a = "' + rb"\n" * size + b'"'
    yield "a key of escapes", b'"' + rb"\n" * (size // 2) + b'" = 1'
    yield "a text of line ends", b'a = """' + b"\\\n" * (size // 2) + b'"""'
    yield "spaces before a mistake", f"a = 1{' ' * size}b".encode()
    yield "many names", "".join(f"k{number} = 1\n" for number in range(20_000)).encode()
    yield (
        "many names and one twice",
        ("".join(f"k{number} = 1\n" for number in range(20_000)) + "k0 = 2").encode(),
    )
    yield "many mistakes", ("a = “x”\n" * 20_000).encode()


def numbers() -> Files:
    for name, written in [
        ("a million digits", "9" * 10**6),
        ("a million decimals", "0." + "9" * 10**6),
        ("a million digits of an exponent", "1e" + "9" * 10**6),
        ("a million underscores", "1" + "_1" * 500_000),
        ("a million hex digits", "0x" + "f" * 10**6),
        ("a million zeros", "0" * 10**6),
        ("a thousand digits", "9" * 999),
        ("a thousand hex digits", "0x" + "f" * 990),
        ("a large exponent", "1e1000000000"),
        ("a small exponent", "1e-1000000000"),
        ("a large exponent of decimals", "-1.5E+999_999_999"),
        ("a fraction of a second", "09:30:00." + "1" * 900),
        ("inf", "inf"),
        ("nan", "-nan"),
    ]:
        yield name, f"a = {written}".encode()
        yield f"{name}, in a list", f"a = [1, {written}, 2]".encode()
        yield f"{name}, in a table", f"a = {{b = {written}}}".encode()


def escapes() -> Files:
    for escape in [
        r"\u",
        r"\u1",
        r"\ud800",
        r"\U00110000",
        r"\x",
        r"\x4",
        r"\q",
        "\\",
        "\\\r",
        "\\ x",
        r"\U",
        r"\e",
    ]:
        for quote in ('"', '"""'):
            yield f"{escape!r} in {quote}", f"a = {quote}{escape}{quote}".encode()
            yield f"{escape!r} at the end in {quote}", f"a = {quote}{escape}".encode()
        yield f"{escape!r} in a key", f'"{escape}" = 1'.encode()


FAMILIES: tuple[Callable[[], Files], ...] = (
    truncated,
    truncated_in_windows,
    wrong_bytes,
    encodings,
    deep,
    huge,
    numbers,
    escapes,
)


def test_there_are_several_hundred_files() -> None:
    assert sum(1 for family in FAMILIES for _ in family()) > 700


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_a_hostile_file_is_read_or_refused_with_a_place(family: Callable[[], Files], tmp_path: Path) -> None:
    for name, data in family():
        start = time.monotonic()
        try:
            found = outcome(tmp_path / "x.toml", data)
        except Exception as error:
            raise AssertionError(f"{name} is neither read nor refused") from error
        assert time.monotonic() - start < SECONDS, f"{name} takes too long"
        if isinstance(found, Document):
            assert parses(data), f"{name} is no TOML and is read"


@pytest.mark.parametrize(
    "family", [truncated, truncated_in_windows, wrong_bytes, escapes], ids=lambda family: family.__name__
)
def test_what_is_toml_is_read(family: Callable[[], Files], tmp_path: Path) -> None:
    refused = [
        name
        for name, data in family()
        if parses(data) and isinstance(outcome(tmp_path / "x.toml", data), list)
    ]
    assert refused == []


def test_the_places_of_a_text_that_nobody_has_parsed_are_looked_for_without_harm() -> None:
    for family in (truncated, wrong_bytes, escapes, numbers):
        for name, data in family():
            text = data.decode(errors="replace")
            try:
                locate(Source("x.toml", text))
            except KompassError:
                continue
            except Exception as error:
                raise AssertionError(f"{name} does harm") from error


def json_files() -> Files:
    data = VALID_JSON.encode()
    for end in range(len(data)):
        yield f"the first {end} bytes", data[:end]
    for at in range(0, len(data), 3):
        for wrong in (b"\0", b"\xff", b"\\", b'"', b"[", b"{", b"}", b",", b"\xc2\xa0"):
            yield f"{wrong!r} at {at}", data[:at] + wrong + data[at:]
    for name, opening in [("lists", "["), ("tables", '{"a":'), ("both", '[{"a":')]:
        yield f"{name}, open", f'{{"a":{opening * 10_000}'.encode()
        yield f"{name}, bare", (opening * 10_000).encode()
    for token in ["1", "x", '"', "\\", " ", "\n", ",", "[1],", '"a":1,', "\\n", "“"]:
        many = token * (2**16 // len(token))
        yield f"{token!r} alone", many.encode()
        yield f"a value of {token!r}", f'{{"a": {many}}}'.encode()
        yield f"a text of {token!r}", f'{{"a": "{many}"}}'.encode()
        yield f"a list of {token!r}", f'{{"a": [{many}]}}'.encode()
        yield f"a table of {token!r}", f"{{{many}}}".encode()
    for number in [
        "1e1000000000",
        "-1e-1000000000",
        "9" * 10**6,
        "0." + "9" * 10**6,
        "NaN",
        "Infinity",
        "-Infinity",
    ]:
        yield f"the number {number[:12]}", f'{{"a": {number}}}'.encode()


def test_a_hostile_json_file_is_read_or_refused_with_a_place(tmp_path: Path) -> None:
    for name, data in json_files():
        start = time.monotonic()
        try:
            outcome(tmp_path / "x.json", data)
        except Exception as error:
            raise AssertionError(f"{name} is neither read nor refused") from error
        assert time.monotonic() - start < SECONDS, f"{name} takes too long"


def test_no_beginning_of_a_json_file_is_read(tmp_path: Path) -> None:
    data = VALID_JSON.encode()
    assert isinstance(outcome(tmp_path / "x.json", data), Document)
    assert all(isinstance(outcome(tmp_path / "x.json", data[:end]), list) for end in range(len(data)))


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "circle.toml").symlink_to("other.toml")
    (tmp_path / "other.toml").symlink_to("circle.toml")
    (tmp_path / "dangling.toml").symlink_to("gone.toml")
    (tmp_path / "null.toml").symlink_to(os.devnull)
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.toml")
    names = [
        "folder",
        "circle",
        "dangling",
        "null",
        "zero",
        "pipe",
        "gone",
        "n" * 300,
        "nul\0",
        "\udcff",
        "folder.toml/x",
    ]
    for name in names:
        path = tmp_path / f"{name}.toml"
        with pytest.raises(KompassError) as caught:
            read(path)
        assert [("unreadable-file", str(path))] == [(each.slug, each.place) for each in caught.value.problems]
