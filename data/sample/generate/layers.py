"""The layers of the community, row by row, in the columns of `data.model.SCHEMAS`; `basemap` has the rest."""

from __future__ import annotations

from collections.abc import Iterator

from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.sample.generate.compounds import GATED, OLD_STREET, OLD_STREET_KEY
from data.sample.generate.encroachments import FreeBox, SpaceShare, WayGround, shape
from data.sample.generate.facilities import FACILITIES, Facility
from data.sample.generate.gates import EntranceGate
from data.sample.generate.grids import MANAGERS
from data.sample.generate.people import settle
from data.sample.generate.reports import REPORTS
from data.sample.generate.spaces import SPACES
from data.sample.generate.town import Town, dice_for
from data.sample.generate.ways import WayLine
from data.sample.generate.write import Row


def _grid(town: Town, shape: BaseGeometry) -> str | None:
    """The grid that the middle of `shape` lies in."""
    middle = shape.representative_point()
    return next((code for code, face in town.grids.items() if face.contains(middle)), None)


def _compound(shape: BaseGeometry) -> str | None:
    """The compound that the middle of `shape` lies in."""
    middle = shape.representative_point()
    outlines = [(c.key, c.polygon()) for c in GATED] + [(OLD_STREET_KEY, OLD_STREET)]
    return next((key for key, outline in outlines if outline.contains(middle)), None)


def space_ids() -> dict[str, str]:
    """Chinese name of a space to its id."""
    return {space.name_zh: f"S{i:02}" for i, space in enumerate(SPACES, 1)}


def grids(town: Town) -> Iterator[Row]:
    """The responsibility grids."""
    for (code, face), manager in zip(town.grids.items(), MANAGERS, strict=True):
        yield {"code": code, "manager": manager}, face


def compounds() -> Iterator[Row]:
    """The compounds, the oldest first."""
    yield (
        {"id": OLD_STREET_KEY, "name_zh": "墟镇老街", "name_en": "Xuzhen Old Street", "built_year": 1958},
        OLD_STREET,
    )
    for c in GATED:
        yield (
            {"id": c.key, "name_zh": c.name_zh, "name_en": c.name_en, "built_year": c.built_year},
            c.polygon(),
        )


def residences(town: Town) -> Iterator[Row]:
    """The homes and who lives there."""
    people = settle(town.homes, dice_for(1))
    for i, (home, living) in enumerate(zip(town.homes, people, strict=True), 1):
        yield (
            {
                "id": f"R{i:03}",
                "name_zh": home.name_zh,
                "name_en": home.name_en,
                "compound": home.compound,
                "grid": _grid(town, home.shape),
                "storeys": home.storeys,
                "households": living.households,
                "elder": living.elder,
                "adult": living.adult,
                "child": living.child,
                "estimated": True,
            },
            home.shape,
        )


def public_spaces(town: Town) -> Iterator[Row]:
    """The public spaces, without what is built on them."""
    ids = space_ids()
    for space in SPACES:
        ground = town.spaces[space.name_zh]
        yield (
            {
                "id": ids[space.name_zh],
                "name_zh": space.name_zh,
                "name_en": space.name_en,
                "functions": space.functions,
                "condition": space.condition,
                "rules": space.rules,
                "compound": _compound(ground),
                "grid": _grid(town, ground),
            },
            ground,
        )


def _ground(facility: Facility, town: Town) -> BaseGeometry:
    """Where a facility is."""
    if isinstance(facility.where, Polygon):
        return facility.where
    if facility.where is None:
        assert facility.space is not None
        return town.spaces[facility.space]
    return Point(facility.where)


def facilities(town: Town) -> Iterator[Row]:
    """The facilities."""
    ids = space_ids()
    for i, facility in enumerate(FACILITIES, 1):
        yield (
            {
                "id": f"F{i:02}",
                "name_zh": facility.name_zh,
                "name_en": facility.name_en,
                "category": facility.category,
                "condition": facility.condition,
                "capacity": facility.capacity,
                "space": ids[facility.space] if facility.space else None,
            },
            _ground(facility, town),
        )


def paths(pieces: list[WayLine]) -> Iterator[Row]:
    """The pieces of the walking network."""
    for i, way in enumerate(pieces, 1):
        yield (
            {
                "id": f"P{i:03}",
                "name_zh": way.name_zh,
                "name_en": way.name_en,
                "kind": way.kind,
                "width_m": way.width_m,
                "step_free": way.step_free,
            },
            way.line,
        )


def _path_under(ground: Polygon, pieces: list[WayLine]) -> str:
    """The id of the piece that runs longest under `ground`, or of the nearest one."""
    best = max(
        range(len(pieces)),
        key=lambda i: (pieces[i].line.intersection(ground).length, -pieces[i].line.distance(ground)),
    )
    return f"P{best + 1:03}"


def entrances(gates: list[EntranceGate]) -> Iterator[Row]:
    """The entrances."""
    for i, gate in enumerate(gates, 1):
        yield {"id": f"E{i:02}", "of": gate.of}, Point(gate.spot)


def encroachments(town: Town, pieces: list[WayLine]) -> Iterator[Row]:
    """The reports, each with the space or path it names."""
    ids = space_ids()
    for i, report in enumerate(REPORTS, 1):
        where = report.where
        ground = shape(where, town.spaces, town.ways)
        space = where.space if isinstance(where, SpaceShare | FreeBox) else None
        yield (
            {
                "id": f"V{i:02}",
                "category": report.category,
                "status": report.status,
                "reported_on": report.reported_on,
                "note": report.note,
                "space": ids[space] if space else None,
                "path": _path_under(ground, pieces) if isinstance(where, WayGround) else None,
                "grid": _grid(town, ground),
            },
            ground,
        )
