"""The guide: a page a job, in Markdown below `docs/`; the app shows it, and the handbook is printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

GUIDE_FOLDER = Path(__file__).parents[1] / "docs"
FIRST = "score"
"""The page that is shown where none is asked for."""
_OTHERS = {"zh": ".zh-CN.md"}


@cache
def guide_pages() -> tuple[str, ...]:
    """The names of all pages, as their English files are called."""
    return tuple(sorted(file.stem for file in GUIDE_FOLDER.glob("*.md") if file.name.count(".") == 1))


@cache
def guide_text(page: str, language: str) -> str:
    """The Markdown of a page, in English where it is not there in the language.

    Raises FileNotFoundError for a page that is not there.
    """
    return (GUIDE_FOLDER / f"{page}{_OTHERS.get(language, '.md')}").read_text(encoding="utf-8")


def guide_title(page: str, language: str) -> str:
    """The heading of a page."""
    return guide_text(page, language).partition("\n")[0].removeprefix("# ")
