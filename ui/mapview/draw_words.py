"""The words of the drawing tools: our own buttons and hints, and all that Leaflet.draw can say."""

from __future__ import annotations

from base.words import Bilingual

TOOLS: dict[str, Bilingual] = {
    "tools": Bilingual("绘图工具", "Drawing tools"),
    "point": Bilingual("画点", "Place a point"),
    "line": Bilingual("画线", "Draw a line"),
    "polygon": Bilingual("画面", "Draw an area"),
    "rectangle": Bilingual("画矩形", "Draw a rectangle"),
    "reshape": Bilingual("改形状", "Reshape"),
    "move": Bilingual("移动", "Move"),
    "delete": Bilingual("删除", "Delete"),
    "part": Bilingual("删除这一块", "Remove part"),
    "finish": Bilingual("完成", "Finish"),
    "undo": Bilingual("撤销一点", "Undo point"),
    "cancel": Bilingual("取消", "Cancel"),
    "move_handle": Bilingual("拖动以移动整个图形", "Drag to move the whole shape"),
    "hint_none": Bilingual("先选一种场景，再在图上画", "Choose a type first, then draw it on the map"),
    "hint_ready": Bilingual(
        "按按钮开始画；点图形可修改", "Press the button to draw; press a shape to change it"
    ),
    "hint_chosen": Bilingual("已选中图形", "Shape chosen"),
    "hint_locked": Bilingual("此图形不能修改", "This shape cannot be changed"),
    "hint_point": Bilingual("点地图放下它", "Press the map to place it"),
    "hint_rectangle": Bilingual(
        "从一角拖到对角，或先后点两个角", "Drag from corner to corner, or press two corners"
    ),
    "hint_start": Bilingual("点地图放第一个点", "Press the map for the first point"),
    "hint_line": Bilingual("继续点；再点最后一点即完成", "Go on; press the last point again to finish"),
    "hint_more": Bilingual("继续点，面至少要三个点", "Go on: an area needs three points"),
    "hint_polygon": Bilingual("继续点；点第一个点即闭合", "Go on; press the first point to close it"),
    "hint_reshape": Bilingual(
        "拖动圆点改形状，双击圆点删除它", "Drag a dot to reshape, double-click it to remove it"
    ),
    "hint_parts": Bilingual(
        "拖动圆点改形状；点过圆点的那一块可单独删除",
        "Drag a dot to reshape; the part whose dot you pressed can be removed alone",
    ),
    "hint_move": Bilingual("拖动图形的移动柄", "Drag the handle of the shape"),
    "keys": Bilingual("回车完成 · Esc 取消", "Enter finishes · Esc cancels"),
    "square_metres": Bilingual("平方米", "m²"),
    "metres": Bilingual("米", "m"),
    "about": Bilingual("约", "about"),
}

_CLICK_START = Bilingual("点击放第一个点", "Click for the first point")
_CLICK_ON = Bilingual("点击放下一个点", "Click for the next point")
_CROSSED = Bilingual("图形的边不能相交", "The edges of a shape must not cross")
_CANCEL = Bilingual("取消绘制", "Cancel drawing")

LEAFLET: dict[str, Bilingual] = {
    "draw.toolbar.actions.title": _CANCEL,
    "draw.toolbar.actions.text": TOOLS["cancel"],
    "draw.toolbar.finish.title": Bilingual("完成绘制", "Finish drawing"),
    "draw.toolbar.finish.text": TOOLS["finish"],
    "draw.toolbar.undo.title": Bilingual("删除最后一个点", "Remove the last point"),
    "draw.toolbar.undo.text": TOOLS["undo"],
    "draw.toolbar.buttons.polyline": TOOLS["line"],
    "draw.toolbar.buttons.polygon": TOOLS["polygon"],
    "draw.toolbar.buttons.rectangle": TOOLS["rectangle"],
    "draw.toolbar.buttons.circle": Bilingual("画圆", "Draw a circle"),
    "draw.toolbar.buttons.marker": TOOLS["point"],
    "draw.toolbar.buttons.circlemarker": Bilingual("画圆点", "Place a dot"),
    "draw.handlers.circle.tooltip.start": Bilingual("按住并拖动以画圆", "Press and drag to draw a circle"),
    "draw.handlers.circle.radius": Bilingual("半径", "Radius"),
    "draw.handlers.circlemarker.tooltip.start": Bilingual("点击放下圆点", "Click to place the dot"),
    "draw.handlers.marker.tooltip.start": Bilingual("点击放下它", "Click to place it"),
    "draw.handlers.polygon.tooltip.start": _CLICK_START,
    "draw.handlers.polygon.tooltip.cont": _CLICK_ON,
    "draw.handlers.polygon.tooltip.end": Bilingual("点第一个点即闭合", "Click the first point to close"),
    "draw.handlers.polyline.error": _CROSSED,
    "draw.handlers.polyline.tooltip.start": _CLICK_START,
    "draw.handlers.polyline.tooltip.cont": _CLICK_ON,
    "draw.handlers.polyline.tooltip.end": Bilingual("再点最后一点即完成", "Click the last point to finish"),
    "draw.handlers.rectangle.tooltip.start": Bilingual("按住并拖到对角", "Press and drag to the far corner"),
    "draw.handlers.simpleshape.tooltip.end": Bilingual("松开即完成", "Release to finish"),
    "edit.toolbar.actions.save.title": Bilingual("保存修改", "Save the changes"),
    "edit.toolbar.actions.save.text": Bilingual("保存", "Save"),
    "edit.toolbar.actions.cancel.title": Bilingual("放弃修改", "Discard the changes"),
    "edit.toolbar.actions.cancel.text": TOOLS["cancel"],
    "edit.toolbar.actions.clearAll.title": Bilingual("删除全部图形", "Delete all shapes"),
    "edit.toolbar.actions.clearAll.text": Bilingual("全部删除", "Delete all"),
    "edit.toolbar.buttons.edit": TOOLS["reshape"],
    "edit.toolbar.buttons.editDisabled": Bilingual("没有可修改的图形", "No shapes to change"),
    "edit.toolbar.buttons.remove": TOOLS["delete"],
    "edit.toolbar.buttons.removeDisabled": Bilingual("没有可删除的图形", "No shapes to delete"),
    "edit.handlers.edit.tooltip.text": Bilingual("拖动圆点改形状", "Drag a dot to reshape"),
    "edit.handlers.edit.tooltip.subtext": Bilingual("按“取消”放弃修改", "Press “Cancel” to discard"),
    "edit.handlers.remove.tooltip.text": Bilingual("点图形即删除", "Click a shape to delete it"),
}
"""By the dotted place in `L.drawLocal`; complete, so that none of the library's own words can show."""


def tool_words(language: str) -> dict[str, str]:
    """The words of our buttons and hints in `language`, by key."""
    return {key: words.text(language) for key, words in TOOLS.items()}


def leaflet_words(language: str) -> dict[str, str]:
    """The words of Leaflet.draw in `language`, by their dotted place."""
    return {place: words.text(language) for place, words in LEAFLET.items()}
