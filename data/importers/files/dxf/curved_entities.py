"""Circles, arcs, ellipses, splines, hatches and multilines, by ezdxf."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
import shapely
from ezdxf.entities import factory
from ezdxf.entities.arc import Arc
from ezdxf.entities.circle import Circle
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.ellipse import Ellipse
from ezdxf.entities.mline import MLine
from ezdxf.entities.spline import Spline
from ezdxf.lldxf.extendedtags import ExtendedTags
from ezdxf.lldxf.tagger import tag_compiler
from ezdxf.lldxf.types import DXFTag
from ezdxf.math import Vec3
from ezdxf.path import from_hatch

from data.importers.files.dxf.records import Record
from data.importers.files.dxf.shapes import TURN_STEPS, Points, is_closed, line_of

_FINE = 1e-4
"""How far beside a free curve its chords may lie, of the size of its frame."""
_FARTHEST = 1e12
"""Larger numbers cannot be computed with; what is too large for the earth is refused later."""
_DEGREE_MOST = 25
_POINTS_MOST = 100_000
"""A damaged curve can be so wild that following it never ends."""
_IGNORE_ISLANDS = 2


def entity_of(record: Record) -> DXFEntity:
    """The entity as ezdxf knows it. Raises ezdxf's errors for a damaged one."""
    tags = [DXFTag(0, record.kind), *(DXFTag(code, value) for code, value in record.tags)]
    return factory.load(ExtendedTags(tag_compiler(iter(tags))))


def circle(record: Record) -> Iterator[shapely.Geometry | None]:
    """CIRCLE and ARC."""
    entity = entity_of(record)
    assert isinstance(entity, Circle)
    if isinstance(entity, Arc):
        begin, end = float(entity.dxf.start_angle), float(entity.dxf.end_angle)
        span = (end - begin) % 360 or 360.0
        yield _line(entity.vertices(begin + span * np.linspace(0, 1, _steps(span / 360) + 1)), closed=False)
    else:
        yield _line(entity.vertices(np.linspace(0, 360, TURN_STEPS, endpoint=False)), closed=True)


def ellipse(record: Record) -> Iterator[shapely.Geometry | None]:
    """ELLIPSE, whole or in part."""
    entity = entity_of(record)
    assert isinstance(entity, Ellipse)
    begin, end = float(entity.dxf.start_param), float(entity.dxf.end_param)
    span = (end - begin) % (2 * math.pi)
    whole = math.isclose(span, 0, abs_tol=1e-9) or math.isclose(span, 2 * math.pi, abs_tol=1e-9)
    span = 2 * math.pi if whole else span
    steps = _steps(span / (2 * math.pi))
    params = begin + span * np.linspace(0, 1, steps + 1)
    yield _line(entity.vertices(params[:-1] if whole else params), closed=whole)


def spline(record: Record) -> Iterator[shapely.Geometry | None]:
    """SPLINE."""
    entity = entity_of(record)
    assert isinstance(entity, Spline)
    if entity.dxf.degree > _DEGREE_MOST:
        raise ValueError("degree")
    frame = np.array([tuple(one)[:2] for one in (*entity.control_points, *entity.fit_points)])
    curve = entity.construction_tool()
    yield _line(curve.flattening(_tolerance(frame), segments=4), closed=bool(entity.closed))


def hatch(record: Record) -> Iterator[shapely.Geometry | None]:
    """The ground of a HATCH or MPOLYGON, its islands left out."""
    entity = entity_of(record)
    rings = []
    for path in from_hatch(entity):  # type: ignore[arg-type]
        frame = np.array([(one.x, one.y) for one in path.control_vertices()]).reshape(-1, 2)
        if len(frame) > 2:
            rings.append(_line(path.flattening(_tolerance(frame), segments=4), closed=True))
    yield _ground([one for one in rings if one is not None and is_closed(one)], entity)


def multiline(record: Record) -> Iterator[shapely.Geometry | None]:
    """Each of the lines of an MLINE."""
    entity = entity_of(record)
    assert isinstance(entity, MLine)
    corners = entity.vertices
    for number in range(min((len(one.line_params) for one in corners), default=0)):
        offsets = [(one.line_params[number] or (0.0,))[0] for one in corners]
        yield _line(
            (
                one.location + one.miter_direction * offset
                for one, offset in zip(corners, offsets, strict=True)
            ),
            closed=bool(entity.dxf.flags & 2),
        )


def _ground(rings: list[shapely.Geometry], entity: DXFEntity) -> shapely.Geometry | None:
    if not rings:
        return None
    if entity.dxf.get("hatch_style", 0) == _IGNORE_ISLANDS:
        return shapely.union_all([_valid(one) for one in rings])
    if len(rings) == 1:
        return shapely.Polygon(rings[0])
    ground = shapely.build_area(shapely.multilinestrings(rings))
    return ground if not ground.is_empty else shapely.union_all([_valid(one) for one in rings])


def _valid(ring: shapely.Geometry) -> shapely.Geometry:
    return shapely.make_valid(shapely.Polygon(ring), method="structure", keep_collapsed=False)


def _line(vertices: Iterable[Vec3], closed: bool) -> shapely.Geometry | None:
    few = list(islice(vertices, _POINTS_MOST + 1))
    if len(few) > _POINTS_MOST:
        raise ValueError("points")
    return line_of(np.array([(one.x, one.y) for one in few]).reshape(-1, 2), closed)


def _steps(share: float) -> int:
    return max(2, math.ceil(share * TURN_STEPS))


def _tolerance(frame: Points) -> float:
    """Raises ValueError for a frame that is no place."""
    if not len(frame) or not (np.abs(frame) < _FARTHEST).all():
        raise ValueError("coordinates")
    return max(_FINE * float(np.ptp(frame, axis=0).max()), 1e-9)
