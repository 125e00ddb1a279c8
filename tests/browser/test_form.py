"""The form in a browser: what is filled in has the points that `score` gives the file that it saves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.cli import main
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare, read_evaluation
from kompass_core.model.report import Figure
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.stages.report.wording import Wording

    Opens = Callable[..., Page]

pytestmark = pytest.mark.browser

PAGES = {"kommunkompassen@2010": ("sv", "sweden"), "caf@2020": ("en", "english")}
"""The language of the form that is looked at, and the variant that speaks it."""

FILLED = """
() => {
  const selects = [...document.querySelectorAll("select[data-item]")];
  selects.forEach((one, place) => { if (place % 5) one.selectedIndex = place % one.options.length; });
  document.getElementById("form").dispatchEvent(new Event("input"));
}
"""
"""Most of it, with holes and with what does not apply."""

SHOWN = """
() => Object.fromEntries([...document.querySelectorAll(".item [data-figure]")].map(
  ({ dataset, textContent }) => [`${dataset.scale} ${dataset.figure}`, textContent]))
"""


FEWER = '[...document.querySelectorAll(".item")].slice(4).forEach((one) => one.remove())'
"""Items are all of one kind, and axe takes its time."""


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    """All plugins that are installed."""
    return load_plugins()


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of the form of a framework, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("forms")

    def file(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("KOMPASS_CACHE", "")
                assert main(["form", name, "--language", PAGES[name][0], "-o", str(path)]) == 0
        return path

    return file


@pytest.fixture
def opens(chromium: Browser, form: Callable[[str], Path]) -> Iterator[Opens]:
    """Opens a form; it may complain of nothing, and ask nobody for anything."""
    complaints: list[str] = []
    contexts = []

    def page(
        name: str = "kommunkompassen@2010", width: int = 1280, scheme: str = "light", **more: Any
    ) -> Page:
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=scheme, **more)  # type: ignore[arg-type]
        contexts.append(context)
        shown = context.new_page()
        shown.on("console", lambda message: complaints.append(message.text))
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        own = form(name).as_uri()
        shown.on(
            "request",
            lambda request: complaints.extend({request.url} - {own} if request.url[:5] != "blob:" else ()),
        )
        shown.goto(own)
        return shown

    yield page
    for context in contexts:
        context.close()
    assert complaints == []


def saved(page: Page, kind: str, folder: Path) -> Path:
    """The file that a form saves."""
    with page.expect_download() as download:
        page.click(f"#save-{kind}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def expected(name: str, evaluation: Evaluation, plugins: Plugins) -> Mapping[str, str]:
    """What the form has to show beside every item, by scale and code."""
    program = prepare(find_framework(name, plugins), plugins)
    words = wording(plugins.variants[PAGES[name][1]])
    return {
        f"{scale} {code}": _text(one.figures, words)
        for scale, items in figures(score(program, evaluation), words).items()
        for code, one in items.items()
        if code != "total"
    }


def _text(printed: Mapping[str, Figure | str], words: Wording) -> str:
    texts = {name: one.printed if isinstance(one, Figure) else one for name, one in printed.items()}
    points, most = texts.pop("points"), texts.pop("maximum", None)
    percent = texts.pop("percent", None)
    beside = ", ".join(
        filter(None, [percent, *(f"{words.measure(name)}: {one}" for name, one in texts.items())])
    )
    return points + (f" / {most}" if most else "") + (f" ({beside})" if beside else "")


@pytest.mark.parametrize("name", PAGES)
def test_the_points_are_those_of_the_file_that_is_saved(
    name: str, opens: Opens, plugins: Plugins, tmp_path: Path
) -> None:
    page = opens(name)
    page.evaluate(FILLED)
    page.fill("#organisation", "Ås & Øy")
    path = saved(page, "json", tmp_path)
    assert path.name == "as-øy.json"
    shown = page.evaluate(SHOWN)
    assert expected(name, read_evaluation(path), plugins) == shown
    assert any("–" in text for text in shown.values())
    assert main(["check", str(path)]) == 0
    assert main(["score", str(path), "-o", str(tmp_path / "points.txt")]) == 0


def test_one_judgement_at_a_time_moves_the_points(opens: Opens) -> None:
    page = opens()
    figure = page.locator(".item [data-figure='1.1'][data-scale='2010']")
    seen = [figure.text_content()]
    for dimension in ("system", "deployment", "results", "renewal"):
        page.select_option(f"[id='q-1.1-{dimension}']", index=4)
        seen.append(figure.text_content())
    assert seen[0] == "0–15,0 / 15 (0–100%)"
    assert len(set(seen)) == len(seen)
    assert "–" not in (seen[-1] or "–")
    page.check("[id='w-1.1']")
    assert figure.text_content() == "ej tillämpligt"
    assert page.is_disabled("[id='q-1.1-system']")


def test_toml_says_what_json_says_and_what_was_saved_opens_again(opens: Opens, tmp_path: Path) -> None:
    page = opens()
    page.evaluate(FILLED)
    for name, text in {
        "organisation": 'Quote " \\ \x7f å',
        "code": "2081",
        "id": "trial.1",
        "from": "2010-06-15",
        "to": "2010-06-17",
        "interviews": "30",
        "evaluators": "Anna Berg, KLG\nLeif Ek",
        "note": "one\ntwo",
    }.items():
        page.fill(f"#{name}", text)
    page.locator("summary").nth(1).click()
    page.fill("[id='f-1.1-text']", "What\n\nwas found")
    page.fill("[id='f-1.1-strengths']", "one\n two \n\n")
    json_file, toml_file = (saved(page, kind, tmp_path) for kind in ("json", "toml"))
    one, other = read_evaluation(json_file), read_evaluation(toml_file)
    for name in (
        "id",
        "organisation",
        "first_day",
        "last_day",
        "interviews",
        "evaluators",
        "note",
        "judgements",
        "findings",
    ):
        assert getattr(one, name) == getattr(other, name)
    assert one.findings["1.1"].strengths == ("one", "two")
    assert [person.organisation for person in one.evaluators] == ["KLG", None]
    again = opens()
    again.set_input_files("#file", json_file)
    again.locator("#status:not(:empty)").wait_for(state="attached")
    assert page.evaluate(SHOWN) == again.evaluate(SHOWN)
    folder = tmp_path / "again"
    folder.mkdir()
    assert json_file.read_bytes() == saved(again, "json", folder).read_bytes()


def test_what_has_no_field_is_saved_as_it_came(opens: Opens, tmp_path: Path) -> None:
    given = {
        "schema": 1,
        "evaluation": {
            "id": "x",
            "year": 2010,
            "framework": "kommunkompassen@2010",
            "organisation": {"name": "Ås"},
            "source": "minutes",
        },
        "sources": {"minutes": "The minutes"},
        "judgement": {"1.1": {"system": 0.25, "deployment": "unanswered"}},
        "finding": {"1": {"evidence": [{"kind": "document", "note": "a plan"}]}},
    }
    path = tmp_path / "given.json"
    path.write_text(json.dumps(given), "utf-8")
    page = opens()
    page.set_input_files("#file", path)
    page.locator("#status:not(:empty)").wait_for(state="attached")
    made = json.loads(saved(page, "json", tmp_path).read_text("utf-8"))
    assert made == {**given, "judgement": {"1.1": {"system": made["judgement"]["1.1"]["system"]}}}
    assert isinstance(made["judgement"]["1.1"]["system"], str)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"evaluation": {"id": "x", "framework": "caf@2020", "organisation": {"name": "x"}}}, "caf@2020"),
        ({"given": {"2010": {"points": {"1": 3}}}}, "given"),
        ({"judgement": {"1.1": {"system": "sideways"}}}, "1.1 system"),
        ({"judgement": {"1.1": {"system": {"anna": "partly"}}}}, "1.1 system"),
        ({"judgement": {"9.9": {"system": "partly"}}}, "9.9 system"),
        ({"schema": 2}, "JSON"),
    ],
    ids=[
        "another framework",
        "points given",
        "no such step",
        "several evaluators",
        "no such item",
        "no evaluation",
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(
    changed: dict[str, Any], said: str, opens: Opens, tmp_path: Path
) -> None:
    about = {"id": "x", "framework": "kommunkompassen@2010", "organisation": {"name": "x"}}
    path = tmp_path / "unfit.json"
    path.write_text(json.dumps({"schema": 1, "evaluation": about, **changed}), "utf-8")
    page = opens()
    page.evaluate(FILLED)
    before = page.evaluate(SHOWN)
    page.set_input_files("#file", path)
    page.wait_for_selector("#status.error:not(:empty)")
    assert said in page.inner_text("#status")
    assert before == page.evaluate(SHOWN)


def test_nothing_is_saved_without_a_name(opens: Opens) -> None:
    page = opens()
    page.click("#save-json")
    assert page.evaluate("document.activeElement.id") == "organisation"
    assert page.inner_text("#status") == ""


def test_a_draft_is_kept_only_where_it_is_asked_for(opens: Opens) -> None:
    page = opens()
    page.fill("#organisation", "Ås")
    assert page.evaluate("localStorage.length") == 0
    page.check("#draft")
    page.select_option("[id='q-1.1-system']", index=2)
    page.reload()
    assert page.input_value("#organisation") == "Ås"
    assert page.input_value("[id='q-1.1-system']") != ""
    page.uncheck("#draft")
    assert page.evaluate("localStorage.length") == 0


def test_the_first_stop_of_the_keyboard_leads_to_the_judgements(opens: Opens) -> None:
    page = opens()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "organisation"


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
)
def test_a_form_is_accessible_and_fits_its_window(width: int, scheme: str, opens: Opens, axe: str) -> None:
    page = opens(width=width, scheme=scheme, bypass_csp=True)
    page.evaluate(FILLED)
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate(FEWER)
    page.evaluate(axe)
    wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("wanted => axe.run({ runOnly: wanted })", wanted)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert found["passes"]
