"""Texts and layer names that CAD programs take as they are."""

from __future__ import annotations

import re

from paper.clean_text import one_line

ENCODING = "gbk"
_NOT_IN_A_NAME = re.compile(r'[<>/\\":;?*|=,`\'\s]+')
_LONGEST_NAME = 120
_WIDE = str.maketrans({"\\": "＼", "^": "＾"})
"""CAD reads both as the start of a code."""
_NO_CHARACTER = "〓"


def layer_name(name: str, class_name: str, code: str) -> str:
    """E.g. GH-公共空间-老幼都能用-public_spaces-shared."""
    words = (_NOT_IN_A_NAME.sub("_", plain_text(word)).strip("_") for word in (name, class_name))
    middle = "-".join(filter(None, words))[:_LONGEST_NAME]
    return f"GH-{middle}-{code}"


def plain_text(text: str) -> str:
    """One line without codes: `%%u`, `\\U+1234` and `^J` would be read as more than text. Characters that
    the file's encoding lacks are written as CAD writes them; those beyond the basic plane, for which it has
    no way, become 〓."""
    known = one_line(text).translate(_WIDE).replace("%%", "％％")
    return "".join(_writable(one) for one in known)


def _writable(character: str) -> str:
    try:
        character.encode(ENCODING)
    except UnicodeEncodeError:
        return f"\\U+{ord(character):04X}" if ord(character) <= 0xFFFF else _NO_CHARACTER
    return character
