"""Drawings for tests, made with ezdxf, or tag by tag where ezdxf would not write such a thing."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import ezdxf
import shapely
from ezdxf.document import Drawing
from ezdxf.layouts.layout import BaseLayout

from data.importers.files.dxf.drawing import layers_of_drawing
from data.importers.files.dxf.drawing_text import drawing_text
from data.importers.files.raw_layers import RawLayer
from data.importers.limits import DEFAULT_LIMITS

Point = tuple[float, float]
WEST, SOUTH = 408_671.0, 2_686_652.0
"""A place in EPSG:4548."""


def rectangle(x: float, y: float, width: float = 20, height: float = 10) -> list[Point]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def outline(space: BaseLayout, x: float, y: float, layer: str = "建筑", **more: object) -> None:
    """A closed polyline around 20 m × 10 m."""
    space.add_lwpolyline(rectangle(x, y), close=True, dxfattribs={"layer": layer, **more})


def drawing_bytes(draw: Callable[[Drawing], None], version: str = "R2010", encoding: str = "utf-8") -> bytes:
    drawing = ezdxf.new(version)
    drawing.layers.add("建筑")
    draw(drawing)
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode(encoding)


def tags(*pairs: tuple[int, object]) -> str:
    return "".join(f"{code:3}\n{value}\n" for code, value in pairs)


def plain_drawing(*entities: str, before: str = "") -> bytes:
    """The oldest and shortest form: entities, and no word about anything else."""
    whole = (
        before + tags((0, "SECTION"), (2, "ENTITIES")) + "".join(entities) + tags((0, "ENDSEC"), (0, "EOF"))
    )
    return whole.encode()


def with_entities(raw: bytes, *entities: str) -> bytes:
    """The drawing with further entities at the end of its model space."""
    text = raw.decode()
    at = text.index("ENDSEC", text.index("\nENTITIES\n"))
    at = text.rindex("0\n", 0, at)
    at = text.rindex("\n", 0, at) + 1
    return (text[:at] + "".join(entities) + text[at:]).encode()


def polyline_tags(points: Sequence[Point], layer: str = "建筑", closed: bool = True) -> str:
    corners = [pair for x, y in points for pair in ((10, x), (20, y))]
    head = [(0, "LWPOLYLINE"), (8, layer), (90, len(points)), (70, int(closed))]
    return tags(*head, *corners)


def read(raw: bytes) -> tuple[RawLayer, ...]:
    """In this process; test_files_process and the contract of file kinds go the whole way."""
    text = drawing_text(raw, "图.dxf").text
    return tuple(layers_of_drawing(io.StringIO(text), "图.dxf", DEFAULT_LIMITS, ()))


def only(raw: bytes) -> RawLayer:
    (layer,) = read(raw)
    return layer


def zh(layer: RawLayer) -> str:
    return " ".join(message.text("zh") for message in layer.messages)


def areas(layer: RawLayer) -> list[float]:
    return [
        shapely.Polygon(shape).area if shape.geom_type == "LineString" else shape.area
        for shape in layer.shapes
    ]
