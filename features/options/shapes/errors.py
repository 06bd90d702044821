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
    zh = "没有收到图形。请在地图上重新绘制。"
    en = "No shape arrived. Draw it on the map again."


class GeoJsonError(ShapeError):
    zh = "收到的图形无法读取：{where_zh}。请在地图上重新绘制。"
    en = "The shape that arrived cannot be read: {where_en}. Draw it on the map again."


class BadCoordinatesError(ShapeError):
    zh = "第 {number} 个点的坐标不是地球上的位置。请删去这个点，或重新绘制。"
    en = (
        "The coordinates of point {number} are no place on Earth. Remove that point, or draw the shape again."
    )


class WrongGeometryError(ShapeError):
    zh = "这里需要画{where_zh}，收到的是{kind_zh}。请换用合适的绘图工具。"
    en = "This needs {where_en}, but {kind_en} was drawn. Use the tool that fits."


class TooManyVerticesError(ShapeError):
    zh = "图形有 {count} 个顶点，超过 {limit} 个的上限。请简化图形，用更少的点重新绘制。"
    en = (
        "The shape has {count} vertices, more than the limit of {limit}. "
        "Simplify it or draw it with fewer points."
    )


class SelfCrossingError(ShapeError):
    zh = "图形的边线自己相交（{where_zh}）。请移动那里的顶点，使边线不再交叉。"
    en = "The outline crosses itself ({where_en}). Move the vertices there so that it no longer does."


class TooSmallError(ShapeError):
    zh = "面积只有 {area_m2:.2f} 平方米，不足 {limit_m2:g} 平方米，可能是误点。请画大一些。"
    en = (
        "The area is only {area_m2:.2f} m², less than {limit_m2:g} m²; perhaps a slip of the hand. "
        "Draw it larger."
    )


class TooShortError(ShapeError):
    zh = "线长只有 {length_m:.2f} 米，不足 {limit_m:g} 米，可能是误点。请画长一些。"
    en = (
        "The line is only {length_m:.2f} m long, less than {limit_m:g} m; perhaps a slip of the hand. "
        "Draw it longer."
    )


class OutsideCommunityError(ShapeError):
    zh = "图形在社区范围之外，相距 {distance_m:,.0f} 米。请画在社区边界以内。"
    en = "The shape lies outside the community, {distance_m:,.0f} m away. Draw it inside the border."


class AcrossBorderError(ShapeError):
    zh = "图形有 {share:.1%} 在社区边界之外。请移回边界以内，或只保留边界内的部分。"
    en = (
        "{share:.1%} of the shape lies outside the community's border. Move it inside, "
        "or keep only the part inside."
    )


class DuplicateShapeError(ShapeError):
    zh = "与方案中第 {number} 个图形几乎相同（重合 {share:.1%}）。请编辑原来的图形，或画在别处。"
    en = (
        "It is almost the same as shape {number} of this option ({share:.1%} in common). "
        "Edit that one, or draw elsewhere."
    )
