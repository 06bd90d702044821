"""Text from people where Streamlit reads Markdown: in labels, captions and headings, images among it."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SHORTCODE = re.compile(r":(?=[\w/+-]+:)")
_WORD_JOINER = "\N{WORD JOINER}"
"""Not seen. It parts the colon from the name of an emoji or an icon, which no backslash does."""


def escape_markdown(text: str) -> str:
    """Markdown that shows exactly `text`, on one line."""
    parted = _SHORTCODE.sub(f":{_WORD_JOINER}", " ".join(text.split()))
    return _PUNCTUATION.sub(r"\\\g<0>", parted)
