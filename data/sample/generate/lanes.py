"""The lanes of the villages, the paths by the water, the crossings and the steps."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from shapely import LineString

from data.sample.generate.curves import Spot, curve
from data.sample.generate.ways import DEAD_END, JOINED, WayLine


def _lane(
    zh: str | None, en: str | None, width_m: float, *points: Spot,
    kind: str = "lane", start: float | None = JOINED, end: float | None = JOINED,
) -> WayLine:  # fmt: skip
    line = curve(points) if len(points) > 2 else LineString(points)
    return WayLine(kind, width_m, line, zh, en, step_free=kind != "steps", start=start, end=end)


VILLAGE = (
    _lane("竹围巷", "Zhuwei Lane", 2.2, (-298, -58), (-244, -72), (-196, -60), (-135, -66)),
    _lane("井头巷", "Jingtou Lane", 1.6, (-298, -118), (-246, -132), (-202, -146), (-154, -143)),
    _lane("下围巷", "Xiawei Lane", 1.8, (-287, -214), (-232, -212), (-186, -228), (-126, -232)),
    _lane("大榕巷", "Darong Lane", 2.0, (-216, -66), (-225, -136), (-206, -218), (-214, -310)),
    _lane("石板巷", "Shiban Lane", 1.2, (-176, -62), (-186, -100), (-178, -146)),
    _lane("祠前路", "Ciqian Path", 3.0, (-300, -62), (-345, -42), (-398, -60), (-420, -112), (-404, -170), (-352, -190), (-283, -182)),
    _lane("塘唇路", "Tangchun Path", 2.0, (-360, -189), (-364, -240), (-352, -286)),
    _lane(None, None, 1.5, (-301, -100), (-322, -114), (-345, -136), (-372, -136), (-412, -134)),
    _lane("菜园路", "Caiyuan Path", 2.4, (-300, -25), (-350, -18), (-405, -24), (-434, -15), end=DEAD_END),
    _lane("上竹园", "Upper Zhuyuan", 2.2, (-322, 176), (-362, 164), (-406, 172), (-424, 140), (-412, 84), (-370, 62), (-297, 66)),
    _lane(None, None, 1.4, (-372, 165), (-366, 120), (-372, 63)),
    _lane("厂后巷", "Changhou Lane", 2.5, (-320, 160), (-262, 152), (-206, 154), (-164, 160)),
    _lane("岭下东巷", "Lingxia East Lane", 1.8, (-298, 314), (-282, 276), (-240, 264), (-190, 270), (-138, 300)),
    _lane(None, None, 1.5, (-240, 265), (-252, 232)),
    _lane("水井巷", "Shuijing Lane", 1.4, (-236, 264), (-246, 300), (-238, 322)),
    _lane("岭脚路", "Lingjiao Path", 2.0, (-205, 322), (-170, 345), (-110, 350), (-92, 322), (-108, 270)),
    _lane("站后巷", "Zhanhou Lane", 2.2, (130, 312), (190, 296), (262, 300), (318, 323)),
    _lane("塘面巷", "Tangmian Lane", 1.8, (240, 334), (262, 356), (300, 378), (345, 362), (352, 310)),
    _lane("河唇巷", "Hechun Lane", 2.0, (186, -132), (228, -128), (270, -140), (318, -168)),
    _lane("下河唇巷", "Lower Hechun Lane", 1.6, (196, -180), (232, -176), (262, -190), (284, -205)),
    _lane(None, None, 1.2, (232, -130), (236, -152), (230, -176)),
    _lane("晒谷坪巷", "Shaiguping Lane", 2.0, (-62, -140), (-10, -136), (60, -120), (120, -122), (186, -124)),
    _lane("前塘路", "Qiantang Path", 2.5, (-36, -212), (20, -206), (84, -214), (140, -228), (208, -204)),
    _lane("码头巷", "Matou Lane", 1.8, (26, -206), (34, -250), (30, -312)),
    _lane("榕树下", "Under the Banyan", 1.5, (24, -136), (32, -170), (30, -206)),
    _lane("园东巷", "Yuandong Lane", 2.2, (112, -121), (106, -168), (112, -220)),
    _lane(None, None, 2.0, (118, -223), (124, -262), (112, -298)),
    _lane("塘背巷", "Tangbei Lane", 1.6, (-70, 172), (-40, 184), (-14, 196), (-6, 218)),
    _lane("花园西巷", "Huayuan West Lane", 2.0, (-46, 132), (-22, 140), (-12, 120), (-9, 80), (-6, 32)),
    _lane("学后巷", "Xuehou Lane", 2.5, (176, 205), (240, 206), (330, 222), (404, 230), (420, 186), (414, 120), (417, 62)),
    _lane(None, None, 3.0, (330, 222), (326, 259)),
)  # fmt: skip

CROSS_ALLEYS = (
    _lane("一人巷", "One-Person Alley", 1.0, (-142, 128), (-122, 134), (-98, 136)),
    _lane("盐铺巷", "Salt Shop Alley", 1.5, (-104, 60), (-88, 64), (-70, 66)),
    _lane("打铁巷", "Blacksmith Alley", 1.3, (-140, -74), (-118, -70), (-94, -68)),
    _lane("天后巷", "Tianhou Alley", 1.5, (-130, -222), (-104, -214), (-82, -218)),
    _lane("米行巷", "Rice Merchants' Alley", 1.2, (-100, 140), (-74, 140), (-50, 142)),
    _lane("豆腐巷", "Tofu Alley", 1.1, (-76, -18), (-54, -14), (-28, -12)),
    _lane("竹器巷", "Bamboo Ware Alley", 1.4, (-110, -124), (-86, -122), (-64, -124)),
    _lane("旧码头巷", "Old Wharf Alley", 1.5, (-74, -232), (-48, -226), (-26, -228)),
)  # fmt: skip

PARK = (
    _lane("公园环路", "Park Loop", 2.0, (174, 182), (150, 172), (110, 166), (84, 168), (68, 181), (72, 198), kind="footway", end=DEAD_END),
    _lane("公园环路", "Park Loop", 2.0, (72, 198), (94, 196), (122, 197), (150, 172), kind="footway"),
    _lane(None, None, 1.5, (110, 166), (104, 180), (112, 198), kind="footway"),
    _lane("公园西路", "Park West Path", 1.8, (69, 188), (40, 191), (4, 189), (-14, 196), kind="footway"),
    _lane(None, None, 1.8, (84, 197), (86, 208), (88, 218), kind="footway"),
)  # fmt: skip

STEPS = (
    _lane("墟码头石级", "Wharf Steps", 3.0, (-46, -322), (-45, -336), kind="steps", end=DEAD_END),
    _lane("下码头石级", "Lower Wharf Steps", 2.0, (30, -312), (34, -332), kind="steps", end=DEAD_END),
    _lane("岭上石级", "Hill Steps", 1.5, (-158, 347), (-164, 358), (-160, 366), kind="steps", end=DEAD_END),
    _lane("塘唇石级", "Tangchun Steps", 1.5, (-364, -240), (-386, -258), (-398, -272), kind="steps"),
    _lane("井头石级", "Jingtou Steps", 1.2, (-246, -132), (-252, -168), (-240, -212), kind="steps"),
)  # fmt: skip

SIDE_GATES = (
    _lane("幼儿园门口", "Kindergarten Gate", 3.0, (107, -170), (94, -171), kind="footway", end=DEAD_END),
    _lane(None, None, 1.8, (100, 149), (103, 158), (106, 168), kind="footway"),
    _lane(None, None, 1.6, (-8, 126), (-3, 126), kind="footway"),
    _lane(None, None, 1.6, (66, -96), (65, -120), kind="footway"),
    _lane(None, None, 1.6, (-14, -45), (-38, -48), kind="footway"),
    _lane(None, None, 1.8, (344, -50), (378, -58), kind="footway"),
    _lane(None, None, 1.5, (-58, 300), (-78, 303), (-99, 308), kind="footway"),
)  # fmt: skip
"""The way into the kindergarten, and the compounds' side gates; the last goes through the grain station's wall."""

UNJOINED = (
    _lane("竹尾小路", "Zhuwei Path", 1.4, (-340, 196), (-362, 199), (-388, 198), start=DEAD_END, end=DEAD_END),
    _lane("菜地小路", "Plot Path", 1.2, (-252, -4), (-256, -40), (-252, -70), end=2.2),
    _lane("塘背后路", "Behind the Pond", 1.4, (-36, 184), (-30, 200), (-34, 217), end=1.4),
    _lane("河背小路", "Hebei Path", 1.4, (262, -189), (256, -160), (250, -133), end=0.8),
)  # fmt: skip
"""Survey errors left in on purpose: a path that touches no other, and three that stop short."""
