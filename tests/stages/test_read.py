"""Reading files and text in hand: what comes out, and what is refused before it can hurt."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

import pytest

from kompass_core.problems import KompassError, Problem, Span
from kompass_core.stages.read import Kind, read, read_text
from kompass_core.stages.reading.limits import DEEPEST, LARGEST, MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kompass_core.model.document import Document, Entry, Value

KINDS = get_args(Kind)


def values(entries: Mapping[str, Entry]) -> dict[str, Any]:
    """What a table says, without its places."""
    return {name: plain(entry.value) for name, entry in entries.items()}


def plain(value: Any) -> Any:
    if isinstance(value, MappingProxyType):
        return values(value)
    return [plain(entry.value) for entry in value] if isinstance(value, tuple) else value


def entries(value: Value) -> Iterator[Entry]:
    inner = (
        value.values() if isinstance(value, MappingProxyType) else value if isinstance(value, tuple) else ()
    )
    for entry in inner:
        yield entry
        yield from entries(entry.value)


def said(text: str) -> dict[str, Any]:
    return values(read_text(text, "x.toml").root)


def refused(make: Callable[[], Document]) -> Problem:
    """The one problem for which the reading fails."""
    with pytest.raises(KompassError) as caught:
        make()
    [problem] = caught.value.problems
    return problem


def refusal(text: str) -> Problem:
    return refused(lambda: read_text(text, "x.toml"))


class TestWhatComesOut:
    def test_numbers_with_decimals_are_exact(self) -> None:
        expected = {"a": Fraction(23, 10), "b": Fraction(-1, 3000) * 3, "c": Fraction(1000), "d": Fraction(1)}
        assert expected == said("a = 2.3\nb = -0.001\nc = 1e3\nd = 1.000\n")

    def test_a_tenth_and_two_tenths_are_three_tenths(self) -> None:
        document = said("a = 0.1\nb = 0.2\nc = 0.3\n")
        assert document["a"] + document["b"] == document["c"]

    def test_underscores_and_signs_are_no_part_of_a_number(self) -> None:
        assert {"a": Fraction("1000.25"), "b": 1000, "c": 255} == said(
            "a = +1_000.2_5\nb = +1_000\nc = 0xff\n"
        )

    def test_whole_numbers_and_truths_stay_what_they_are(self) -> None:
        document = said("a = 1\nb = true\nc = 1.0\n")
        assert [int, bool, Fraction] == [type(document[name]) for name in "abc"]

    def test_dates_and_times_are_dates_and_times(self) -> None:
        expected = {
            "a": date(2010, 6, 15),
            "b": datetime(2010, 6, 15, 9, 30, tzinfo=UTC),
            "c": time(9, 30),
        }
        assert expected == said("a = 2010-06-15\nb = 2010-06-15 09:30:00Z\nc = 09:30:00\n")

    def test_tables_and_lists_hold_entries(self) -> None:
        expected = {"a": {"b": [1, {"c": "x"}]}, "d": [{"e": 2}, {}]}
        assert expected == said("a.b = [1, {c = 'x'}]\n[[d]]\ne = 2\n[[d]]\n")

    def test_nothing_of_a_document_can_be_changed(self) -> None:
        root = read_text("[a]\nb = [1]\n", "x.toml").root
        inner = root["a"].value
        assert isinstance(root, MappingProxyType)
        assert isinstance(inner, MappingProxyType)
        assert isinstance(inner["b"].value, tuple)

    def test_names_keep_the_order_of_the_text(self) -> None:
        assert list(said("[z]\n[a]\n[m]\n[z.b]\n")) == ["z", "a", "m"]

    def test_every_entry_knows_its_key_and_its_value(self) -> None:
        document = read_text('[area.1]\ntitle = "Mål"\nlist = [1, {x = 2.5}]\n', "x.toml")
        shown = [(entry.key.text, entry.span.text, str(entry.span)) for entry in entries(document.root)]
        assert shown == [
            ("area", "[area.1]", "x.toml:1:1"),
            ("1", "[area.1]", "x.toml:1:1"),
            ("title", '"Mål"', "x.toml:2:9"),
            ("list", "[1, {x = 2.5}]", "x.toml:3:8"),
            ("1", "1", "x.toml:3:9"),
            ("{x = 2.5}", "{x = 2.5}", "x.toml:3:12"),
            ("x", "2.5", "x.toml:3:17"),
        ]

    def test_the_source_is_the_one_of_every_span(self) -> None:
        document = read_text("a = 1\n", "x.toml")
        assert document.root["a"].span == Span(document.source, 4, 5)

    def test_places_count_the_characters_of_windows_line_ends(self) -> None:
        document = read_text("a = 1\r\nb = '''\r\nx'''\r\nc = 3\r\n", "x.toml")
        assert document.root["b"].value == "x"
        assert str(document.root["c"].span) == "x.toml:4:5"

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_byte_order_mark_is_no_part_of_the_text(self, kind: Kind, tmp_path: Path) -> None:
        path = tmp_path / f"x.{kind}"
        text = {"toml": "a = 1\n", "json": '{"a":1}'}[kind]
        path.write_text(f"\ufeff{text}", "utf-8")
        for document in (read(path), read_text(f"\ufeff{text}", "x", kind)):
            assert values(document.root) == {"a": 1}
            assert text == document.source.text


class TestFiles:
    @pytest.mark.parametrize("name", ["x.toml", "x.TOML", "./x.toml"])
    def test_the_source_bears_the_path_as_it_is_given(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path(name).write_text("a = 1\n", "utf-8")
        assert name == read(name).source.name
        assert name.removeprefix("./") == read(Path(name)).source.name

    def test_json_is_known_by_the_end_of_its_name(self, tmp_path: Path) -> None:
        (tmp_path / "x.json").write_text('{"a": [2.3, true]}', "utf-8")
        assert {"a": [Fraction(23, 10), True]} == values(read(tmp_path / "x.json").root)

    def test_line_ends_are_kept_as_they_are(self, tmp_path: Path) -> None:
        (tmp_path / "x.toml").write_bytes(b"a = 1\r\nb = 2\n")
        assert read(tmp_path / "x.toml").source.text == "a = 1\r\nb = 2\n"

    @pytest.mark.parametrize(
        ("name", "message", "hint"),
        [
            ("2011.toml", "there is no such file", "did you mean `2010.toml`?"),
            ("qqq.toml", "there is no such file", "check the path"),
            ("no/x.toml", "the folder of this file is not there", "check the path"),
            ("folder", "this is a folder, not a file", "name a file in it"),
            ("folder.toml", "this is a folder, not a file", "name a file in it"),
            ("2010.toml/x.toml", "the file cannot be read: not a directory", "check the path"),
            (
                "circle.toml",
                "the file cannot be read: it is a link that leads back to itself",
                "check the path",
            ),
            ("dangling.toml", "this is a link to a file that is not there", "check what it points to"),
            ("pipe.toml", "this is a pipe or a device, not a file", "save what comes out of it as a file"),
            ("x\0.toml", "no file can have this name", "check the path"),
            ("notes.txt", "the file is neither .toml nor .json by its name", "name it after what is in it"),
            ("", "there is no such file", "check the path"),
        ],
    )
    def test_what_is_no_file_of_ours_is_refused(
        self, name: str, message: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for folder in ("folder", "folder.toml"):
            Path(folder).mkdir()
        for file in ("2010.toml", "notes.txt"):
            Path(file).write_text("a = 1\n", "utf-8")
        Path("circle.toml").symlink_to("circle.toml")
        Path("dangling.toml").symlink_to("gone.toml")
        os.mkfifo("pipe.toml")
        assert Problem("unreadable-file", message, name, hint) == refused(lambda: read(name))

    def test_a_device_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "x.toml").symlink_to(os.devnull)
        problem = refused(lambda: read(tmp_path / "x.toml"))
        assert problem.message == "this is a pipe or a device, not a file"

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_a_file_without_permission_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "x.toml"
        path.write_text("a = 1\n", "utf-8")
        path.chmod(0)
        assert refused(lambda: read(path)).message == "you may not read this file"

    def test_a_link_to_a_file_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "x.toml").write_text("a = 1\n", "utf-8")
        (tmp_path / "link.toml").symlink_to("x.toml")
        assert values(read(tmp_path / "link.toml").root) == {"a": 1}

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_file_that_is_too_large_is_refused_unread(self, kind: str, tmp_path: Path) -> None:
        path = tmp_path / f"x.{kind}"
        with path.open("wb") as file:
            file.truncate(LARGEST * 1000)
        problem = refused(lambda: read(path))
        assert ("too-large", "the file is larger than 4 MiB", str(path)) == (
            problem.slug,
            problem.message,
            problem.place,
        )


class TestEncodings:
    @pytest.mark.parametrize(
        ("data", "place", "message"),
        [
            (
                b"a = 'm\xe5l'\n",
                "x.toml:1:7",
                "the byte E5 here is not UTF-8, in Windows-1252 it would be `å`",
            ),
            (
                "å = 1\nå = '".encode() + b"\xf6'\n",
                "x.toml:2:6",
                "the byte F6 here is not UTF-8, in Windows-1252 it would be `ö`",
            ),
            (b"a = 1\r\nb\x81\r\n", "x.toml:2:2", "the byte 81 here is not UTF-8"),
            (b"a = '\xc3", "x.toml:1:6", "the byte C3 here is not UTF-8, in Windows-1252 it would be `Ã`"),
            (
                b"\xef\xbb\xbfab\xff",
                "x.toml:1:3",
                "the byte FF here is not UTF-8, in Windows-1252 it would be `ÿ`",
            ),
            (
                "a = '\ud800'".encode("utf-8", "surrogatepass"),
                "x.toml:1:6",
                "the byte ED here is not UTF-8, in Windows-1252 it would be `í`",
            ),
            ("a = 1".encode("utf-16"), "x.toml", "the file is UTF-16, not UTF-8"),
            ("a = 1".encode("utf-16-le"), "x.toml", "the file is UTF-16, not UTF-8"),
            ("a = 1".encode("utf-16-be"), "x.toml", "the file is UTF-16, not UTF-8"),
        ],
    )
    def test_other_bytes_than_utf_8_are_refused_where_they_stand(
        self, data: bytes, place: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("x.toml").write_bytes(data)
        problem = refused(lambda: read("x.toml"))
        assert ("not-utf-8", place, message) == (problem.slug, str(problem.place), problem.message)
        assert problem.hint == "save the file as UTF-8"

    def test_half_a_character_in_hand_is_refused(self) -> None:
        problem = refusal("a = 'x'\nb = '\udce5'\n")
        assert (problem.slug, str(problem.place)) == ("not-utf-8", "x.toml:2:6")

    def test_text_in_hand_has_the_limit_of_a_file(self) -> None:
        assert refusal("#" + "x" * LARGEST).slug == "too-large"
        assert refusal("#" + "å" * (LARGEST // 2)).slug == "too-large"


class TestLimits:
    @pytest.mark.parametrize(
        ("written", "exact"),
        [
            ("9" * 60, int("9" * 60)),
            ("-" + "9" * 60, -int("9" * 60)),
            ("0." + "1" * 59, Fraction("0." + "1" * 59)),
            ("1e59", Fraction(10**59)),
            ("1e-59", Fraction(1, 10**59)),
            ("1e0059", Fraction(10**59)),
        ],
    )
    def test_sixty_digits_are_read(self, written: str, exact: Fraction) -> None:
        assert {"a": exact} == said(f"a = {written}\n")

    @pytest.mark.parametrize(
        "written",
        [
            *("9" * 61, "-" + "9" * 61, "0." + "1" * 60, "0x" + "f" * 61, "9" * 5000),
            *("1e60", "1e-60", "1.5e59", "1e999999999", "-1E+999_999_999", "1e" + "9" * 900),
            *("1" * 10**6, "0." + "1" * 10**6, "1e" + "1" * 10**6),
        ],
        ids=lambda written: f"{written[:9]}-{len(written)}",
    )
    def test_more_digits_are_refused_at_the_number(self, written: str) -> None:
        problem = refusal(f"# first\na = [1, {written}]\n")
        assert (problem.slug, str(problem.place)) == ("number-limit", "x.toml:2:9")

    @pytest.mark.parametrize("written", ["inf", "-inf", "+inf", "nan", "-nan"])
    def test_what_cannot_be_counted_with_is_refused(self, written: str) -> None:
        problem = refusal(f"a = 1\nb = {written}\n")
        assert (problem.slug, str(problem.place)) == ("number-limit", "x.toml:2:5")
        assert problem.message == f"`{written}` is not a number that can be counted with"

    @pytest.mark.parametrize(
        "text",
        [
            "a = " + "[" * (DEEPEST - 1) + "1" + "]" * (DEEPEST - 1),
            "a = " + "{a = " * (DEEPEST - 1) + "1" + "}" * (DEEPEST - 1),
            ".".join("a" * DEEPEST) + " = 1",
            f"[{'.'.join('a' * DEEPEST)}]",
            f"[{'.'.join('a' * 16)}]\n{'.'.join('b' * 15)} = [1]",
        ],
        ids=["lists", "tables", "dotted", "header", "together"],
    )
    def test_a_path_of_thirty_two_is_read(self, text: str) -> None:
        assert read_text(text, "x.toml").root

    @pytest.mark.parametrize(
        ("text", "column"),
        [
            ("a = " + "[" * DEEPEST + "1" + "]" * DEEPEST, 37),
            ("a = " + "[" * 10_000, 37),
            ("a = " + "{a = " * 10_000, 165),
            ("a = " + "[{a = " * 10_000, 101),
            (".".join("a" * (DEEPEST + 1)) + " = 1", 64),
            (" . ".join(['"a"'] * 10_000) + " = 1", 191),
            (f"[{'.'.join('a' * 10_000)}]", 65),
            (f"[[{'.'.join('a' * 10_000)}]]", 66),
            (f"[{'.'.join('a' * 16)}]\n{'.'.join('b' * 15)} = [[1]]", 35),
        ],
        ids=["one-more", "lists", "tables", "both", "dotted", "quoted", "header", "list-header", "together"],
    )
    def test_a_longer_path_is_refused_where_it_gets_too_long(self, text: str, column: int) -> None:
        problem = refusal(text)
        place = str(problem.place).rpartition(":")
        assert ("too-deep", str(column)) == (problem.slug, place[2])

    def test_a_mistake_before_the_limit_is_told_instead(self) -> None:
        problem = refusal("a = Mål\nb = " + "[" * 10_000)
        assert (problem.slug, str(problem.place)) == ("toml-syntax", "x.toml:1:5")

    def test_brackets_in_texts_and_remarks_are_not_deep(self) -> None:
        deep = "[" * 100
        text = f'a = \'{deep}\'\nb = "\\"{deep}"\n# {deep}\nc = \'\'\'\n{deep}\'\'\'\nd = """{deep}"""\n'
        assert list(said(text)) == ["a", "b", "c", "d"]

    def test_the_last_value_that_is_too_many_is_refused(self) -> None:
        assert len(said(f"a = [{'1,' * (MOST - 1)}]")["a"]) == MOST - 1
        problem = refusal(f"a = [{'1,' * MOST}]")
        assert (problem.slug, problem.message) == ("too-large", "the file has more than 100,000 values")

    @pytest.mark.parametrize("text", ["a = [" + "1," * 10**6, "[[a]]\n" * 10**6, "a = [" + "{}," * 10**6])
    def test_a_great_many_values_are_refused_unparsed(self, text: str) -> None:
        assert refusal(text).slug == "too-large"

    def test_a_word_without_quotes_has_a_thousand_characters_at_most(self) -> None:
        assert refusal("a" * 1001 + " = 1").message == "a word without quotes has more than 1,000 characters"


class TestSeveralMistakes:
    def test_mistakes_on_lines_of_their_own_are_all_told(self) -> None:
        text = (
            "[area.1]\ntitle = “Mål”\nmaximum = 2,5\nmål = 3\n\nmaximum = 3\nsource = x # y\nsource = 'z'\n"
        )
        with pytest.raises(KompassError) as caught:
            read_text(text, "x.toml")
        expected = ["x.toml:2:9", "x.toml:3:11", "x.toml:4:1", "x.toml:7:10"]
        assert expected == [str(problem.place) for problem in caught.value.problems]

    @pytest.mark.parametrize(
        "text",
        [
            "a = [1, 2\nb = 3\n",
            'a = """x\nb = 3\n',
            "[a\nb = 3\n",
            "a = these words\ngo on here\n",
            "a = x\n" + "[" * 100,
            "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> x\n",
        ],
        ids=["list", "text", "header", "prose", "deep", "conflict"],
    )
    def test_one_mistake_is_not_told_twice(self, text: str) -> None:
        assert refusal(text).slug == "toml-syntax"

    def test_twenty_mistakes_are_enough(self) -> None:
        with pytest.raises(KompassError) as caught:
            read_text("".join(f"k{number} = “x”\n" for number in range(100)), "x.toml")
        assert len(caught.value.problems) == 20


class TestTextInHand:
    @pytest.mark.parametrize(("name", "text"), [("a.toml", "a = 2.5"), ("b/a.json", '{"a": 2.5}')])
    def test_it_is_read_as_the_file_that_it_would_be_and_none_is_opened(self, name: str, text: str) -> None:
        document = read(name, text)
        assert document.root["a"].value == Fraction("2.5")
        assert document.source.name == name

    def test_a_name_that_says_nothing_is_refused(self) -> None:
        with pytest.raises(KompassError, match=r"neither \.toml nor \.json"):
            read("a", "a = 1")

    def test_half_a_character_is_no_utf_8(self) -> None:
        with pytest.raises(KompassError) as caught:
            read("a.toml", 'a = "\ud800"')
        assert [problem.slug for problem in caught.value.problems] == ["not-utf-8"]
