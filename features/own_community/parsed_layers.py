"""Cache of parsed layers by the digest of their content: reading 30 000 homes takes a second."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
from pyproj import CRS

from base.bounded_cache import BoundedCache
from data.memory_size import PARSED_BYTES, memory_bytes
from features.own_community.layer_text import layer_from

LAYERS: BoundedCache[tuple[str, str, int], gpd.GeoDataFrame] = BoundedCache(PARSED_BYTES)


def parse_layers(digest: str, layer: str, epsg: int, text_of: Callable[[], bytes]) -> gpd.GeoDataFrame:
    """The frame of the content with this digest; `text_of` is asked only where it was not read before.

    Who gets it shares it with others: a changed layer is a new frame.
    """
    key = (digest, layer, epsg)
    frame = LAYERS.get(key)
    if frame is None:
        frame = layer_from(text_of(), layer, CRS.from_epsg(epsg))
        LAYERS.put(key, frame, memory_bytes(frame))
    return frame
