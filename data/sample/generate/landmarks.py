"""Buildings that nobody lives in, and the grounds round them."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from dataclasses import dataclass

from shapely import Polygon

from data.sample.generate.curves import blob, box


@dataclass(frozen=True)
class Landmark:
    """A shape of the base map. `kind` is "building" or "green"."""

    kind: str
    shape: Polygon
    name_zh: str | None = None
    name_en: str | None = None


SCHOOL_YARD = Polygon(
    [
        (217, 62),
        (262, 60),
        (330, 63),
        (396, 76),
        (399, 140),
        (396, 206),
        (330, 204),
        (262, 194),
        (190, 192),
        (196, 120),
    ]
)
KINDERGARTEN_YARD = Polygon([(64, -134), (101, -132), (98, -166), (103, -205), (68, -203), (66, -170)])
MARKET_HALL = box((-146, 58), 30, 38, 14)
SERVICE_CENTRE = box((-28, 166), 26, 15, -14)
HEALTH_STATION = box((158, -140), 24, 13, 5)
PARK_GROUND = Polygon([(60, 159), (110, 157), (165, 158), (160, 205), (90, 207), (57, 206)])

LANDMARKS = (
    Landmark("green", SCHOOL_YARD, "墟镇小学", "Xuzhen Primary School"),
    Landmark("green", blob([(272, 112), (292, 88), (352, 90), (374, 114), (352, 138), (292, 136)]), "学校操场", "School Track"),
    Landmark("building", box((262, 172), 92, 13, 4), "教学楼", "Classrooms"),
    Landmark("building", box((223, 128), 13, 62, -6), "综合楼", "School Offices"),
    Landmark("building", box((362, 176), 42, 26, 5), "礼堂", "School Hall"),
    Landmark("building", box((74, -150), 13, 24, -4), "幼儿园教学楼", "Kindergarten"),
    Landmark("building", box((86, -141), 22, 11, -2), "幼儿园", "Kindergarten"),
    Landmark("building", MARKET_HALL, "墟镇农贸市场", "Xuzhen Food Market"),
    Landmark("building", SERVICE_CENTRE, "党群服务中心", "Community Service Centre"),
    Landmark("building", HEALTH_STATION, "社区卫生服务站", "Health Station"),
    Landmark("building", box((14, -284), 15, 19, 6), "天后宫", "Tianhou Temple"),
    Landmark("building", box((228, 268), 58, 17, 10), "墟镇客运站", "Bus Station"),
    Landmark("building", box((290, 283), 26, 14, 13), "车站仓库", "Station Store"),
    Landmark("building", box((-283, 188), 46, 24, 3), "农机厂旧车间", "Old Machine Shop"),
    Landmark("building", box((-203, 190), 38, 30, -4), "农机厂旧仓库", "Old Works Store"),
    Landmark("building", box((-250, 167), 54, 10, -4), "农机厂旧办公楼", "Old Works Office"),
    Landmark("building", box((138, -262), 24, 15, 30), "旧米厂", "Old Rice Mill"),
    Landmark("building", box((-392, 40), 34, 16, 12), "腐竹作坊", "Tofu-skin Workshop"),
    Landmark("building", box((380, 245), 30, 15, 14), "五金店", "Hardware Shop"),
)  # fmt: skip

HILL = blob(
    [
        (-840, 470),
        (-700, 420),
        (-560, 440),
        (-420, 420),
        (-250, 398),
        (-60, 392),
        (60, 412),
        (200, 406),
        (330, 402),
        (430, 430),
        (600, 480),
        (850, 500),
        (900, 720),
        (0, 760),
        (-900, 720),
    ]
)
FIELDS = (
    blob([(-830, -230), (-690, -220), (-560, -225), (-480, -215), (-478, -140), (-600, -105), (-760, -130), (-840, -160)]),
    blob([(-830, -60), (-700, -82), (-590, -60), (-478, -36), (-474, -100), (-590, -88), (-740, -110), (-840, -100)]),
    blob([(-840, 110), (-720, 130), (-600, 160), (-485, 180), (-470, 100), (-490, 40), (-620, 20), (-780, 0), (-840, 10)]),
    blob([(-760, 240), (-640, 262), (-520, 262), (-480, 310), (-500, 380), (-600, 400), (-740, 380), (-800, 310)]),
    blob([(-640, -420), (-480, -400), (-300, -425), (-120, -436), (-140, -560), (-360, -590), (-600, -570), (-700, -500)]),
    blob([(-60, -440), (90, -430), (220, -380), (330, -310), (420, -330), (400, -470), (200, -570), (-40, -570)]),
    blob([(520, -60), (580, 40), (680, 60), (820, 40), (840, -140), (700, -200), (560, -180)]),
    blob([(480, -250), (600, -240), (780, -260), (830, -400), (760, -540), (560, -560), (470, -420)]),
    blob([(640, 130), (760, 170), (850, 200), (850, 120), (740, 90)]),
    blob([(470, 340), (600, 380), (780, 430), (840, 400), (700, 330), (560, 290)]),
)  # fmt: skip
