"""The one typeface of the program: Noto Sans SC, a TrueType file inside the zhplot wheel (OFL)."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

FILE = "NotoSansSC-Regular.ttf"


def fonts_folder() -> Path:
    """The folder with the typeface and its licence. The wheel's code is never imported."""
    return Path(str(distribution("zhplot").locate_file("zhplot/fonts")))
