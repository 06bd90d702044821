"""Slips: A4, eight to cut apart, every code once as text and in its QR, tests marked."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
import segno
from pypdf import PdfReader

from base.words import Bilingual
from features.voting.codes import code_in_groups, new_code
from features.voting.paper.printed_slip import PrintedSlip
from features.voting.paper.slips import PER_SHEET, slips_pdf

RESIDENTS = Bilingual("居民代表", "residents' representatives")
ELDERS, NONE = Bilingual("老", "elders"), Bilingual("", "")
TYPED = "http://192.168.1.20:8501/r/vote"
SERVER = f"{TYPED}/0123456789abcdef"
MM = 72 / 25.4


def slip(number: int, is_test: bool = False, age: Bilingual = ELDERS) -> PrintedSlip:
    code = new_code()
    return PrintedSlip(code, f"{SERVER}#{code}", RESIDENTS, age, 2, number, is_test)


SLIPS = tuple(slip(number, is_test=number == 10) for number in range(1, 11))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return slips_pdf("墟镇广场：哪个方案？", SLIPS)


def test_eight_stand_on_a_sheet_of_a4(pdf: bytes) -> None:
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 2 == -(-len(SLIPS) // PER_SHEET)
    for page in pages:
        width, height = (float(side) for side in page.mediabox[2:])
        assert (width, height) == pytest.approx((595.28, 841.89), abs=0.01)  # 210 × 297 mm


def test_every_code_can_be_selected_once(pdf: bytes) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for one in SLIPS:
        assert text.count(code_in_groups(one.code)) == 1
        assert one.number_text in text
    assert text.count(TYPED) == len(SLIPS)
    assert SERVER not in text  # the code finds its own vote, so less is typed
    assert "墟镇广场：哪个方案？" in text
    assert "居民代表 · 老" in text
    assert "residents' representatives · elders" in text


def test_the_code_is_in_no_printed_address(pdf: bytes) -> None:
    """It follows the # in the QR only, so nobody types it into an address that a server logs."""
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert all(one.code not in text and one.address not in text for one in SLIPS)


def test_test_slips_say_so_and_no_other_does(pdf: bytes) -> None:
    first, second = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "TEST" not in first
    assert second.count("试用 不计票") == second.count("TEST") == 1


def test_the_squares_are_those_of_the_address(pdf: bytes) -> None:
    """The drawn squares, read back from the rendered page, are the modules that segno gives."""
    scale = 4
    page = pypdfium2.PdfDocument(pdf)[0]
    dark = np.asarray(page.render(scale=scale, grayscale=True).to_numpy()).squeeze() < 128
    for place in (0, 7):
        expected = np.array(
            [list(row) for row in segno.make(SLIPS[place].address, error="m", micro=False).matrix], dtype=bool
        )
        row, column = divmod(place, 2)
        left, top = column * 105 + 6 - 2, row * 297 / 4 + 6 + 9
        middles = (np.arange(len(expected)) + 4.5) * 40 / (len(expected) + 8)
        rows = ((top + middles) * MM * scale).astype(int)
        columns = ((left + middles) * MM * scale).astype(int)
        assert (dark[np.ix_(rows, columns)] == expected).all()


def test_the_cuts_are_free_of_ink_but_for_their_marks(pdf: bytes) -> None:
    page = pypdfium2.PdfDocument(pdf)[0]
    ink = np.asarray(page.render(scale=2, grayscale=True).to_numpy()).squeeze() < 200
    middle = ink[:, int(105 * MM * 2) - 1 : int(105 * MM * 2) + 2].any(axis=1)
    marks_mm = np.flatnonzero(middle) / MM / 2
    crosses = [297 * row / 4 for row in (1, 2, 3)]
    assert len(marks_mm)
    near_a_mark = [
        mm < 10 or mm > 287 or min(abs(mm - cross) for cross in crosses) < 3 for mm in marks_mm.tolist()
    ]
    assert all(near_a_mark)


def test_odd_text_stays_text_and_on_its_slip() -> None:
    odd = "<b>题</b> {{7*7}} &amp; \x00\u202e" + "长" * 300
    pages = PdfReader(BytesIO(slips_pdf(odd, SLIPS[:1]))).pages
    assert "<b>题</b> {{7*7}} &amp;" in pages[0].extract_text()
    assert "…" in pages[0].extract_text()


def test_it_is_the_same_file_for_the_same_codes(pdf: bytes) -> None:
    assert slips_pdf("墟镇广场：哪个方案？", SLIPS) == pdf
