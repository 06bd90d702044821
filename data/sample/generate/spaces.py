"""Public spaces: most of them parking, plain lawn or a few machines, as the study found."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from data.sample.generate.compounds import GRAIN, JIANGPAN, JINCHENG, JINLONG, MACHINE, Compound
from data.sample.generate.curves import Spot, blob, box, rotate_and_move
from data.sample.generate.landmarks import PARK_GROUND


@dataclass(frozen=True)
class Space:
    """A public space as drawn, before houses and ways are cut out of it."""

    name_zh: str
    name_en: str
    functions: str
    condition: str
    shape: Polygon
    rules: str | None = None


def _in(compound: Compound, *points: Spot, smooth: bool = False) -> Polygon:
    """A shape drawn in the compound's frame."""
    shape = blob(points) if smooth else Polygon(points)
    return rotate_and_move(shape, compound.centre, compound.angle)


SPACES = (
    Space("墟镇公园", "Xuzhen Park", "garden;seating;lawn", "worn", PARK_GROUND, "22:00 后请勿使用音响。"),
    Space("金城中心花园", "Jincheng Central Garden", "garden;seating", "good", _in(JINCHENG, (-20, 9.5), (-16, 3), (-5, -4), (11, -3), (19, 4), (20, 9), (9, 13.5), (-7, 14.5), smooth=True)),
    Space("金城东停车场", "Jincheng East Parking", "parking", "worn", _in(JINCHENG, (27, -20.5), (71, -20.8), (71.5, -8), (28, -7)), "业主车辆停放。"),
    Space("金城西草坪", "Jincheng West Lawn", "lawn", "worn", _in(JINCHENG, (-73, -19), (-30, -18.5), (-30, -6), (-74, -6.5)), "请勿踩踏草坪。"),
    Space("金城健身角", "Jincheng Fitness Corner", "fitness", "broken", _in(JINCHENG, (-25, -18.5), (-6, -19.5), (-10, -9), (-25, -1))),
    Space("金城北草坪", "Jincheng North Lawn", "lawn", "idle", _in(JINCHENG, (-75, 15.5), (-31, 16), (-33, 25), (-76, 25.5))),
    Space("金龙广场", "Jinlong Square", "square;fitness", "worn", _in(JINLONG, (-22, 12), (-10, 17), (10, 17.5), (22, 12), (25, 2), (16, -9), (0, -16), (-18, -11), (-28, 2), smooth=True), "广场舞时间：7:00–8:30，19:00–21:00。"),
    Space("金龙西停车场", "Jinlong West Parking", "parking", "worn", _in(JINLONG, (-84, 9.5), (-43, 9.5), (-30, 15.5), (-50, 15), (-84, 17.5))),
    Space("金龙东草坪", "Jinlong East Lawn", "lawn", "worn", _in(JINLONG, (38, -8.5), (84, -8.5), (86, -17), (56, -17), (40, -14.8))),
    Space("金龙南草坪", "Jinlong South Lawn", "lawn", "worn", _in(JINLONG, (-55, -21), (-39.5, -20), (-39.5, -50), (-55, -50))),
    Space("金龙儿童角", "Jinlong Play Corner", "play", "broken", _in(JINLONG, (-12.5, -27), (-3, -27), (-6, -50), (-12.5, -50))),
    Space("金龙南停车场", "Jinlong South Parking", "parking", "good", _in(JINLONG, (32, -20), (46.5, -21), (46.5, -49), (32, -49))),
    Space("江畔中庭", "Riverbank Court", "garden;seating;play", "good", _in(JIANGPAN, (-10, 4), (9, 7), (11, -7), (-4, -15), (-19, -12), smooth=True)),
    Space("江畔儿童乐园", "Riverbank Playground", "play;fitness;seating", "good", _in(JIANGPAN, (17, 7), (54, 4), (51, -21), (36, -19), (17, -7))),
    Space("江畔地面停车场", "Riverbank Parking", "parking", "good", _in(JIANGPAN, (-63, -8), (-26, -10), (-25, -28), (-33, -46), (-50, -39), (-64, -20))),
    Space("农机厂前坪", "Works Front Yard", "parking", "worn", _in(MACHINE, (-50, 8.5), (-8, 8.5), (-8, 17), (-50, 18))),
    Space("农机厂健身点", "Works Fitness Point", "fitness", "broken", _in(MACHINE, (10, 7), (42, 6.5), (41, 14), (10, 15.5))),
    Space("农机厂后草地", "Works Back Lawn", "lawn", "idle", _in(MACHINE, (-54, 24.5), (-9, 24), (-9, 31), (-54, 31))),
    Space("粮所晒场", "Grain Drying Yard", "parking;drying", "worn", _in(GRAIN, (9, -16), (56, -15), (59, 5), (8, 6)), "晒谷季节（7 月、11 月)请勿停车。"),
    Space("粮所旧花圃", "Grain Station Flower Bed", "idle", "idle", _in(GRAIN, (-54, 9), (-2, 7), (-4, 21), (-54, 22))),
    Space("大榕树下", "Under the Great Banyan", "square;seating", "good", blob([(-24, -158), (-10, -148), (10, -147), (22, -156), (21, -176), (6, -186), (-14, -182)])),
    Space("晒谷坪", "Threshing Ground", "stage;drying", "worn", Polygon([(37, -130), (59, -129), (61, -168), (60, -196), (40, -197), (38, -164)])),
    Space("承德堂禾坪", "Chengde Hall Forecourt", "drying;square", "worn", Polygon([(-398, -119), (-337, -119), (-335, -140), (-397, -141)])),
    Space("农机厂旧厂坪", "Old Works Ground", "idle", "idle", Polygon([(-256, 176), (-227, 175), (-226, 216), (-255, 217)])),
    Space("沿江绿带", "Riverside Green", "planting;lawn", "worn", Polygon([(60, -316), (116, -309), (176, -286), (230, -256), (234, -262), (180, -295), (118, -317), (60, -326)])),
    Space("墟码头", "Market Wharf", "seating", "worn", Polygon([(-92, -329), (-18, -329), (-16, -339), (-92, -340)])),
    Space("客运站停车场", "Station Car Park", "parking", "worn", Polygon([(118, 234), (190, 240), (192, 282), (150, 288), (120, 272)])),
    Space("荷塘边", "Lotus Pond Bank", "planting;seating", "good", Polygon([(280, 350), (297, 344), (299, 370), (290, 371), (278, 362)])),
    Space("塘唇荒地", "Tangchun Waste Ground", "idle", "idle", Polygon([(-350, -206), (-304, -200), (-300, -250), (-346, -258)])),
    Space("卫生站旁空地", "Plot by the Health Station", "idle", "idle", Polygon([(122, -156), (172, -152), (176, -196), (124, -204)])),
    Space("上竹园球场", "Upper Zhuyuan Court", "sports", "worn", box((-393, 110), 26, 15, 80)),
    Space("学前路口绿地", "Xueqian Road Corner", "lawn", "worn", Polygon([(209.5, 34), (223, 35), (218.5, 9), (209.5, 7)])),
)  # fmt: skip


def left_of(space: Space, not_public: BaseGeometry) -> Polygon:
    """The space without the buildings and carriageways on it: its largest part."""
    parts = shapely.get_parts(space.shape.difference(not_public))
    largest: Polygon = max(parts, key=lambda part: part.area)
    return largest
