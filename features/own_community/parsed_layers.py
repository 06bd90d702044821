"""Layers that were read a moment ago, by the digest of their content: reading 30 000 homes takes a second."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

import geopandas as gpd
from pyproj import CRS

from features.own_community.layer_text import layer_from

KEPT = 48
"""Layers: two communities with all of theirs, and the last few contents of the one that is being edited."""

_Key = tuple[str, str, int]
_frames: OrderedDict[_Key, gpd.GeoDataFrame] = OrderedDict()
_lock = Lock()


def parse_layers(digest: str, layer: str, epsg: int, text_of: Callable[[], bytes]) -> gpd.GeoDataFrame:
    """The frame of the content with this digest; `text_of` is asked only where it was not read before.

    Who gets it shares it with others: a changed layer is a new frame.
    """
    key = (digest, layer, epsg)
    with _lock:
        if key in _frames:
            _frames.move_to_end(key)
            return _frames[key]
    frame = layer_from(text_of(), layer, CRS.from_epsg(epsg))
    with _lock:
        _frames[key] = frame
        while len(_frames) > KEPT:
            _frames.popitem(last=False)
    return frame
