"""Install the capabilities once, at start."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.routing import BaseRoute

from features.capabilities import FEATURES
from features.feature import capabilities, install
from ui import mapview
from web.forms.assets import asset_routes


def start() -> None:
    """Install the capabilities."""
    install(FEATURES)


def routes(base: str) -> list[BaseRoute]:
    """What the program answers besides Streamlit's pages, below `base` (Streamlit's baseUrlPath)."""
    own = [route for feature in capabilities() for route in feature.routes(base)]
    return [*own, *asset_routes(base), *mapview.routes(base)]


def is_voting(connection: Connection) -> bool:
    """Whether any capability wants backups often just now."""
    return any(feature.is_voting(connection) for feature in capabilities())
