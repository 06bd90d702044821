"""The streets that everything else follows, from the provincial road down to the back lanes."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from data.sample.generate.curves import Spot, curve
from data.sample.generate.ways import DEAD_END, WayLine


def _street(
    zh: str,
    en: str,
    kind: str,
    width_m: float,
    points: list[Spot],
    *,
    through: tuple[bool, bool] = (False, False),
) -> WayLine:
    """A named street; `through` says at which ends it runs on out of the map."""
    start, end = (DEAD_END if out else 0.0 for out in through)
    return WayLine(kind, width_m, curve(points), zh, en, start=start, end=end)


PROVINCIAL = _street(
    "省道榕梅线", "Rong-Mei provincial road", "road", 22.0,
    [
        (-470, 221), (-430, 224), (-330, 231), (-240, 231), (-100, 221), (60, 217), (220, 235), (380, 273),
        (470, 303),
    ],
    through=(True, True),
)  # fmt: skip
NEW_STREET = _street(
    "新墟路", "Xinxu Road", "road", 13.0,
    [
        (-480, -2), (-446, 8), (-380, 2), (-300, -7), (-190, 2), (-62, 35), (70, 27), (205, 43), (320, 45),
        (418, 62), (448, 69), (520, 74),
    ],
    through=(True, True),
)  # fmt: skip
MARKET_STREET = _street(
    "墟街", "Market Street", "lane", 6.5,
    [
        (-128, 223), (-120, 168), (-82, 108), (-62, 36), (-82, -40), (-112, -108), (-101, -185), (-62, -250),
        (-46, -322),
    ],
)  # fmt: skip
RIVERSIDE = _street(
    "沿江路", "Riverside Road", "road", 9.0,
    [
        (-440, -268), (-350, -287), (-250, -308), (-60, -324), (116, -299), (255, -232), (350, -132),
        (394, -10), (418, 62),
    ],
    through=(True, False),
)  # fmt: skip
SCHOOL_ROAD = _street(
    "学前路", "Xueqian Road", "road", 9.0,
    [(166, 228), (172, 150), (190, 92), (204, 43), (196, -40), (184, -118), (199, -190), (238, -243)],
)  # fmt: skip
BAMBOO_ROAD = _street(
    "竹园路", "Zhuyuan Road", "road", 6.0,
    [(-332, 231), (-318, 150), (-297, 70), (-294, -7), (-302, -90), (-279, -170), (-288, -240), (-283, -303)],
)  # fmt: skip
BACK_LANE_WEST = _street(
    "墟背巷", "Xubei Lane", "lane", 2.6,
    [
        (-178, 228), (-166, 165), (-128, 98), (-106, 24), (-127, -45), (-157, -112), (-145, -192),
        (-106, -262), (-96, -321),
    ],
)  # fmt: skip
BACK_LANE_EAST = _street(
    "前塘巷", "Qiantang Lane", "lane", 3.0,
    [(-82, 220), (-73, 176), (-37, 118), (-18, 32), (-38, -48), (-66, -112), (-55, -178), (-18, -240), (0, -318)],
)  # fmt: skip
HILL_ROAD = _street(
    "岭下路", "Lingxia Road", "road", 5.0,
    [(-345, 230), (-342, 278), (-290, 318), (-205, 322), (-130, 296), (-98, 262), (-93, 220)],
)  # fmt: skip
STATION_ROAD = _street(
    "车站路", "Chezhan Road", "road", 6.5,
    [(100, 220), (108, 285), (148, 326), (240, 334), (330, 320), (372, 296), (378, 272)],
)  # fmt: skip

STREETS = (
    PROVINCIAL, NEW_STREET, RIVERSIDE, MARKET_STREET, SCHOOL_ROAD, BAMBOO_ROAD, BACK_LANE_WEST,
    BACK_LANE_EAST, HILL_ROAD, STATION_ROAD,
)  # fmt: skip
