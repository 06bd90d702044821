"""What our layers, their columns and values are called, where people read and write them."""

from __future__ import annotations

from collections.abc import Mapping

from base.words import Bilingual
from data.catalogue.model import Catalogue

LAYERS: Mapping[str, Bilingual] = {
    "grids": Bilingual("责任网格", "Responsibility grids"),
    "compounds": Bilingual("小区", "Compounds"),
    "residences": Bilingual("住宅", "Homes"),
    "public_spaces": Bilingual("公共空间", "Public spaces"),
    "facilities": Bilingual("设施", "Facilities"),
    "entrances": Bilingual("出入口", "Entrances"),
    "paths": Bilingual("路径", "Paths"),
    "encroachments": Bilingual("侵占", "Encroachment"),
    "basemap": Bilingual("底图", "Map in the background"),
}
COLUMNS: Mapping[str, Bilingual] = {
    "id": Bilingual("编号", "Number"),
    "code": Bilingual("网格编号", "Number of the grid"),
    "manager": Bilingual("网格员", "Grid worker"),
    "name_zh": Bilingual("名称", "Name (Chinese)"),
    "name_en": Bilingual("英文名", "Name (English)"),
    "built_year": Bilingual("建成年份", "Built in"),
    "compound": Bilingual("小区", "Compound"),
    "grid": Bilingual("网格", "Grid"),
    "storeys": Bilingual("层数", "Storeys"),
    "households": Bilingual("户数", "Households"),
    "people": Bilingual("总人口", "People in all"),
    "elder": Bilingual("60 岁及以上", "60 and over"),
    "adult": Bilingual("15–59 岁", "15 to 59"),
    "child": Bilingual("0–14 岁", "0 to 14"),
    "estimated": Bilingual("估算", "Estimated"),
    "functions": Bilingual("功能", "Used for"),
    "condition": Bilingual("完好程度", "Condition"),
    "rules": Bilingual("使用公约", "Rules of use"),
    "category": Bilingual("类别", "Category"),
    "capacity": Bilingual("容量", "Capacity"),
    "space": Bilingual("空间", "Space"),
    "of": Bilingual("属于", "Entrance of"),
    "kind": Bilingual("类型", "Kind"),
    "width_m": Bilingual("宽度（米）", "Width (m)"),
    "step_free": Bilingual("无台阶", "Without steps"),
    "path": Bilingual("路径", "Path"),
    "status": Bilingual("状态", "Standing"),
    "reported_on": Bilingual("上报日期", "Reported on"),
    "note": Bilingual("备注", "Note"),
}
PATH_KINDS: Mapping[str, Bilingual] = {
    "footway": Bilingual("步道", "footpath"),
    "lane": Bilingual("巷道", "lane"),
    "road": Bilingual("道路", "road"),
    "steps": Bilingual("台阶", "steps"),
    "crossing": Bilingual("过街", "crossing"),
}
_CONDITIONS: Mapping[str, Bilingual] = {
    "good": Bilingual("良好", "good"),
    "worn": Bilingual("陈旧", "worn"),
    "broken": Bilingual("损坏", "broken"),
    "idle": Bilingual("闲置", "idle"),
}
TRUTH: Mapping[str, Bilingual] = {"true": Bilingual("是", "yes"), "false": Bilingual("否", "no")}


def values_of(layer: str, column: str, catalogue: Catalogue) -> Mapping[str, Bilingual]:
    """Key → word of every value that the column can have; empty where it can have any."""
    match layer, column:
        case "encroachments", "category":
            return {key: one.name for key, one in catalogue.encroachment_categories.items()}
        case "encroachments", "status":
            return {key: one.name for key, one in catalogue.encroachment_states.items()}
        case _, "category":
            return {key: one.name for key, one in catalogue.facility_categories.items()}
        case _, "functions":
            return {key: one.name for key, one in catalogue.space_functions.items()}
        case _, "kind":
            return PATH_KINDS
        case _, "condition":
            return _CONDITIONS
        case _, ("step_free" | "estimated"):
            return TRUTH
    return {}
