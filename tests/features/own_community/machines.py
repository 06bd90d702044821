"""Two machines with the same village, and what people do on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from base.words import Bilingual
from data.catalogue import load_catalogue
from data.frames import frame_of
from data.store.connections import Connections
from features.own_community.by_hand import remove_row
from features.own_community.community_versions import OwnCommunity, change, layers_of, own
from features.own_community.edit import Edit
from features.own_community.state import state_json
from features.packets.packet import PacketImport, packet, unpack
from tests.features.own_community.village import CM117, X, Y, store_village

WHAT = Bilingual("改", "Changed")


def both(store: Connections, other: Connections) -> str:
    """The key of the village, which is on both machines then."""
    village = store_village(store)
    unpack(other, packet(store, village.key), "a.lintu")
    return village.key


def carry_packet(from_store: Connections, to_store: Connections, key: str, **chosen: Any) -> PacketImport:
    return unpack(to_store, packet(from_store, key), "b.lintu", **chosen)


def table(store: Connections, key: str, layer: str) -> dict[str, dict[str, Any]]:
    """Key of a row → its values, the shape as WKT."""
    frame = layers_of(store, own(store, key).state)[layer]
    rows = pd.DataFrame(frame).assign(geometry=[shape.wkt for shape in frame.geometry]).to_dict("records")
    return {row["code" if layer == "grids" else "id"]: dict(row) for row in rows}


def store_content(store: Connections, key: str) -> dict[str, Any]:
    """The content as it is stored: name, ground, digests of layers, notes, files."""
    return state_json(own(store, key).state)


def set_value(store: Connections, key: str, layer: str, row: str, **values: Any) -> OwnCommunity:
    """Somebody edits a value."""
    known = own(store, key)
    frame = layers_of(store, known.state)[layer].copy()
    for column, value in values.items():
        frame.loc[frame["id"] == row, column] = value
    return change(store, known, known.state, WHAT, "t", {layer: frame})


def remove(store: Connections, key: str, layer: str, row: str) -> OwnCommunity:
    return remove_row(Edit(store, own(store, key), load_catalogue(), "t"), layer, row)


def add(store: Connections, key: str, layer: str, rows: Mapping[str, Any], shapes: list[Any]) -> OwnCommunity:
    known = own(store, key)
    old = layers_of(store, known.state)[layer]
    new = frame_of(layer, pd.DataFrame(rows), shapes, CM117)
    joined = pd.concat([old, new], ignore_index=True) if len(old) else new
    return change(store, known, known.state, WHAT, "t", {layer: gpd.GeoDataFrame(joined)})


def add_seat(store: Connections, key: str, name: str, x: float, **values: Any) -> OwnCommunity:
    """A facility on the street, x metres along it."""
    row = {"id": [name], "category": ["rest_and_access"], "condition": ["good"], "name_zh": [f"座椅{x:g}"]}
    return add(store, key, "facilities", {**row, **values}, [shapely.Point(X + x, Y + 2)])


def rename(store: Connections, key: str, zh: str) -> OwnCommunity:
    known = own(store, key)
    return change(store, known, replace(known.state, name=Bilingual(zh, zh)), WHAT, "t")
