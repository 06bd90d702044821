"""The root of our errors. Every error says what is wrong, where, and what to do."""

from __future__ import annotations

from typing import ClassVar

from data.words import sentence


class LintuError(Exception):
    """Something a person can put right.

    A subclass gives the sentence as a template in English; the facts given when it is raised fill it.
    """

    template: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message("en"))

    def message(self, language: str) -> str:
        """The sentence in `language`."""
        return sentence(self.template, self.facts, language)


class NotMetricError(LintuError, ValueError):
    zh = "图层“{what}”的坐标系是 {crs}，不能量米。请先转换到以米为单位的投影坐标系。"
    en = "Layer “{what}” is in {crs}, which cannot be measured in metres. Project it to a metric CRS first."


class NoCrsError(LintuError, ValueError):
    zh = "图层“{what}”没有说明坐标系。请给出 EPSG 代码。"
    en = "Layer “{what}” does not say its coordinate system. Give its EPSG code."


class EmptyNetworkError(LintuError, ValueError):
    zh = "没有任何步行路径，无法计算步行距离。请导入或绘制路径。"
    en = "There are no walking paths, so no walking distance can be measured. Import or draw paths."


class FitError(LintuError, ValueError):
    """Pairs of points that lay no plan on a map."""


class TooFewPairsError(FitError):
    zh = "只有 {count} 对对应点，至少要 2 对。请在图纸和地图上再选同一个地方。"
    en = "There are {count} pairs of points; give at least 2. Choose one more place on the plan and the map."


class SamePointError(FitError):
    zh = "第 {first} 对和第 {second} 对点几乎在同一处，定不出方向。请选相距较远的点。"
    en = (
        "Pairs {first} and {second} are almost the same place, which gives no direction. Choose points apart."
    )
