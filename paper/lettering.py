"""Text on paper: one typeface, its glyphs, the width of words and where lines break.

Text from people is text: nothing in it is a formula.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import matplotlib
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties, get_font

from base.wheel_files import TYPEFACE_FILE, fonts_folder
from base.words import Message, Note
from paper.clean_text import plain

MISSING = "〓"
"""What printers set where they have no type for a character."""

_ANY_SIZE = 100.0
_NO_LINE_STARTS_WITH = frozenset("，。、；：？！）》”’」』】〕％·,.;:?!)]}%+−")
_NO_LINE_ENDS_WITH = frozenset("（《“‘「『【〔([{")


@cache
def typeface() -> FontProperties:
    """The typeface, registered once; with it matplotlib embeds TrueType and takes no text for a formula."""
    file = fonts_folder() / TYPEFACE_FILE
    font_manager.fontManager.addfont(str(file))
    matplotlib.rcParams.update({"pdf.fonttype": 42, "text.parse_math": False, "text.usetex": False})
    return FontProperties(fname=str(file))


@cache
def glyphs() -> frozenset[int]:
    """The code points that the typeface can draw."""
    return frozenset(get_font(str(fonts_folder() / TYPEFACE_FILE)).get_charmap())


def printable(text: str) -> str:
    """`plain` text in which what the typeface lacks is replaced by `MISSING`."""
    return "".join(one if ord(one) in glyphs() else MISSING for one in plain(text))


def missing_glyphs(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that the typeface cannot draw, each once, in order."""
    found = {one: None for text in texts for one in plain(text) if ord(one) not in glyphs()}
    return tuple(found)


def missing_note(characters: tuple[str, ...]) -> Note:
    """Names characters that could not be printed."""
    named = ", ".join(f"{one} (U+{ord(one):04X})" for one in characters)
    return Note(
        "missing_glyphs",
        Message(
            "The typeface lacks these characters, so the sheet shows “{missing}” for them: {named}. "
            "Write them in another way.",
            missing=MISSING,
            named=named,
        ),
    )


@cache
def _advance(character: str) -> float:
    """Width in units of the size of type."""
    font = get_font(str(fonts_folder() / TYPEFACE_FILE))
    font.set_size(_ANY_SIZE, 72)
    return float(font.load_char(ord(character)).linearHoriAdvance) / 65536 / _ANY_SIZE


def width_of(text: str) -> float:
    """Width of printable text in units of the size of type (1 for a Chinese character)."""
    return sum(_advance(one) for one in text)


def wrap_lines(text: str, width: float) -> list[str]:
    """The lines of printable text that is at most `width` wide (in sizes of type).

    Lines break between Chinese characters and at spaces; no line starts with a closing mark. A Latin word
    that is too long by itself is cut.
    """
    lines, line = [], ""
    for piece in _pieces(text, width):
        if line and width_of((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line = line + piece if line or piece.strip() else ""
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def shorten_text(lines: list[str], count: int) -> list[str]:
    """The first `count` lines, the last of them with an ellipsis where some were left off."""
    return lines if len(lines) <= count else [*lines[: count - 1], lines[count - 1][:-1] + "…"]


def _pieces(text: str, width: float) -> Iterator[str]:
    """What no line may break inside of."""
    piece = ""
    for one in text:
        joins = piece and not _may_break(piece[-1], one)
        if (piece and not joins) or width_of(piece + one) > width:
            yield piece
            piece = ""
        piece += one
    yield piece


def _may_break(before: str, after: str) -> bool:
    if after in _NO_LINE_STARTS_WITH or before in _NO_LINE_ENDS_WITH or after.isspace():
        return False
    return before.isspace() or not (_is_word(before) and _is_word(after))


def _is_word(character: str) -> bool:
    return unicodedata.east_asian_width(character) not in ("W", "F")
