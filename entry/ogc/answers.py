"""What each address below `/ogc/` answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

from data.communities import own_names
from entry.ogc import documents
from entry.ogc.items import item, items_page
from entry.ogc.items_query import EVERYWHERE, items_query, require_known
from entry.ogc.published import PublishedCommunity, known_communities, published_community
from entry.ogc.systems import CRS84, require_system

_ONE = (*EVERYWHERE, "crs")


@dataclass(frozen=True)
class OgcRequest:
    """One request: its parameters, whole address below `/ogc`, language, and names in the path."""

    asked: Mapping[str, str]
    root: str
    language: str
    path: Mapping[str, str]

    @property
    def community(self) -> PublishedCommunity:
        """The community that is asked for."""
        return published_community(self.path["community"], self.language)

    @property
    def address(self) -> str:
        """Of the community's landing page."""
        return f"{self.root}/{self.path['community']}"


def answer_communities(request: OgcRequest) -> Response:
    """The communities, each with the address of its API."""
    require_known(request.asked)
    names = own_names()
    shown = {key: names[key].text(request.language) if key in names else key for key in known_communities()}
    return JSONResponse(documents.communities(shown, request.root))


def answer_landing(request: OgcRequest) -> Response:
    """A community's landing page."""
    require_known(request.asked)
    return JSONResponse(documents.landing(request.community, request.address))


def answer_conformance(request: OgcRequest) -> Response:
    """The conformance classes."""
    require_known(request.asked)
    return JSONResponse({"conformsTo": list(documents.CONFORMS_TO)})


def answer_openapi(request: OgcRequest) -> Response:
    """The API in OpenAPI 3.0."""
    require_known(request.asked)
    document = documents.openapi(request.community, request.address)
    return Response(json.dumps(document, ensure_ascii=False), media_type=documents.OPENAPI)


def answer_collections(request: OgcRequest) -> Response:
    """All layers of a community."""
    require_known(request.asked)
    return JSONResponse(documents.collections(request.community, request.address))


def answer_collection(request: OgcRequest) -> Response:
    """One layer."""
    require_known(request.asked)
    key = request.path["layer"]
    return JSONResponse(documents.collection(key, request.community.layer(key), request.address))


def answer_items(request: OgcRequest) -> Response:
    """A page of the items of a layer."""
    layer = request.community.layer(request.path["layer"])
    query = items_query(request.asked, layer)
    address = f"{request.address}/collections/{request.path['layer']}/items"
    return _geojson(items_page(layer, query, address, request.asked), query.system)


def answer_item(request: OgcRequest) -> Response:
    """One item."""
    require_known(request.asked, _ONE)
    layer = request.community.layer(request.path["layer"])
    system = require_system("crs", request.asked.get("crs", CRS84), layer)
    own = f"{request.address}/collections/{request.path['layer']}"
    links = [
        documents.link(f"{own}/items/{request.path['item']}", "self", documents.GEOJSON),
        documents.link(own, "collection"),
    ]
    return _geojson(item(layer, request.path["item"], system, links), system)


def _geojson(text: str, system: str) -> Response:
    return Response(text, media_type=documents.GEOJSON, headers={"Content-Crs": f"<{system}>"})
