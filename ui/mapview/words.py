"""The words of the map's own buttons."""

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
    "close": Message("Close"),
    "failed": Message("Some layers did not load. Check the network, then reload the page."),
}
YES = Message("yes")
NO = Message("no")


def spoken_words(language: str) -> dict[str, str]:
    """All words in `language`, by key."""
    return {key: words.text(language) for key, words in WORDS.items()}
