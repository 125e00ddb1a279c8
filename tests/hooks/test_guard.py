"""Guard: what takes too long is left behind, whatever it does, and everything else is as without it."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, NoReturn

import pytest

from kompass_core.hooks.guard import Guarded, OverdueError, guarded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORT = 0.1
GO = threading.Event()


@pytest.fixture(autouse=True)
def let_go(nobody_left: None) -> Iterator[None]:
    """What waits for `GO` waits until the test is over."""
    GO.clear()
    yield
    GO.set()


def test_what_is_made_is_given() -> None:
    assert guarded(lambda: 7) == Guarded(7, 0, "")


@pytest.mark.parametrize(("platform", "same"), [("emscripten", True), (sys.platform, False)])
def test_where_there_are_no_threads_the_caller_works_itself(
    platform: str, *, same: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    worker = guarded(threading.current_thread).made
    assert (worker is threading.current_thread()) == same


def test_what_is_raised_is_raised_here() -> None:
    def fails() -> NoReturn:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        guarded(fails)


def test_what_is_printed_is_kept_aside(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: sys.stdout.write("hello\n")) == Guarded(6, 6, "hello\n")
    assert capsys.readouterr().out == ""


def test_of_much_that_is_printed_the_beginning_is_kept() -> None:
    done = guarded(lambda: sys.stdout.write("x" * 1000))
    assert (done.printed, len(done.begins)) == (1000, 200)


def test_what_others_print_meanwhile_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    def both() -> None:
        thread = threading.Thread(target=print, args=("out loud",))
        thread.start()
        thread.join()
        sys.stdout.write("aside")

    guarded(both)
    assert capsys.readouterr().out == "out loud\n"


def test_a_wait_that_never_ends_is_left_behind() -> None:
    begun = time.monotonic()
    with pytest.raises(OverdueError) as caught:
        guarded(GO.wait, SHORT)
    assert str(caught.value).startswith("more than 0.1 s")
    assert time.monotonic() - begun < 5


def test_a_loop_that_never_ends_is_ended() -> None:
    ended = threading.Event()

    def loops() -> None:
        try:
            while True:
                pass
        finally:
            ended.set()

    with pytest.raises(OverdueError):
        guarded(loops, SHORT)
    assert ended.wait(5)


def test_a_loop_that_catches_every_exception_of_its_own_is_ended() -> None:
    ended = threading.Event()

    def loops() -> None:
        try:
            while True:
                with suppress(Exception):
                    time.sleep(0.001)
        finally:
            ended.set()

    with pytest.raises(OverdueError):
        guarded(loops, SHORT)
    assert ended.wait(5)


def test_the_place_is_that_of_the_code_and_not_of_the_library_below_it() -> None:
    def waits() -> None:
        GO.wait()

    with pytest.raises(OverdueError) as caught:
        guarded(waits, SHORT)
    assert caught.value.place == f" ({__file__}:{waits.__code__.co_firstlineno + 1})"


def test_standard_output_is_put_back_whatever_happens() -> None:
    before = sys.stdout
    with pytest.raises(OverdueError):
        guarded(GO.wait, SHORT)
    assert sys.stdout is before


def test_what_is_guarded_within_is_guarded_by_the_outer_guard() -> None:
    def outer() -> int:
        return guarded(threading.get_ident, 0.000001).made

    assert guarded(outer).made != threading.get_ident()


def test_the_context_of_the_caller_is_there() -> None:
    color = ContextVar("color", default="none")
    color.set("red")
    assert guarded(color.get).made == "red"


def test_a_module_that_is_being_imported_can_be_imported_by_what_it_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kompass_trial_circle.py").write_text(
        "from kompass_core.hooks.guard import guarded\n"
        "def again():\n"
        "    import kompass_trial_circle\n"
        "    print('again')\n"
        "    return kompass_trial_circle\n"
        "done = guarded(again, 0.5)\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    import kompass_trial_circle  # type: ignore[import-not-found] # it was written just now

    monkeypatch.delitem(sys.modules, "kompass_trial_circle")
    assert kompass_trial_circle.done == Guarded(kompass_trial_circle, 6, "again\n")
