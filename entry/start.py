"""Install the capabilities once, at start."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.routing import BaseRoute

from features.capabilities import FEATURES
from features.feature import capabilities, install
from ui import mapview
from web.forms.assets import rest_of_room


def start() -> None:
    """Make the capabilities known to the floors below them."""
    install(FEATURES)


def routes(base: str) -> list[BaseRoute]:
    """What the program answers besides Streamlit's pages, below `base` (Streamlit's baseUrlPath)."""
    own = [route for feature in capabilities() for route in feature.routes(base)]
    return [*own, *rest_of_room(base), *mapview.routes(base)]


def is_voting(connection: Connection) -> bool:
    """Whether any capability wants backups often just now."""
    return any(feature.is_voting(connection) for feature in capabilities())
