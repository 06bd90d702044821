"""Paper ballots: the codes of the slips, the options in printed order, boxes for each type of ballot."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from base.words import Bilingual
from features.voting.ballots import ApprovalBallot, ChoiceBallot, RankingBallot, ScoreBallot
from features.voting.codes import code_in_groups, new_code
from features.voting.files.ballot_words import HOW_TO_FILL
from features.voting.paper.paper_ballots import BallotPaper, PaperOption, paper_ballots_pdf
from features.voting.paper.printed_slip import PrintedSlip
from features.voting.registry import METHODS

FACTS = (
    Bilingual("造价 72,000 元", "Costs 72,000 yuan"),
    Bilingual("12 人受益，3 人受损", "12 gain"),
)
A4 = (595.28, 841.89)


def png() -> bytes:
    written = BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(written, "PNG")
    return written.getvalue()


def option(name: str) -> PaperOption:
    return PaperOption(Bilingual(name, name), f"{name}的两行说明", FACTS, png())


def slip(number: int) -> PrintedSlip:
    code = new_code()
    whose = Bilingual("商户", "shopkeepers"), Bilingual("", "")
    return PrintedSlip(code, f"http://10.0.0.5/r/vote/x#{code}", *whose, 1, number, number == 3)


SLIPS = tuple(slip(number) for number in (1, 2, 3))
THREE = tuple(option(name) for name in ("甲方案", "乙方案", "丙方案"))
PAPER = BallotPaper("墟镇广场", "哪个方案？", ApprovalBallot, THREE, "9f03ab12cd45")


def texts(paper: BallotPaper) -> list[str]:
    reader = PdfReader(BytesIO(paper_ballots_pdf(paper, SLIPS)))
    return [page.extract_text() for page in reader.pages]


def sizes(paper: BallotPaper) -> list[tuple[float, float]]:
    reader = PdfReader(BytesIO(paper_ballots_pdf(paper, SLIPS)))
    return [(float(page.mediabox[2]), float(page.mediabox[3])) for page in reader.pages]


def test_two_stand_on_a_sheet_where_they_fit_and_one_in_large_type() -> None:
    assert sizes(PAPER) == [pytest.approx(A4[::-1], abs=0.01)] * 2
    assert sizes(replace(PAPER, is_large=True)) == [pytest.approx(A4, abs=0.01)] * 3
    eight = replace(PAPER, options=tuple(option(f"方案{n}") for n in range(8)))
    assert sizes(eight) == [pytest.approx(A4, abs=0.01)] * 3


@pytest.mark.parametrize("is_large", [False, True])
def test_every_ballot_has_its_code_the_digest_and_all_options_in_order(is_large: bool) -> None:
    pages = texts(replace(PAPER, is_large=is_large))
    whole = "\n".join(pages)
    for one in SLIPS:
        assert whole.count(code_in_groups(one.code)) == 1
        assert one.number_text in whole
    for text in ("甲方案", "9f03ab12cd45", "哪个方案？", "造价 72,000 元；12 人受益，3 人受损"):
        assert whole.count(text) >= len(SLIPS), text
    first = pages[0]
    assert first.index("甲方案") < first.index("乙方案") < first.index("丙方案")
    assert whole.count("试用 不计票") == 1


@pytest.mark.parametrize("takes", dict.fromkeys(method.takes for method in METHODS.values()))
def test_it_says_how_to_fill_it_in(takes: type) -> None:
    page = texts(replace(PAPER, takes=takes))[0]
    assert HOW_TO_FILL[takes].text("zh").replace(" ", "") in page.replace(" ", "").replace("\n", "")


def boxes(paper: BallotPaper) -> int:
    """Stroked rectangles of one ballot, counted in what draws it."""
    reader = PdfReader(BytesIO(paper_ballots_pdf(paper, SLIPS[:1])))
    resources = reader.pages[0]["/Resources"]["/XObject"]
    forms = [one.get_object() for one in resources.values()]
    (drawn,) = [one.get_data().decode("latin-1") for one in forms if one["/Subtype"] == "/Form"]
    return sum(line.endswith("re S") for line in drawn.splitlines())


def test_there_is_a_box_for_each_mark() -> None:
    assert boxes(PAPER) == 3
    assert boxes(replace(PAPER, takes=ChoiceBallot)) == 3
    assert boxes(replace(PAPER, takes=RankingBallot)) == 3
    assert boxes(replace(PAPER, takes=ScoreBallot)) == 18


def test_every_option_has_the_same_room() -> None:
    """The pictures, all alike, are drawn in one size."""
    page = pypdfium2.PdfDocument(paper_ballots_pdf(PAPER, SLIPS[:1]))[0]
    drawn = np.asarray(page.render(scale=2).to_numpy())
    red = (drawn[:, :, :3].astype(int) - drawn[:, :, 1:2]).max(axis=2) > 100
    rows = np.flatnonzero(red.any(axis=1))
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    assert len(runs) == 3
    assert max(map(len, runs)) - min(map(len, runs)) <= 1


def test_odd_text_is_text() -> None:
    odd = PaperOption(Bilingual("<b>甲</b> {{7*7}}", "<b>甲</b> {{7*7}}"), "**说明** &lt;")
    page = texts(replace(PAPER, options=(odd, *THREE)))[0]
    assert "<b>甲</b> {{7*7}}" in page
    assert "**说明** &lt;" in page
