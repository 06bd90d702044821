"""The text of the guide as a page shows it: pictures apart, links that lead somewhere in the app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from base.guide import GUIDE_FOLDER, guide_pages, guide_text
from ui.session import SessionContext

_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)]+)\)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_HEADING = re.compile(r"^(#+ )", re.MULTILINE)


@dataclass(frozen=True)
class GuidePart:
    """Markdown, or a picture and what stands below it."""

    text: str
    picture: Path | None = None


def guide_parts(page: str, here: SessionContext) -> Iterator[GuidePart]:
    """The parts of a page in their order."""
    heading, _, rest = guide_text(page, here.language).partition("\n")
    body = rest.strip().partition("\n")[2]
    found = _PICTURE.split(f"{heading}\n\n{body}")
    for text, alt, name in zip(found[::3], [*found[1::3], ""], [*found[2::3], ""], strict=True):
        if text.strip():
            yield GuidePart(_in_the_app(text.strip(), here))
        if name:
            yield GuidePart(alt, GUIDE_FOLDER / name)


def _in_the_app(text: str, here: SessionContext) -> str:
    """Headings one step smaller, since the page has one; links to pages of the guide stay in the app."""
    return _HEADING.sub(r"#\1", _LINK.sub(lambda link: _link(link[1], link[2], here), text))


def _link(label: str, target: str, here: SessionContext) -> str:
    page = target.partition(".")[0]
    if page in guide_pages():
        query = urlencode({"topic": page, "lang": here.language, "community": here.community})
        return f"[{label}](guide?{query})"
    return f"[{label}]({target})" if "://" in target else f"{label} (`{target.removeprefix('../')}`)"
