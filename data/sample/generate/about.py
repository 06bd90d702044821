"""The text of community.toml: what is from the study and what is invented or assumed."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from data.sample.generate.people import HOUSEHOLDS, KINDS, PEOPLE
from data.sample.generate.write import EPSG

KIND_NAMES = {
    "old_street": ("老街", "old street"),
    "village": ("村居自建房", "village houses"),
    "work_unit": ("单位大院", "work-unit yards"),
    "garden": ("商品房小区", "commercial compounds"),
    "tower": ("高层", "high-rise"),
}
HEAD = f"""\
# 本文件夹由 `python -m data.sample.generate` 生成，请勿手工修改。
# This folder is written by `python -m data.sample.generate`; do not edit it by hand.

key = "xuzhen"
name = {{ zh = "墟镇社区(示例)", en = "Xuzhen community (sample)" }}
epsg = {EPSG}

[statement]
zh = "这是示例：几何、道路、房屋、小区边界、设施和侵占记录都是虚构的，不对应任何真实地块、建筑或住户，不能用于真实决策。"
en = "This is a sample: its geometry, streets, houses, compounds, facilities and reports are invented. They stand for no real plot, building or household and must not be used for real decisions."

[from_study]
zh = "取自墟镇社区研究及相关报道的：6 个小区、{HOUSEHOLDS} 户、7 个责任网格；小区名金城花园、金龙花园；公共空间被侵占、功能单一、维护不足的问题类型。"
en = "From the study of Xuzhen community and the press on it: 6 compounds, {HOUSEHOLDS} households, 7 responsibility grids; the compound names Jincheng Garden and Jinlong Garden; the kinds of problem: public space encroached on, mono-functional and badly kept."

[study]
compounds = 6
households = {HOUSEHOLDS}
grids = 7

[assumed]
zh = "假设的：总人口 {PEOPLE} 人（每户约 {PEOPLE / HOUSEHOLDS:.2f} 人），各类住宅的户均人数、入住率与老幼比例（见下表）。老旧小区的老人更多，是示例的设定，不是调查结果。"
en = "Assumed: {PEOPLE} people (about {PEOPLE / HOUSEHOLDS:.2f} a household), and by kind of home the persons a household, the share of dwellings lived in and the shares of elders and children (below). That older compounds have more elders is a setting of the sample, not a finding."
people = {PEOPLE}
"""


def _kind(key: str) -> str:
    kind, (zh, en) = KINDS[key], KIND_NAMES[key]
    lines = [
        f"[assumed.kinds.{key}]",
        f'name = {{ zh = "{zh}", en = "{en}" }}',
        f"persons_per_household = {kind.persons_per_household}",
        f"elder_share = {kind.elder_share}",
        f"child_share = {kind.child_share}",
    ]
    if kind.occupied is not None:
        lines.append(f"occupied_share = {kind.occupied}")
    return "\n" + "\n".join(lines) + "\n"


def community_toml() -> str:
    """The whole file."""
    return HEAD + "".join(_kind(key) for key in KINDS)
