"""Template environment of the plain pages: autoescaping, errors on unknown names."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from base.words import without_direction_controls

SHARED_TEMPLATES = Path(__file__).parent / "templates"
"""The frame of pages that are for no phone: sign-in, an address without a page."""


def templates_in(*folders: Path) -> Environment:
    """The templates of these folders; the first that has a name gives it."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["typed"] = escape
    return environment


def _shown(value: object) -> object:
    """Text of people in a page turns no direction. What goes back into a field is `typed`, and stays."""
    is_markup = isinstance(value, Markup)
    return without_direction_controls(value) if isinstance(value, str) and not is_markup else value
