"""Takes the pictures of the page about ``turnsignal graph``, light and dark, with Chromium.

``python -m tests.docs.graph_picture [CHROMIUM]``; it needs Pillow, which comes with matplotlib.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.docs.executable import run
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "graph.md"
PICTURES = ROOT / "docs" / "_static"

#: The signal with the errors, as the address of the page has it.
SELECTED = "#signal%3Ashop.signals.order_shipped"

#: As wide as a column of the documentation: one that is wider cannot be read on a telephone.
SIZE = "680,880"

#: So few make a third of the bytes, and no difference that one sees.
COLOURS = 128

SCHEMES = {"light": "1", "dark": "0"}


def main() -> None:
    """Do what the page says, and take the pictures of the file that it writes."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    with tempfile.TemporaryDirectory() as folder:
        run(PAGE, Path(folder))
        address = (Path(folder) / "signals.html").as_uri() + SELECTED
        for scheme, setting in SCHEMES.items():
            file = PICTURES / f"signal-graph-{scheme}.png"
            options = [
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion",
                "--virtual-time-budget=3000",  # milliseconds, in which the page becomes ready
                f"--blink-settings=preferredColorScheme={setting}",
                "--force-device-scale-factor=2",
                f"--window-size={SIZE}",
                f"--screenshot={file}",
            ]
            subprocess.run([chromium, *options, address], check=True)
            with Image.open(file) as picture:
                picture.convert("RGB").quantize(COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    main()
