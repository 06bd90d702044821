"""The table of contents of a Word document: a field that shows its lines at once.

Word has no way to fill it in on opening that does not ask the reader first (`updateFields`, `dirty`), so the
lines stand there from the start, with page numbers where a renderer could tell them; F9 renews them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exports.word.fonts import field_parts

_UNKNOWN_PAGE = "00"
"""As wide as a page number gets, until it is known."""
_CODE = ' TOC \\o "1-2" \\h \\z \\u '


def add_contents(document: Document, after: Paragraph, headings: Sequence[tuple[int, str]]) -> list[Run]:
    """Put a line for each heading (level and text) behind `after`; returns where their pages are written."""
    lines = [document.add_paragraph(text, style=f"toc {level}") for level, text in headings]
    if not lines:
        return []
    pages = [line.add_run(f"\t{_UNKNOWN_PAGE}") for line in lines]
    begin, code, middle, _, end = field_parts(_CODE, "")
    opening = lines[0].runs[0]._r
    for part in (begin, code, middle):
        opening.addprevious(_run_of(part))
    lines[-1].add_run()._r.append(end)
    for line in reversed(lines):
        after._p.addnext(line._p)
    return pages


def write_pages(runs: Sequence[Run], pages: Sequence[str]) -> None:
    """Write the pages of the headings into their lines; nothing where they are not known."""
    for number, run in enumerate(runs):
        run.text = f"\t{pages[number]}" if pages else ""


def _run_of(part: object) -> Any:
    run = OxmlElement("w:r")
    run.append(part)
    return run
