"""Online base maps. They are a choice in the map's panel; nothing is fetched before somebody chooses one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from base.words import Message, Text

TIANDITU_KEY = "LINTU_TIANDITU_KEY"


@dataclass(frozen=True)
class OnlineTiles:
    """One online base map. `urls` are Leaflet templates, drawn one over the other (picture, then names)."""

    key: str
    name: Text
    urls: tuple[str, ...]
    attribution: Text
    max_zoom: int
    """The deepest zoom that is served; deeper zooms stretch it."""
    subdomains: str = ""


OPENSTREETMAP = OnlineTiles(
    key="osm",
    name=Message("OpenStreetMap (online)"),
    urls=("https://tile.openstreetmap.org/{z}/{x}/{y}.png",),
    attribution=Message("© OpenStreetMap contributors"),
    max_zoom=19,
)


def tianditu(key: str) -> OnlineTiles:
    """天地图, the national map service, with the key that its users apply for.

    Its coordinates are CGCS2000, which for a map on a screen is WGS 84.
    """
    return OnlineTiles(
        key="tianditu",
        name=Message("Tianditu (online)"),
        urls=tuple(_tianditu_url(layer, key) for layer in ("vec", "cva")),
        attribution=Message("Tianditu"),
        max_zoom=18,
        subdomains="01234567",
    )


def offered_tiles(environment: Mapping[str, str]) -> tuple[OnlineTiles, ...]:
    """The online base maps that can be offered: OpenStreetMap, and 天地图 where its key is configured."""
    key = environment.get(TIANDITU_KEY, "").strip()
    return (OPENSTREETMAP, tianditu(key)) if key else (OPENSTREETMAP,)


def tile_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The origins that the offered base maps fetch pictures from, as a content security policy names them."""
    urls = [url for tiles in offered_tiles(environment) for url in tiles.urls]
    hosts = {urlsplit(url).netloc.replace("{s}", "*") for url in urls}
    return tuple(f"https://{re.sub(r't[*]', '*', host)}" for host in sorted(hosts))


def _tianditu_url(layer: str, key: str) -> str:
    query = (
        "SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
        f"&LAYER={layer}&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
    )
    return f"https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?{query}"
