"""The handbook of a workshop as two pages to print: the page of the guide, set on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from base.guide import guide_text, guide_title
from base.words import Message
from exports.export import Export
from exports.request import ExportRequest
from paper.print_canvas import GREY
from paper.printed_lines import Piece, PrintedText, printed_pages

_PAGE = "handbook"
_NEW_PAGE = "\n---\n"
_MARKS = re.compile(r"\*\*|`")
_LINKS = re.compile(r"^\[.*\]\(.*\)$")
_HEADING, _ITEM = "## ", "- "


def handbook(request: ExportRequest) -> bytes:
    """The PDF in the language of the request; of the community it says the name."""
    title = guide_title(_PAGE, request.language)
    first, *others = guide_text(_PAGE, request.language).partition("\n")[2].split(_NEW_PAGE)
    name = request.baseline.community.name.text(request.language)
    head = (PrintedText(title, size=20), PrintedText(f"{name} · {request.made_on.isoformat()}", colour=GREY))
    pages = [(*head, *_pieces(first)), *(tuple(_pieces(page)) for page in others)]
    return printed_pages(pages, title, name)


def _pieces(text: str) -> Iterator[Piece]:
    for line in filter(None, text.splitlines()):
        words = _MARKS.sub("", line)
        if words.startswith(_HEADING):
            yield PrintedText(words.removeprefix(_HEADING), size=14, before=1.0)
        elif words.startswith(_ITEM):
            yield PrintedText(f"□ {words.removeprefix(_ITEM)}", size=11, before=0.45)
        elif not _LINKS.match(words):
            yield PrintedText(words, size=10, colour=GREY)


EXPORT = Export(
    key="handbook",
    name=Message("Workshop handbook"),
    about=Message(
        "Two pages for whoever leads a vote: what to prepare, bring, say, and do when something fails."
    ),
    extension=".pdf",
    media_type="application/pdf",
    write=handbook,
    magic=b"%PDF",
    part="handbook",
    packed="never",
)
