"""Places in a document that somebody has to fill in: visible, and found by searching for their brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from base.words import Message, Text

_MARK = re.compile(r"(【[^【】]*】|\[to fill in: [^\[\]]*\])")


def fill_in(what: Text) -> Text:
    """【待填：…】, naming what belongs there."""
    return Message("[to fill in: {what}]", what=what)


def labelled(label: Text, value: Text) -> Text:
    """A name and its value on one line."""
    return Message("{label}: {value}", label=label, value=value)


def marked_parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each is a place to be filled in."""
    for number, part in enumerate(_MARK.split(text)):
        if part:
            yield part, bool(number % 2)
