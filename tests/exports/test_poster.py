"""The poster: one page, its text as text, and a code that is the one of its link."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
import segno
from pypdf import PdfReader

from base.words import Bilingual
from features.reports.paper.poster import poster_pdf, report_poster

LINK = "http://192.168.1.20:8501/r/report?c=xuzhen&compound=jincheng"
PLACE = Bilingual("金城花园", "Jincheng Garden")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return poster_pdf(report_poster(PLACE, LINK))


def test_it_is_one_small_page_of_a4(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    width, height = reader.pages[0].mediabox[2:]
    assert (float(width), float(height)) == pytest.approx((595.28, 841.89), abs=0.01)  # 210 × 297 mm
    assert len(pdf) < 100_000


def test_its_words_are_text_in_both_languages(pdf: bytes) -> None:
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    for words in ("金城花园", "Jincheng Garden", "随手拍", "Report misuse of public space", "回执码", LINK):
        assert words in text


def test_of_the_font_only_what_is_used_is_inside(pdf: bytes) -> None:
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    used = [font.get_object() for font in fonts.values() if "Noto" in str(font.get_object()["/BaseFont"])]
    assert used
    for font in used:
        assert "+" in str(font["/BaseFont"])  # a subset says so in its name
        assert "/FontFile2" in font["/FontDescriptor"].get_object()


def test_the_code_is_that_of_the_link(pdf: bytes) -> None:
    """The drawn squares, read back from the rendered page, are the modules that segno gives."""
    scale = 4
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = np.asarray(page.render(scale=scale, grayscale=True).to_numpy()).squeeze()
    dark = picture < 128
    expected = np.array([list(row) for row in segno.make(LINK, error="m", micro=False).matrix], dtype=bool)
    mm = scale * 72 / 25.4
    side = 96 * mm / (len(expected) + 8)
    left, top = (210 - 96) / 2 * mm, 92 * mm
    middles = (np.arange(len(expected)) + 4.5) * side
    rows, columns = (top + middles).astype(int), (left + middles).astype(int)
    assert (dark[np.ix_(rows, columns)] == expected).all()


def test_it_is_the_same_file_every_time(pdf: bytes) -> None:
    assert poster_pdf(report_poster(PLACE, LINK)) == pdf


def test_a_long_name_stays_on_the_page() -> None:
    long = Bilingual("墟镇老街" * 20, "Old Street " * 20)
    page = pypdfium2.PdfDocument(poster_pdf(report_poster(long, LINK + "x" * 100)))[0]
    picture = np.asarray(page.render(scale=1, grayscale=True).to_numpy()).squeeze()
    edge = np.hstack([picture[260:, :40], picture[260:, -40:]])  # below the band, beside the margins
    assert edge.min() > 200


def test_markup_in_a_name_is_text() -> None:
    odd = Bilingual("<b>金城</b>&amp;", "{{7*7}}")
    text = PdfReader(BytesIO(poster_pdf(report_poster(odd, LINK)))).pages[0].extract_text()
    assert "<b>金城</b>&amp;" in text
    assert "{{7*7}}" in text
