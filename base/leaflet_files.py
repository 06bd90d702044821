"""Leaflet as files inside the django-leaflet wheel, found through the package metadata and never imported."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path


def leaflet_folder() -> Path:
    """Leaflet and Leaflet.draw with their styles and pictures."""
    return Path(str(distribution("django-leaflet").locate_file("leaflet/static/leaflet")))
