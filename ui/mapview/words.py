"""The words of the map's own buttons."""

from __future__ import annotations

from base.words import Bilingual

WORDS: dict[str, Bilingual] = {
    "layers": Bilingual("图层与图例", "Layers and legend"),
    "basemap": Bilingual("底图", "Base map"),
    "plain": Bilingual("无底图", "None"),
    "hide": Bilingual("收起图层面板", "Hide the layer panel"),
    "show": Bilingual("展开图层面板", "Show the layer panel"),
    "zoom_in": Bilingual("放大", "Zoom in"),
    "zoom_out": Bilingual("缩小", "Zoom out"),
    "whole": Bilingual("显示整个社区", "Show the whole community"),
    "close": Bilingual("关闭", "Close"),
    "failed": Bilingual(
        "有图层没有载入。请检查网络，然后刷新页面。",
        "Some layers did not load. Check the network, then reload the page.",
    ),
}
YES = Bilingual("是", "yes")
NO = Bilingual("否", "no")


def spoken(language: str) -> dict[str, str]:
    """All words in `language`, by key."""
    return {key: words.text(language) for key, words in WORDS.items()}
