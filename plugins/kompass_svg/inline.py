"""Inline: a chart to the inside of an SVG element that a page shows as it is wide, light or dark.

The door for whoever makes pages. What is drawn is that of the picture, without caption and legend;
colours are names of classes, so that a page says what they are, and every mark has its figure as a title.
Nothing in it has an id, a style of its own or a link.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from attrs import frozen

from kompass_svg.plate import svg
from kompass_svg.sheet import drawing, sheet
from kompass_svg.strip import COLOURS, FAINT, HOLLOW, INK, MARK, ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.extending import Chart, Figure

POINTS = 72
"""Units of a picture in an inch."""

SPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"

CLASSES = {
    INK: "ink",
    FAINT: "faint",
    HOLLOW: "hollow",
    "#ffffff": "paper",
    **{colour: f"c{number}" for number, colour in enumerate(COLOURS)},
}
"""The class of a colour, after `f-` where it fills something and `s-` where it is that of a line."""

KEPT = ("stroke-width", "opacity", "text-anchor", "font-size")
LONG_NUMBER = re.compile(r"-?\d+\.\d+")


@frozen
class Inside:
    """What stands in an SVG element, and the size of its view box, in units of which a letter has nine."""

    width: int
    height: int
    markup: str


def inline(chart: Chart, width: float) -> Inside:
    """The chart drawn so many inches wide."""
    with drawing():
        made = sheet([chart], width=width, bare=True)
        root = ET.fromstring(svg(made))  # noqa: S314 - what was just written
        across, down = (round(POINTS * float(side)) for side in made.get_size_inches())
    return Inside(across, down, "".join(_marks(root, _told(chart))))


def _told(chart: Chart) -> Mapping[str, str]:
    """What is said of the marks of a chart, by their names."""
    told: dict[str, str] = {}
    alone = len(chart.series) == 1
    for number, series in enumerate(chart.series):
        place = count()
        for line, (label, figure) in enumerate(zip(chart.labels, series.figures, strict=True)):
            if figure is None:
                continue
            said = f"{label}: {figure.printed}" if alone else f"{label}, {series.name}: {figure.printed}"
            told |= dict.fromkeys((f"{MARK}{number}-{line}", f"{MARK}{number}-{line}-more"), said)
            told |= {f"{MARK}{number}/{next(place)}": said for _ in _ends(figure)}
    return told


def _ends(figure: Figure) -> Mapping[float, None]:
    return dict.fromkeys(ends(figure))


def _marks(root: ET.Element, told: Mapping[str, str]) -> Iterator[str]:
    """All that is drawn, in order and flat; what stands for a figure with what is said of it."""
    shapes = {one.get("id"): one.get("d", "") for one in root.iter(f"{SPACE}path") if one.get("id")}
    for group in root.iter(f"{SPACE}g"):
        name = group.get("id") or ""
        for place, used in enumerate(group.iterfind(f"./{SPACE}g/{SPACE}use")):
            where = f'transform="translate({_short(used.get("x", ""))} {_short(used.get("y", ""))})"'
            shape = shapes[used.get(LINK, "").removeprefix("#")]
            yield _drawn(used, shape, told.get(f"{name}/{place}"), where)
        for path in group.iterfind(f"./{SPACE}path"):
            yield _drawn(path, path.get("d", ""), told.get(name))
        for text in group.iter(f"{SPACE}text") if name.startswith("text_") else ():
            place_at = f'x="{_short(text.get("x", ""))}" y="{_short(text.get("y", ""))}"'
            yield f"<text {place_at}{_looks(text)}>{escape(text.text or '')}</text>"


def _drawn(mark: ET.Element, path: str, said: str | None, where: str = "") -> str:
    title = f"<title>{escape(said)}</title>" if said else ""
    place = f" {where}" if where else ""
    return f'<path d="{_short(" ".join(path.split()))}"{place}{_looks(mark)}>{title}</path>'


def _looks(mark: ET.Element) -> str:
    """How something looks, as classes and attributes: no page has to allow styles within its text."""
    style = dict(part.strip().split(": ", 1) for part in mark.get("style", "").split(";") if part.strip())
    classes = [f"{key[0]}-{CLASSES[style[key]]}" for key in ("fill", "stroke") if style.get(key) in CLASSES]
    if style.get("fill") == "none":
        classes.append("f-none")
    kept = [f'{key}="{style[key].removesuffix("px")}"' for key in KEPT if key in style]
    return "".join(f" {one}" for one in (f'class="{" ".join(classes)}"', *kept))


def _short(numbers: str) -> str:
    """Numbers with one decimal, which is less than an eye sees."""
    return LONG_NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), numbers)
