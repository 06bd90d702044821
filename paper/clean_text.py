"""Clean people's text for files: no control characters, no formulas, single lines where needed."""

from __future__ import annotations

import re
import unicodedata

from base.words import without_direction_controls

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
"""Not allowed in XML, or steering a terminal; tab and line ends are text."""
_SPACE = re.compile(r"[\t\r\n\x85\u2028\u2029]+")
_STARTS_A_FORMULA = "=+-@"
"""The wide and small ones too, which NFKC makes of these: a spreadsheet in a Chinese or Japanese locale takes
them for the narrow."""
_OVER_LINES = "\t\r\n"
_INVISIBLE = ("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs")
"""Kinds of characters before a formula that a spreadsheet trims, or a person does not see."""
_PLAIN_SPACE = " "
_BECOMES_A_LINK = re.compile(r"^(?:\w+://|mailto:|internal:|external:)", re.IGNORECASE)
_LONGEST_LABEL = 40


def clean_text(text: str) -> str:
    """`text` with every control character, half character and turn of direction replaced by �."""
    return without_direction_controls(_CONTROL.sub("�", text))


def one_line(text: str) -> str:
    """Clean text in which tabs and line ends are spaces."""
    return _SPACE.sub(" ", clean_text(text))


def safe_cell(text: str) -> str:
    """`text` without control characters, quoted where a spreadsheet would take it for a formula."""
    clean = clean_text(text)
    return f"'{clean}" if _is_formula(clean) else clean


def _is_formula(text: str) -> bool:
    """Whether it is one, or becomes one where spaces, marks of order or invisible signs before it go."""
    if text.startswith(tuple(_OVER_LINES)):
        return True
    first = next((one for one in text if unicodedata.category(one) not in _INVISIBLE), "")
    return unicodedata.normalize("NFKC", first)[:1] in tuple(_STARTS_A_FORMULA)


def plain(text: str) -> str:
    """The text on one line without control, formatting and surrogate characters; others stay as they are."""
    spaced = "".join(_PLAIN_SPACE if one.isspace() else one for one in text)
    visible = (one for one in spaced if unicodedata.category(one) not in ("Cc", "Cf", "Cs"))
    return _PLAIN_SPACE.join("".join(visible).split())


def chart_label(text: str) -> str:
    """The name on one line: the workbook would read some beginnings as a formula or a link."""
    name = safe_cell(one_line(text).strip())
    name = f"'{name}" if _BECOMES_A_LINK.match(name) else name
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"
