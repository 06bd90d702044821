"""The items of a layer as GeoJSON, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

import numpy as np
import shapely

from entry.ogc.errors import NotFoundError
from entry.ogc.items_query import ItemsQuery
from entry.ogc.published import PublishedLayer
from entry.ogc.systems import CRS84, WGS84, shapes_in
from exports.geojson import feature_texts
from spatial.network import Ints

Link = Mapping[str, str]


def items_page(layer: PublishedLayer, query: ItemsQuery, address: str, asked: Mapping[str, str]) -> str:
    """The FeatureCollection of one page; `address` and the parameters `asked` lead to its neighbours."""
    rows = _within(layer, query)
    shown = rows[query.offset : query.offset + query.limit]
    about = {
        "type": "FeatureCollection",
        "timeStamp": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "numberMatched": len(rows),
        "numberReturned": len(shown),
        "links": _page_links(query, len(rows), address, asked),
    }
    head = json.dumps(about, ensure_ascii=False)
    return f'{head[:-1]}, "features": [{",".join(_features(layer, shown, query.system))}]}}'


def item(layer: PublishedLayer, key: str, system: str, links: Sequence[Link]) -> str:
    """The Feature of this id. Raises NotFoundError."""
    if key not in layer.ids:
        raise NotFoundError(name=key, known=", ".join(list(layer.ids)[:5]) + " …")
    (feature,) = _features(layer, np.array([layer.ids[key]]), system)
    return f'{feature[:-1]},"links":{json.dumps(list(links), ensure_ascii=False)}}}'


def _features(layer: PublishedLayer, rows: Ints, system: str) -> list[str]:
    frame = layer.layer.frame.iloc[rows].reset_index(drop=True)
    return feature_texts(layer.layer.with_frame(frame), shapes_in(layer, system)[rows])


def _within(layer: PublishedLayer, query: ItemsQuery) -> Ints:
    if query.bbox is None:
        return np.arange(len(layer.layer.frame))
    if query.bbox_system in (CRS84, WGS84):
        shapes = layer.degrees
    else:
        shapes = np.asarray(layer.layer.frame.geometry.to_numpy(), dtype=object)
    return np.flatnonzero(shapely.intersects(shapes, query.bbox))


def _page_links(query: ItemsQuery, matched: int, address: str, asked: Mapping[str, str]) -> list[Link]:
    def link(relation: str, offset: int) -> Link:
        parameters = {**asked, "offset": str(offset), "limit": str(query.limit)}
        return {
            "href": f"{address}?{urlencode(parameters)}",
            "rel": relation,
            "type": "application/geo+json",
        }

    links = [link("self", query.offset)]
    if query.offset + query.limit < matched:
        links.append(link("next", query.offset + query.limit))
    if query.offset:
        links.append(link("prev", max(0, query.offset - query.limit)))
    return links
