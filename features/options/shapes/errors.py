"""Why a drawn shape cannot be taken. Each says what is wrong, by how much, and what to do."""

from __future__ import annotations

import shapely

from base.errors import LintuError


class ShapeError(LintuError, ValueError):
    """A shape that cannot become an intervention.

    repaired: the shape that could be taken instead, in the community's CRS, where there is an obvious one.
    at: where the trouble is, a point in the same CRS, where it has one place.
    """

    def __init__(
        self,
        *,
        repaired: shapely.Geometry | None = None,
        at: shapely.Point | None = None,
        **facts: object,
    ) -> None:
        self.repaired = repaired
        self.at = at
        super().__init__(**facts)


class NoShapeError(ShapeError):
    template = "No shape was received. Draw it on the map again."


class GeoJsonError(ShapeError):
    template = "The received shape cannot be read: {where}. Draw it on the map again."


class BadCoordinatesError(ShapeError):
    template = (
        "The coordinates of point {number} are not a place on Earth. Remove that point, or draw "
        "the shape again."
    )


class WrongGeometryError(ShapeError):
    template = "This needs {where}, but {kind} was drawn. Use the matching drawing tool."


class TooManyVerticesError(ShapeError):
    template = (
        "The shape has {count} vertices, more than the limit of {limit}. Simplify it or draw it with "
        "fewer points."
    )


class SelfCrossingError(ShapeError):
    template = "The outline crosses itself ({where}). Move the vertices there so that it no longer does."


class TooSmallError(ShapeError):
    template = (
        "The area is only {area_m2:.2f} m², less than {limit_m2:g} m²; perhaps drawn by accident. "
        "Draw it larger."
    )


class TooShortError(ShapeError):
    template = (
        "The line is only {length_m:.2f} m long, less than {limit_m:g} m; perhaps drawn by "
        "accident. Draw it longer."
    )


class OutsideCommunityError(ShapeError):
    template = "The shape is outside the community, {distance_m:,.0f} m away. Draw it inside the border."


class AcrossBorderError(ShapeError):
    template = (
        "{share:.1%} of the shape is outside the community's border. Move it inside, or keep only "
        "the part inside."
    )


class DuplicateShapeError(ShapeError):
    template = (
        "It is almost the same as shape {number} of this option ({share:.1%} in common). Edit that one, "
        "or draw elsewhere."
    )
