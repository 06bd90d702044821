"""Facilities of all ten categories: points where a person finds them, polygons for parks and courts."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from dataclasses import dataclass

from shapely import Polygon

from data.sample.generate.compounds import GRAIN, JIANGPAN, Compound
from data.sample.generate.curves import Spot, box
from data.sample.generate.landmarks import KINDERGARTEN_YARD, MARKET_HALL


@dataclass(frozen=True)
class Facility:
    """`where`: a spot in the town, a ground of its own, or None for the whole ground of `space`."""

    category: str
    name_zh: str
    name_en: str
    condition: str
    where: Spot | Polygon | None
    space: str | None = None
    capacity: int | None = None


def _at(compound: Compound, x: float, y: float) -> Spot:
    """A spot given in a compound's frame."""
    spot = compound.world(((x, y), (x, y))).coords[0]
    return spot[0], spot[1]


def _court(compound: Compound, x: float, y: float) -> Polygon:
    """Half a basketball court."""
    return box(_at(compound, x, y), 15, 14, compound.angle)


FACILITIES = (
    Facility("green_space", "墟镇公园", "Xuzhen Park", "worn", None, "墟镇公园"),
    Facility("green_space", "金城中心花园", "Jincheng Central Garden", "good", None, "金城中心花园"),
    Facility("green_space", "沿江绿带", "Riverside Green", "worn", None, "沿江绿带"),
    Facility("green_space", "江畔中庭", "Riverbank Court", "good", None, "江畔中庭"),
    Facility("green_space", "大榕树", "Great Banyan", "good", (0, -165), "大榕树下"),
    Facility("green_space", "荷塘边绿地", "Lotus Pond Green", "good", (289, 358), "荷塘边"),
    Facility("outdoor_fitness", "公园健身器械", "Park Fitness Machines", "worn", (78, 186), "墟镇公园", 8),
    Facility("outdoor_fitness", "金城健身角", "Jincheng Fitness Corner", "broken", (68.5, 91), "金城健身角", 5),
    Facility("outdoor_fitness", "金龙广场器械", "Jinlong Square Machines", "worn", (88, -36), "金龙广场", 6),
    Facility("outdoor_fitness", "农机厂健身点", "Works Fitness Point", "broken", (-202, 83), "农机厂健身点", 4),
    Facility("outdoor_fitness", "江畔健身区", "Riverbank Fitness", "good", (323, -47), "江畔儿童乐园", 9),
    Facility("outdoor_fitness", "上竹园单杠", "Upper Zhuyuan Bars", "broken", (-386, 96), None, 2),
    Facility("sports_court", "粮所旧球场", "Grain Station Court", "worn", _court(GRAIN, 30, -6), "粮所晒场"),
    Facility("sports_court", "上竹园球场", "Upper Zhuyuan Court", "worn", None, "上竹园球场"),
    Facility("sports_court", "公园乒乓球台", "Park Table Tennis", "worn", (134, 186), "墟镇公园", 2),
    Facility("sports_court", "农机厂旧羽毛球场", "Works Badminton Court", "idle", (-241, 200), "农机厂旧厂坪"),
    Facility("playground", "江畔儿童乐园", "Riverbank Playground", "good", box(_at(JIANGPAN, 36, -6), 16, 11, -11), "江畔儿童乐园"),
    Facility("playground", "金龙滑梯", "Jinlong Slide", "broken", (73, -81), "金龙儿童角"),
    Facility("playground", "公园沙池", "Park Sand Pit", "worn", (84, 180), "墟镇公园"),
    Facility("playground", "中庭摇马", "Court Rocking Horses", "good", (292, -33), "江畔中庭"),
    Facility("community_service", "党群服务中心", "Community Service Centre", "good", (-28, 166)),
    Facility("community_service", "老街议事点", "Old Street Meeting Room", "worn", (-78, -62)),
    Facility("community_service", "金龙活动室", "Jinlong Activity Room", "good", (75, -20)),
    Facility("community_service", "岭下文化室", "Lingxia Culture Room", "idle", (-246, 282)),
    Facility("community_service", "下围村民小组", "Xiawei Village Office", "worn", (-208, -208)),
    Facility("care_health", "社区卫生服务站", "Health Station", "good", (158, -132)),
    Facility("care_health", "长者饭堂", "Elders' Canteen", "good", (-104, -150), None, 60),
    Facility("care_health", "日间照料中心", "Day Care for Elders", "idle", (-20, 170), None, 20),
    Facility("care_health", "老街药店", "Old Street Pharmacy", "good", (-112, 150)),
    Facility("childcare", "墟镇幼儿园", "Xuzhen Kindergarten", "good", KINDERGARTEN_YARD, None, 180),
    Facility("childcare", "金城托育点", "Jincheng Nursery", "good", (66, 66), None, 30),
    Facility("convenience_retail", "墟镇农贸市场", "Xuzhen Food Market", "worn", MARKET_HALL),
    Facility("convenience_retail", "阿娣小卖部", "Adi's Shop", "good", (-88, 92)),
    Facility("convenience_retail", "新墟便利店", "Xinxu Convenience Store", "good", (52, 39)),
    Facility("convenience_retail", "金龙超市", "Jinlong Mini-Market", "good", (180, 8)),
    Facility("convenience_retail", "江畔便利店", "Riverbank Convenience Store", "good", (214, -40)),
    Facility("convenience_retail", "车站小卖部", "Station Shop", "worn", (206, 262)),
    Facility("convenience_retail", "下围小卖部", "Xiawei Shop", "worn", (-220, -206)),
    Facility("convenience_retail", "河唇杂货", "Hechun Grocer", "worn", (236, -124)),
    Facility("rest_and_access", "大榕树石凳", "Banyan Stone Benches", "good", (8, -158), "大榕树下", 16),
    Facility("rest_and_access", "公园凉亭", "Park Pavilion", "worn", (92, 176), "墟镇公园", 12),
    Facility("rest_and_access", "沿江座椅", "Riverside Seats", "broken", (142, -304), "沿江绿带", 6),
    Facility("rest_and_access", "墟码头石栏", "Wharf Stone Rail", "worn", (-60, -333), "墟码头", 10),
    Facility("rest_and_access", "市场公厕", "Market Toilet", "worn", (-152, 80)),
    Facility("rest_and_access", "公园公厕", "Park Toilet", "broken", (64, 202), "墟镇公园"),
    Facility("rest_and_access", "金城凉亭", "Jincheng Pavilion", "good", (86, 110), "金城中心花园", 10),
    Facility("rest_and_access", "候车亭", "Bus Shelter", "good", (206, 246), None, 8),
    Facility("rest_and_access", "承德堂门坪石凳", "Chengde Hall Benches", "worn", (-352, -124), "承德堂禾坪", 8),
    Facility("rest_and_access", "江畔廊架", "Riverbank Pergola", "good", (288, -42), "江畔中庭", 14),
    Facility("parcel_parking", "金城快递柜", "Jincheng Parcel Lockers", "good", (84, 60), None, 60),
    Facility("parcel_parking", "金龙快递柜", "Jinlong Parcel Lockers", "good", (170, -12), None, 80),
    Facility("parcel_parking", "江畔快递驿站", "Riverbank Parcel Station", "good", (224, -22), None, 120),
    Facility("parcel_parking", "老街快递点", "Old Street Parcel Shop", "worn", (-76, 22)),
    Facility("parcel_parking", "农机厂充电棚", "Works Charging Shed", "broken", (-262, 78), "农机厂前坪", 12),
    Facility("parcel_parking", "粮所充电棚", "Grain Station Charging Shed", "worn", (48, 286), "粮所晒场", 16),
    Facility("parcel_parking", "客运站停车场", "Station Car Park", "worn", (150, 262), "客运站停车场", 70),
    Facility("parcel_parking", "岭下快递代收点", "Lingxia Parcel Shop", "worn", (-214, 314)),
)  # fmt: skip
