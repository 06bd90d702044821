"""Curves and filled grounds of a DXF drawing, against the formulas of geometry."""

from __future__ import annotations

import math

import pytest
import shapely
from ezdxf.document import Drawing

from tests.data.importers.drawings_made import (
    areas,
    drawing_bytes,
    only,
    rectangle,
)


@pytest.mark.parametrize("version", ["R12", "R2010"])
def test_curves_keep_their_ground_within_a_thousandth(version: str) -> None:
    def draw(drawing: Drawing) -> None:
        space = drawing.modelspace()
        space.add_circle((0, 0), 10)
        space.add_circle((0, 100), 10, dxfattribs={"extrusion": (0, 0, -1)})
        # a bulge of 1 is half a circle: a stadium of 20 m × 10 m with ends of 5 m radius
        stadium = [(0, 0, 0, 0, 0), (20, 0, 0, 0, 1), (20, 10, 0, 0, 0), (0, 10, 0, 0, 1)]
        if version == "R12":
            space.add_polyline2d(stadium, format="xyseb", close=True)
        else:
            space.add_lwpolyline(stadium, format="xyseb", close=True)
            space.add_ellipse((0, 0), major_axis=(30, 0), ratio=0.5)
            space.add_open_spline([(0, 0), (10, 20), (20, 0)], degree=2)
        space.add_arc((0, 0), 10, 350, 170)

    layer = only(drawing_bytes(draw, version))
    whole = [math.pi * 100, math.pi * 100, 200 + math.pi * 25]
    free = [math.pi * 30 * 15, 2 / 3 * 20 * 10] if version != "R12" else []  # a parabola: Archimedes
    assert areas(layer) == pytest.approx([*whole, *free, math.pi * 50], rel=1e-3)
    assert layer.shapes[1].centroid.x == pytest.approx(0, abs=1e-6)
    begin = shapely.Point(layer.shapes[-1].coords[0])
    assert (
        begin.distance(shapely.Point(10 * math.cos(math.radians(350)), 10 * math.sin(math.radians(350))))
        < 1e-9
    )


def test_hatches_are_grounds_with_their_holes() -> None:
    def draw(drawing: Drawing) -> None:
        hatch = drawing.modelspace().add_hatch(dxfattribs={"layer": "绿地", "hatch_style": 0})
        hatch.paths.add_polyline_path(rectangle(0, 0), is_closed=True)
        hatch.paths.add_polyline_path(rectangle(5, 3, 4, 2), is_closed=True, flags=16)
        edges = drawing.modelspace().add_hatch(dxfattribs={"layer": "绿地"}).paths.add_edge_path()
        edges.add_arc((100, 0), 10, 0, 360)
        drawing.modelspace().add_solid([(0, 50), (20, 50), (0, 60), (20, 60)], dxfattribs={"layer": "绿地"})

    layer = only(drawing_bytes(draw))
    assert layer.kind == "polygon"
    assert areas(layer) == pytest.approx([192, math.pi * 100, 200], rel=1e-3)
