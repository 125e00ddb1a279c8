"""Picture: what the page of a report looks like in Chromium, as the small PNG that the README shows.

`make picture` runs it. Its argument is where the picture goes.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from kompass_core.cli import main

REPORT = ("report", "borlange-2010", "--language", "en", "--without", "instrument,scales,visit")
SIZE = {"width": 1220, "height": 1130}
COLOURS = 48


def picture(page: Path) -> bytes:
    """The upper part of a page, as PNG with few colours."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        shown = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        shown.goto(page.as_uri())
        taken = Image.open(BytesIO(shown.screenshot()))
        browser.close()
    out = BytesIO()
    taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        if code := main([*REPORT, "--format", "html", "-o", str(report)]):
            sys.exit(code)
        Path(sys.argv[1]).write_bytes(picture(report))
