"""Files inside wheels whose code is never imported, found through the package metadata."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

TYPEFACE_FILE = "NotoSansSC-Regular.ttf"
"""Noto Sans SC (OFL), the one typeface of the program."""


def leaflet_folder() -> Path:
    """Leaflet and Leaflet.draw with their styles and pictures, inside the django-leaflet wheel."""
    return Path(str(distribution("django-leaflet").locate_file("leaflet/static/leaflet")))


def fonts_folder() -> Path:
    """The folder with the typeface and its licence, inside the zhplot wheel."""
    return Path(str(distribution("zhplot").locate_file("zhplot/fonts")))
