"""What the API says of itself: landing page, conformance, collections, OpenAPI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely

from base.words import Message, Text
from entry.ogc.items_query import MOST, USUAL
from entry.ogc.published import PublishedCommunity, PublishedLayer
from entry.ogc.systems import CRS84, storage_system, systems_of

Document = dict[str, Any]
_CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
_CRS = "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"
CONFORMS_TO = (f"{_CORE}core", f"{_CORE}oas30", f"{_CORE}geojson", _CRS)
GEOJSON = "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"


def link(href: str, relation: str, media: str = "application/json", title: str = "") -> dict[str, str]:
    """A link of OGC API."""
    return {"href": href, "rel": relation, "type": media} | ({"title": title} if title else {})


def communities(names: Mapping[str, str], address: str) -> Document:
    """The communities that have an API, each with its address."""
    return {
        "title": "Lintu",
        "links": [link(address, "self")],
        "communities": [
            {"id": key, "title": name, "links": [link(f"{address}/{key}", "child", title=name)]}
            for key, name in names.items()
        ],
    }


def landing(here: PublishedCommunity, address: str) -> Document:
    """The landing page of one community."""
    community = here.request.baseline.community
    about = Message("The maps of {name} as they are now, from Lintu.", name=community.name)
    return {
        "title": _text(community.name, here),
        "description": _text(about, here),
        "attribution": _text(community.attribution, here),
        "links": [
            link(address, "self"),
            link(f"{address}/api", "service-desc", OPENAPI),
            link(f"{address}/conformance", "conformance"),
            link(f"{address}/collections", "data"),
        ],
    }


def collections(here: PublishedCommunity, address: str) -> Document:
    """All layers."""
    return {
        "links": [link(f"{address}/collections", "self")],
        "crs": [CRS84],
        "collections": [collection(key, one, address) for key, one in here.layers.items()],
    }


def collection(key: str, one: PublishedLayer, address: str) -> Document:
    """One layer: its name, extent and systems, and where its items are."""
    own = f"{address}/collections/{key}"
    return {
        "id": key,
        "title": one.layer.name,
        "itemType": "feature",
        "extent": {"spatial": {"bbox": [list(shapely.total_bounds(one.degrees))], "crs": CRS84}},
        "crs": systems_of(one),
        "storageCrs": storage_system(one),
        "links": [link(own, "self"), link(f"{own}/items", "items", GEOJSON, one.layer.name)],
    }


def openapi(here: PublishedCommunity, address: str) -> Document:
    """The API in OpenAPI 3.0."""
    layers = "/collections/{collectionId}"
    paths = {
        "/": _get("landing page"),
        "/conformance": _get("conformance classes"),
        "/api": _get("this document"),
        "/collections": _get("all layers"),
        layers: _get("one layer", [_collection_id(here.layers)]),
        f"{layers}/items": _get("its items", [_collection_id(here.layers), *_ITEMS_PARAMETERS], GEOJSON),
        f"{layers}/items/{{featureId}}": _get(
            "one item", [_collection_id(here.layers), _in_path("featureId"), _CRS_PARAMETER], GEOJSON
        ),
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": _text(here.request.baseline.community.name, here), "version": "1"},
        "servers": [{"url": address}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "basic": {"type": "http", "scheme": "basic"},
                "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            }
        },
        "security": [{"bearer": []}, {"basic": []}, {"key": []}],
    }


def _text(text: Text, here: PublishedCommunity) -> str:
    return here.request.text(text)


def _get(summary: str, parameters: Iterable[Document] = (), media: str = "application/json") -> Document:
    answer = {"description": summary, "content": {media: {"schema": {"type": "object"}}}}
    failed = {"description": "what is wrong", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "get": {
            "summary": summary,
            "parameters": list(parameters),
            "responses": {"200": answer, "400": failed, "401": failed, "404": failed, "429": failed},
        }
    }


def _in_path(name: str, values: Iterable[str] = ()) -> Document:
    schema: Document = {"type": "string"}
    if known := list(values):
        schema["enum"] = known
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _collection_id(layers: Iterable[str]) -> Document:
    return _in_path("collectionId", layers)


def _in_query(name: str, schema: Document, **more: Any) -> Document:
    return {"name": name, "in": "query", "required": False, "schema": schema, **more}


_NUMBERS = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
_CRS_PARAMETER = _in_query("crs", {"type": "string", "format": "uri", "default": CRS84})
_ITEMS_PARAMETERS = (
    _in_query("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}),
    _in_query("offset", {"type": "integer", "minimum": 0, "default": 0}),
    _in_query("bbox", _NUMBERS, style="form", explode=False),
    _in_query("bbox-crs", {"type": "string", "format": "uri", "default": CRS84}),
    _in_query("datetime", {"type": "string"}),
    _CRS_PARAMETER,
)
