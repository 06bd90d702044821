"""The guide in the app: each page in both languages, its pictures, and links that stay in the app."""

from __future__ import annotations

import re

import pytest

from base.guide import guide_pages, guide_text, guide_title
from data.communities import SAMPLE
from entry.staff.guide_parts import guide_parts
from entry.staff_pages import staff_pages
from ui.session import SessionContext

PICTURE = re.compile(r"^!\[.*\]\((.+)\)$", re.MULTILINE)
INNER = re.compile(r"\[[^\]]+\]\((?!https?://)([^)]+)\)")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", guide_pages())
def test_pages_show_their_pictures_and_their_links_stay_in_the_app(page: str, language: str) -> None:
    parts = list(guide_parts(page, SessionContext(language, SAMPLE)))
    pictures = [one.picture for one in parts if one.picture]
    links = [link for one in parts for link in INNER.findall(one.text)]
    assert parts[0].text.splitlines()[0] == f"## {guide_title(page, language)}"
    assert [one.name for one in pictures] == PICTURE.findall(guide_text(page, language))
    assert all(one.is_file() for one in pictures)
    assert [link for link in links if not link.startswith("guide?topic=")] == []
    assert all(f"lang={language}" in link for link in links)


def test_links_of_one_page_lead_to_the_others() -> None:
    parts = guide_parts("own-community", SessionContext("en", "my village"))
    links = [link for one in parts for link in INNER.findall(one.text)]
    assert "guide?topic=formats&lang=en&community=my+village" in links


def test_pages_of_the_app_name_pages_that_are_there() -> None:
    named = {page.guide for page in staff_pages() if page.guide}
    assert named <= set(guide_pages())
    assert {"score", "sketch", "reports", "workshop", "exports", "own-community", "numbers"} <= named
