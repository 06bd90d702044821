"""Names in charts, which also stand in the workbook inside the slides."""

from __future__ import annotations

import re

from paper.cells import safe_cell
from paper.clean_text import one_line

_BECOMES_A_LINK = re.compile(r"^(?:\w+://|mailto:|internal:|external:)", re.IGNORECASE)
_LONGEST = 24


def chart_label(text: str) -> str:
    """The name on one line: the workbook would read some beginnings as a formula or a link."""
    name = safe_cell(one_line(text).strip())
    name = f"'{name}" if _BECOMES_A_LINK.match(name) else name
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
