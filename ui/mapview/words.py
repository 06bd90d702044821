"""Translated texts of the map: buttons, drawing tools, Leaflet.draw."""

from __future__ import annotations

from base.words import Message, Text

WORDS: dict[str, Text] = {
    "layers": Message("Layers and legend"),
    "basemap": Message("Base map"),
    "plain": Message("None"),
    "hide": Message("Hide the layer panel"),
    "show": Message("Show the layer panel"),
    "zoom_in": Message("Zoom in"),
    "zoom_out": Message("Zoom out"),
    "whole": Message("Show the whole community"),
    "shapes": Message("Shapes on the map"),
    "shape_keys": Message("↑ ↓ next shape · ← → next layer · Enter opens"),
    "close": Message("Close"),
    "failed": Message("Some layers did not load. Check the network, then reload the page."),
}
FAILURE = Message("The map did not load. Check the network, then reload the page.")
"""Comes with the map itself, since all other words come with the scene."""
YES = Message("yes")
NO = Message("no")
TOOLS: dict[str, Text] = {
    "tools": Message("Drawing tools"),
    "point": Message("Place a point"),
    "line": Message("Draw a line"),
    "polygon": Message("Draw an area"),
    "rectangle": Message("Draw a rectangle"),
    "reshape": Message("Reshape"),
    "move": Message("Move"),
    "delete": Message("Delete"),
    "part": Message("Remove part"),
    "finish": Message("Finish"),
    "undo": Message("Undo point"),
    "cancel": Message("Cancel"),
    "move_handle": Message("Drag to move the whole shape"),
    "hint_none": Message("Choose a type first, then draw it on the map"),
    "hint_ready": Message("Press the button to draw; press a shape to change it"),
    "hint_chosen": Message("Shape chosen"),
    "hint_locked": Message("This shape cannot be changed"),
    "hint_point": Message("Press the map to place it"),
    "hint_rectangle": Message("Drag from corner to corner, or press two corners"),
    "hint_start": Message("Press the map for the first point"),
    "hint_line": Message("Go on; press the last point again to finish"),
    "hint_more": Message("Go on: an area needs three points"),
    "hint_polygon": Message("Go on; press the first point to close it"),
    "hint_reshape": Message("Drag a dot to reshape, double-click it to remove it"),
    "hint_parts": Message("Drag a dot to reshape; the part whose dot you pressed can be removed alone"),
    "hint_move": Message("Drag the handle of the shape"),
    "keys": Message("Enter finishes · Esc cancels"),
    "square_metres": Message("m²"),
    "metres": Message("m"),
    "about": Message("about", context="approximately"),
}
_CLICK_START = Message("Click for the first point")
_CLICK_ON = Message("Click for the next point")
_CROSSED = Message("The edges of a shape must not cross")
_CANCEL = Message("Cancel drawing")
LEAFLET: dict[str, Text] = {
    "draw.toolbar.actions.title": _CANCEL,
    "draw.toolbar.actions.text": TOOLS["cancel"],
    "draw.toolbar.finish.title": Message("Finish drawing"),
    "draw.toolbar.finish.text": TOOLS["finish"],
    "draw.toolbar.undo.title": Message("Remove the last point"),
    "draw.toolbar.undo.text": TOOLS["undo"],
    "draw.toolbar.buttons.polyline": TOOLS["line"],
    "draw.toolbar.buttons.polygon": TOOLS["polygon"],
    "draw.toolbar.buttons.rectangle": TOOLS["rectangle"],
    "draw.toolbar.buttons.circle": Message("Draw a circle"),
    "draw.toolbar.buttons.marker": TOOLS["point"],
    "draw.toolbar.buttons.circlemarker": Message("Place a dot"),
    "draw.handlers.circle.tooltip.start": Message("Press and drag to draw a circle"),
    "draw.handlers.circle.radius": Message("Radius"),
    "draw.handlers.circlemarker.tooltip.start": Message("Click to place the dot"),
    "draw.handlers.marker.tooltip.start": Message("Click to place it"),
    "draw.handlers.polygon.tooltip.start": _CLICK_START,
    "draw.handlers.polygon.tooltip.cont": _CLICK_ON,
    "draw.handlers.polygon.tooltip.end": Message("Click the first point to close"),
    "draw.handlers.polyline.error": _CROSSED,
    "draw.handlers.polyline.tooltip.start": _CLICK_START,
    "draw.handlers.polyline.tooltip.cont": _CLICK_ON,
    "draw.handlers.polyline.tooltip.end": Message("Click the last point to finish"),
    "draw.handlers.rectangle.tooltip.start": Message("Press and drag to the far corner"),
    "draw.handlers.simpleshape.tooltip.end": Message("Release to finish"),
    "edit.toolbar.actions.save.title": Message("Save the changes"),
    "edit.toolbar.actions.save.text": Message("Save"),
    "edit.toolbar.actions.cancel.title": Message("Discard the changes"),
    "edit.toolbar.actions.cancel.text": TOOLS["cancel"],
    "edit.toolbar.actions.clearAll.title": Message("Delete all shapes"),
    "edit.toolbar.actions.clearAll.text": Message("Delete all"),
    "edit.toolbar.buttons.edit": TOOLS["reshape"],
    "edit.toolbar.buttons.editDisabled": Message("No shapes to change"),
    "edit.toolbar.buttons.remove": TOOLS["delete"],
    "edit.toolbar.buttons.removeDisabled": Message("No shapes to delete"),
    "edit.handlers.edit.tooltip.text": Message("Drag a dot to reshape"),
    "edit.handlers.edit.tooltip.subtext": Message("Press “Cancel” to discard"),
    "edit.handlers.remove.tooltip.text": Message("Click a shape to delete it"),
}
"""By the dotted place in `L.drawLocal`; complete, so that none of the library's own words can show."""


def map_words(language: str) -> dict[str, str]:
    """All words in `language`, by key."""
    return {key: words.text(language) for key, words in WORDS.items()}


def tool_words(language: str) -> dict[str, str]:
    """The words of our buttons and hints in `language`, by key."""
    return {key: words.text(language) for key, words in TOOLS.items()}


def leaflet_words(language: str) -> dict[str, str]:
    """The words of Leaflet.draw in `language`, by their dotted place."""
    return {place: words.text(language) for place, words in LEAFLET.items()}
