"""Transform coordinates between systems, always in the same thread.

pyproj makes its transformers anew in every thread, which takes a tenth of a second and more, and each run
of a page has a thread of its own.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
from pyproj import CRS, Transformer

from spatial.network import Floats

WGS84 = "EPSG:4326"


def to_degrees(xy: Floats, crs: CRS) -> Floats:
    """(n, 2) longitude and latitude, WGS 84, of coordinates in `crs`; inf where there is none."""
    return _thread().submit(_transform, xy, crs.srs, WGS84).result()


def to_metres(degrees: Floats, crs: CRS) -> Floats:
    """(n, 2) coordinates in `crs` of longitude and latitude, WGS 84; inf where there are none."""
    return _thread().submit(_transform, degrees, WGS84, crs.srs).result()


@lru_cache(maxsize=1)
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="projecting")


def _transform(xy: Floats, source: str, target: str) -> Floats:
    return np.stack(_transformer(source, target).transform(*np.asarray(xy).T), axis=1)


@lru_cache(maxsize=32)
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def _forget_after_fork() -> None:
    # The thread stayed with the parent; who waits for it in the child waits for ever.
    _thread.cache_clear()
    _transformer.cache_clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
