"""Escape text for folium objects.

branca parses what it rendered as a template a second time, and folium puts text into JavaScript template
literals and `innerHTML`. So text that must pass through folium is reduced here to characters that mean
nothing to Jinja, JavaScript or HTML. Better still is not to pass it at all: see `scene`.
"""

from __future__ import annotations

import unicodedata

from base.words import REPLACEMENT, without_direction_controls

_PLAIN = frozenset(" -.,:，。、；：（）「」『』《》〈〉【】“”‘’！？·—…～")
_LEFT_AS_SPACE = frozenset("\t\n\r")


def map_text(text: str) -> str:
    """`text` as HTML that shows exactly `text`, safe in a template, a JavaScript string and HTML.

    Letters and digits of any script, spaces and plain punctuation pass; everything else becomes `&#n;`.
    Characters that HTML cannot carry (controls, surrogates, non-characters) become U+FFFD, and so do those
    that turn the direction of what stands around them.
    """
    return "".join(_encode(character) for character in text)


def _encode(character: str) -> str:
    if character.isalnum() or character in _PLAIN:
        return character
    if character in _LEFT_AS_SPACE:
        return f"&#{ord(character)};"
    if character != without_direction_controls(character):
        return REPLACEMENT
    if unicodedata.category(character) in ("Cc", "Cs") or ord(character) & 0xFFFE == 0xFFFE:
        return REPLACEMENT
    return f"&#{ord(character)};"
