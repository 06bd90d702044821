"""Install the capabilities once, at start."""

from __future__ import annotations

import os

from sqlalchemy import Connection
from starlette.routing import BaseRoute

from entry.ogc.routes import ogc_routes
from features.capabilities import FEATURES
from features.feature import capabilities, install
from ui.backup_worker import start_backups
from ui.map_files.routes import routes as map_routes
from web.forms.assets import asset_routes
from web.start_page.start_page import start_page_routes


def start() -> None:
    """Install the capabilities."""
    install(FEATURES)


def routes(base: str) -> list[BaseRoute]:
    """What the program answers besides Streamlit's pages, below `base` (Streamlit's baseUrlPath)."""
    own = [route for feature in capabilities() for route in feature.routes(base)]
    return [*own, *ogc_routes(base), *asset_routes(base), *start_page_routes(), *map_routes(base)]


def start_serving(base: str) -> list[BaseRoute]:
    """Install the capabilities, begin to make backups, and return the routes."""
    start()
    start_backups(os.environ, is_voting)
    return routes(base)


def is_voting(connection: Connection) -> bool:
    """Whether any capability wants backups often just now."""
    return any(feature.is_voting(connection) for feature in capabilities())
