"""Bench notes on the map and in documents."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from base.words import Message
from data.assess import Assessment
from layers.layer import Field, Layer, Symbol, SymbolClass, View
from paper.order import Order
from paper.table import Table, TableColumn
from tests.contracts.benches.notes import notes_of

_CLASSES = (SymbolClass("bench", Message("Bench to repair"), Symbol(fill="#7a4b2a", line="#ffffff")),)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    notes = pd.DataFrame(notes_of(assessment.community.key), columns=["id", "x_m", "y_m", "note"])
    shapes = shapely.points(notes["x_m"].astype(float), notes["y_m"].astype(float))
    table = notes[["id", "note"]].assign(**{"class": "bench"})
    return gpd.GeoDataFrame(table, geometry=list(shapes), crs=assessment.community.crs)


LAYER = Layer(
    key="benches",
    name=Message("Benches to repair"),
    geometry=("point",),
    classes=lambda assessment, view: _CLASSES,
    fields=(Field("note", Message("What residents say")),),
    rows=_rows,
)


def table(order: Order) -> Table:
    notes = notes_of(order.baseline.community.key)
    columns = (TableColumn(Message("Bench note")), TableColumn(Message("What residents say"), width=30))
    rows = tuple((one["id"], one["note"]) for one in notes)
    return Table("benches", Message("Benches to repair"), columns, rows)
