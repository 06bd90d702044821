"""The poster that staff print for a notice board."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.ui.cases.desk import browser
from ui.cases import poster_address


@pytest.mark.parametrize(
    ("compound", "name", "query"), [("laojie", "墟镇老街", "&compound=laojie"), ("", "墟镇社区", "")]
)
def test_its_code_leads_to_the_host_by_which_it_was_asked_for(compound: str, name: str, query: str) -> None:
    address = poster_address("xuzhen", compound)
    answer = browser().get(address, headers={"host": "192.168.1.20:8501"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"] == 'attachment; filename="poster.pdf"'
    assert len(answer.content) < 100_000
    pages = PdfReader(BytesIO(answer.content)).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert name in text
    assert f"http://192.168.1.20:8501/r/report?c=xuzhen{query}" in text.replace("\n", "")


@pytest.mark.parametrize(
    "path", ["xuzhen/nowhere.pdf", "nowhere.pdf", "nowhere/laojie.pdf", "xuzhen", "x/y/z.pdf"]
)
def test_what_is_unknown_is_not_there(path: str) -> None:
    answer = browser().get(f"/cases/poster/{path}")
    assert (answer.status_code, answer.text) == (404, "not found\n")
