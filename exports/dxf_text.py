"""Texts and layer names that CAD programs take as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from paper.clean_text import one_line

ENCODING = "gbk"
LONGEST_NAME = 31
"""Characters of a layer's name that every program takes."""
_START = "GH"
_NOT_IN_A_NAME = re.compile(r'[<>/\\":;?*|=,`\'\s]+')
_WIDE = str.maketrans({"\\": "＼", "^": "＾"})
"""CAD reads both as the start of a code."""
_NO_CHARACTER = "〓"


def layer_name(words: Sequence[str], taken: Collection[str] = ()) -> str:
    """E.g. GH-现状-公共空间-老幼都能用: cut to `LONGEST_NAME`, and numbered where the name is one of `taken`
    (in small letters: to CAD, A and a are one name)."""
    whole = "-".join(filter(None, (_START, *(_word(one) for one in words))))
    name, number = whole[:LONGEST_NAME].rstrip("_-"), 2
    while name.lower() in taken:
        ending = f"-{number}"
        name, number = whole[: LONGEST_NAME - len(ending)].rstrip("_-") + ending, number + 1
    return name


def plain_text(text: str) -> str:
    """One line without codes: `%%u`, `\\U+1234` and `^J` would be read as more than text. Characters that
    the file's encoding lacks are written as CAD writes them; those beyond the basic plane, for which it has
    no way, become 〓."""
    known = one_line(text).translate(_WIDE).replace("%%", "％％")
    return "".join(_writable(one) for one in known)


def _word(text: str) -> str:
    return _NOT_IN_A_NAME.sub("_", plain_text(text)).strip("_")


def _writable(character: str) -> str:
    try:
        character.encode(ENCODING)
    except UnicodeEncodeError:
        return f"\\U+{ord(character):04X}" if ord(character) <= 0xFFFF else _NO_CHARACTER
    return character
