"""How names are compared: half width, lower case, singular, with the American spelling as the British one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
HAN = re.compile(r"[㐀-鿿〇]+")
_BETWEEN = re.compile(r"[\s_\-·.、/:：]+")
_LATIN = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_COUNTED = re.compile(r"(?:第?\d+[号处个座栋幢张所间期#]?|[a-z])$")
"""What numbers the things of one kind: 公厕3号, 篮球场2."""

_BEFORE = (
    *("社区", "小区", "村", "镇", "街道", "市政", "公共", "公用", "室外", "室内", "户外", "配套", "便民"),
    *("城市", "大型", "小型", "新建", "现状", "免费", "智能", "无障碍", "居民", "共享", "公益", "独立"),
    *("附属", "其他", "其它"),
)
_AFTER = (
    *("设施", "场所", "场地", "场", "点", "点位", "处", "区", "区域", "空间", "地", "类", "用地", "器材"),
    *("图层", "数据", "面", "线", "表", "信息", "分布", "统计", "统计表", "信息表", "一览表", "台账", "名单"),
    *("清单", "明细", "边界", "范围", "轮廓", "中心线", "现状", "图", "矢量"),
)
_NEUTRAL = frozenset(
    {"public", "community", "local", "the", "a", "of", "area", "facility", "site", "point", "place"}
    | {"location", "space", "small", "new", "outdoor", "free", "type", "category"}
)
"""Words beside a name that leave it what it is."""

_TRADITIONAL = (
    "稱戶數經緯樓層棟號編碼區類別種寬級設場廣園綠體館圖書衛醫療診藥兒託養護電車庫遞郵銀學網業貨鐵軌橋籃運"
    "動廁間涼關處聯務辦會黨員責總計歲齡長壯時現狀損壞舊閒閑棄無階礙標準遊戲樂應點線資訊統佈寵獸駕訓練機構"
    "紀飲廳賓飯農貿鮮雜糧藝術劇國縣鄉鎮專幹徑騎單擬規劃廢過馬橫殘獨佔積築實勞觀風產檔銷維髮發檢門閱覽鄰裡"
    "東隊費湧灣島溫導進組織團價貼飼圍牆寫廈輪營轉換熱氣災難醬紅葉龍蘭鳳頃畝"
)
_SIMPLIFIED = (
    "称户数经纬楼层栋号编码区类别种宽级设场广园绿体馆图书卫医疗诊药儿托养护电车库递邮银学网业货铁轨桥篮运"
    "动厕间凉关处联务办会党员责总计岁龄长壮时现状损坏旧闲闲弃无阶碍标准游戏乐应点线资讯统布宠兽驾训练机构"
    "纪饮厅宾饭农贸鲜杂粮艺术剧国县乡镇专干径骑单拟规划废过马横残独占积筑实劳观风产档销维发发检门阅览邻里"
    "东队费涌湾岛温导进组织团价贴饲围墙写厦轮营转换热气灾难酱红叶龙兰凤顷亩"
)
"""The characters of the names that we know, as they are written in Hong Kong and Taiwan."""
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def half_width_simplified(text: str) -> str:
    """A text with half-width letters and digits, and the characters of our names in their simplified form."""
    return unicodedata.normalize("NFKC", text).translate(_TO_SIMPLIFIED)


@lru_cache(maxsize=65_536)
def comparable_name(name: str) -> str:
    """A name as it is compared: half width, lower case, without blanks and units in brackets."""
    text = half_width_simplified(name).lower()
    bare = _BETWEEN.sub("", BRACKETS.sub("", text))
    return bare or _BETWEEN.sub("", text)


def tokens_of(name: str) -> tuple[str, ...]:
    """The Latin words and numbers of a name: "FloorArea_m2" has floor, area, m, 2."""
    return tuple(_LATIN.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", name)).lower()))


@lru_cache(maxsize=65_536)
def phrase_of(name: str) -> tuple[str, ...]:
    """The Latin words of a name, each in its singular."""
    return tuple(_singular(token) for token in tokens_of(name))


def _singular(token: str) -> str:
    if token.startswith("center"):
        token = "centre" + token[6:]
    if token.endswith("ies") and len(token) > 4:
        return token[:-3] + "y"
    if token.endswith(("ches", "shes", "xes", "sses")):
        return token[:-2]
    return token[:-1] if token.endswith("s") and not token.endswith("ss") else token


def han_of(name: str) -> str:
    """The Chinese characters of a name, without what numbers it."""
    text = comparable_name(name)
    return "".join(HAN.findall(_COUNTED.sub("", text) or text))


def han_cores(name: str) -> Iterator[str]:
    """A Chinese name, and what is left of it without neutral words before and after."""
    yield name
    for word in _AFTER:
        if name.endswith(word) and len(name) > len(word) + 1:
            yield from han_cores(name[: -len(word)])
    for word in _BEFORE:
        if name.startswith(word) and len(name) > len(word) + 1:
            yield from han_cores(name[len(word) :])


def phrase_core(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase without neutral words; the phrase itself where it has no others."""
    return tuple(token for token in phrase if token not in _NEUTRAL) or phrase
