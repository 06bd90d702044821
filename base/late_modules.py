"""Big libraries that load when something in them is first used, not when a file that names them is read.

The program answers its first requests early because of this: pandas, geopandas, SciPy, SQLAlchemy and others
take seconds to load, and Streamlit's start page needs none of them, a phone's first page few. What is read at
start imports them from here; files that only pages read, which use them anyway, may import them directly.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas
    import pandas
    import pyogrio
    import segno
    import sqlalchemy
    from alembic import command as alembic_command
    from alembic import config as alembic_config
    from alembic import script as alembic_script
    from scipy import optimize as scipy_optimize
    from scipy import signal as scipy_signal
    from scipy import sparse
    from scipy import spatial as scipy_spatial
    from scipy import stats as scipy_stats
    from scipy.sparse import csgraph

__all__ = [
    "LATE_MODULES",
    "LateModule",
    "alembic_command",
    "alembic_config",
    "alembic_script",
    "csgraph",
    "geopandas",
    "pandas",
    "pyogrio",
    "scipy_optimize",
    "scipy_signal",
    "scipy_spatial",
    "scipy_stats",
    "segno",
    "sparse",
    "sqlalchemy",
]


class LateModule:
    """Stands for a module, and imports it when one of its names is first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._module: ModuleType | None = None

    def __getattr__(self, member: str) -> Any:
        if self._module is None:
            self.load()
        return getattr(self._module, member)

    def load(self) -> None:
        """Import the module now."""
        # Python's own lock of imports lets the first thread load the module while others wait.
        self._module = import_module(self._name)


LATE_MODULES = {
    "geopandas": LateModule("geopandas"),
    "pandas": LateModule("pandas"),
    "pyogrio": LateModule("pyogrio"),
    "sqlalchemy": LateModule("sqlalchemy"),
    "alembic_command": LateModule("alembic.command"),
    "alembic_config": LateModule("alembic.config"),
    "alembic_script": LateModule("alembic.script"),
    "sparse": LateModule("scipy.sparse"),
    "segno": LateModule("segno"),
    "csgraph": LateModule("scipy.sparse.csgraph"),
    "scipy_optimize": LateModule("scipy.optimize"),
    "scipy_signal": LateModule("scipy.signal"),
    "scipy_spatial": LateModule("scipy.spatial"),
    "scipy_stats": LateModule("scipy.stats"),
}
if not TYPE_CHECKING:
    globals().update(LATE_MODULES)
