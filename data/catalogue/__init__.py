"""The catalogue: every number of the program, in TOML files that anyone may read and change."""

from data.catalogue.choose_profile import in_profile
from data.catalogue.errors import CatalogueError
from data.catalogue.loader import load_catalogue
from data.catalogue.model import Catalogue, Figure

__all__ = ["Catalogue", "CatalogueError", "Figure", "in_profile", "load_catalogue"]
