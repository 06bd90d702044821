"""The start that goes on while the server answers already: first what phones need, then what pages need.

`app.py` imports this file before the server listens, so it names nothing big outside its functions.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.routing import BaseRoute

from base.late_modules import LATE_MODULES
from base.memory_release import exempt_program_from_collection, limit_heaps, release_memory_regularly
from web.late_routes import LateRoutes

_NEEDED_BY_PAGES = ("pandas", "geopandas", "sparse", "csgraph", "scipy_spatial")


def late_routes(base: str) -> LateRoutes:
    """The routes of the capabilities, below `base` (Streamlit's baseUrlPath)."""
    return LateRoutes(lambda: _capability_routes(base), _warm_up)


def beginning(late: LateRoutes) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any] | None]]:
    """A lifespan for `st.App` that begins to load as the server comes up, and gives memory back meanwhile."""

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        limit_heaps()
        late.begin()
        releasing = asyncio.create_task(release_memory_regularly())
        yield
        releasing.cancel()

    return lifespan


def page_addresses() -> frozenset[str]:
    """The addresses of the pages; asked for one that is not the first, when the capabilities are there."""
    from entry.staff_pages import addresses

    return addresses()


def _capability_routes(base: str) -> list[BaseRoute]:
    # Reads some 500 files of ours and SQLAlchemy: a second in which the server should answer already.
    from entry.start import start_serving

    return start_serving(base)


def _warm_up() -> None:
    """Load what the first page of staff would otherwise wait for."""
    for name in _NEEDED_BY_PAGES:
        LATE_MODULES[name].load()
    # The only packages that need folium and altair; no page of phones does.
    import ui.components.coverage_chart
    import ui.mapview  # noqa: F401

    exempt_program_from_collection()
