"""Cache of parsed layers by the digest of their content: reading 30 000 homes takes a second."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import geopandas as gpd
from cachetools import LRUCache, cached
from pyproj import CRS

from features.own_community.layer_text import layer_from

KEPT = 48
"""Layers: two communities with all of theirs, and the last few contents of the one that is being edited."""


def _key(digest: str, layer: str, epsg: int, _text_of: Callable[[], bytes]) -> tuple[str, str, int]:
    return digest, layer, epsg


@cached(LRUCache(KEPT), key=_key, lock=Lock())
def parse_layers(digest: str, layer: str, epsg: int, text_of: Callable[[], bytes]) -> gpd.GeoDataFrame:
    """The frame of the content with this digest; `text_of` is asked only where it was not read before.

    Who gets it shares it with others: a changed layer is a new frame.
    """
    return layer_from(text_of(), layer, CRS.from_epsg(epsg))
