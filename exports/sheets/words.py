"""The words that stand on sheets themselves."""

from __future__ import annotations

from base.words import Bilingual

LEGEND = Bilingual("图例", "Legend")
NORTH = Bilingual("北", "N")
SCALE = Bilingual("比例尺", "Scale")
TITLE = Bilingual("图名", "Title")
NUMBER = Bilingual("图号", "Sheet no.")
CRS = Bilingual("坐标系", "CRS")
HEIGHTS = Bilingual("高程基准", "Height datum")
ORGANISATION = Bilingual("编制单位", "Prepared by")
DATE = Bilingual("编制日期", "Date")
SOURCE = Bilingual("数据来源", "Data")
NOTES = Bilingual("说明与假设", "Notes and assumptions")
MARKING = Bilingual("内部讨论稿", "Draft for discussion")
LOCATION = Bilingual("位置", "Location")
TODAY = Bilingual("现状", "Today")
WITH_OPTION = Bilingual("方案实施后", "With the option")
INTERVENTIONS = Bilingual("方案项目", "Interventions")
SITUATION = Bilingual("公共空间现状图", "Public space today")
OPTION = Bilingual("公共空间布局方案", "Layout option")
STATUTORY = Bilingual("用地用海分类示意图", "Land use by statutory class")
METRE = Bilingual("米", "m")
TOTAL = Bilingual("合计", "Total")
MORE = Bilingual("另有 {count} 项", "{count} more")
COMMUNITY_DATA = Bilingual("社区自有数据", "The community's own data")
NOT_COUNTED = Bilingual(
    "方案中有 {count} 处不满足硬性选址规则，未绘出，也未计分。",
    "{count} of the option's interventions break a hard siting rule; they are not drawn and not scored.",
)
ONLY_VERIFIED = Bilingual(
    "侵占只表示已核实、尚未清理的。", "Of encroachments, only verified ones that are still there are shown."
)
INDICATIVE = Bilingual(
    "用地类别按空间与设施的用途推定，仅为示意，不是法定用地边界；小区附属的绿地和停车在法定分类中属居住用地。",
    "Classes of land are inferred from what spaces and facilities are used for: indicative, no statutory "
    "boundaries. Green and parking inside compounds legally belong to housing.",
)


def dated(day_iso: str, language: str) -> str:
    """A day (YYYY-MM-DD) as it is written on plans."""
    year, month, day = day_iso.split("-")
    return f"{year} 年 {int(month)} 月 {int(day)} 日" if language == "zh" else day_iso


def page_drawn(number: int) -> Bilingual:
    """What is being done, for a progress bar."""
    return Bilingual(f"正在绘制第 {number} 页", f"Drawing page {number}")
