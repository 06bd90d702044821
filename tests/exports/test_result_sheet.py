"""The result sheet, read again from its PDF by another library and held against the paper of `hall`."""

from __future__ import annotations

import io

import pypdf
import pytest

from base.words import Bilingual
from data.catalogue import load_catalogue
from features.voting.box.casting import cast
from features.voting.box.phases import settle_vote
from features.voting.box.publication import publication_of
from features.voting.box.record import head_of
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.paper.result_sheet import result_sheet
from tests.browser.apps.canaries import PAYLOADS, PRODUCT
from tests.features.voting.box.hall import (
    FEW_SHOPKEEPERS,
    HALL,
    NAMES,
    QUESTION,
    TITLE,
    hall_counted,
    hall_open,
    hall_terms,
)
from tests.features.voting.box.rounds import (
    NOBODY,
    WHO,
    close,
    close_and_settle,
    open_vote_with_codes,
    sending,
)
from tests.features.voting.polls import score_ballot

pytestmark = pytest.mark.usefixtures("own_store")

LEAST = 5


def sheet(vote: VoteRecord, language: str = "zh") -> bytes:
    shown = publication_of(vote.id, vote_record(vote.id).version, LEAST)
    return result_sheet(shown, load_catalogue(), language, LEAST)


def lines_of(pdf: bytes) -> list[str]:
    """The lines of the only page."""
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    return [line.strip() for line in page.extract_text().splitlines()]


def text_of(pdf: bytes) -> str:
    return "".join(lines_of(pdf)).replace(" ", "")


def test_the_hall_by_hand() -> None:
    vote = hall_counted()
    text = text_of(sheet(vote))
    for part in (
        TITLE,
        QUESTION,
        "2026-11-26",
        "榕树下的口袋公园胜出。",
        "按议事会席位计票：环形步道和长椅胜出。",
        "计票方法：赞成投票。",
        "居民代表40%，志愿者30%，社区工作者20%，商户10%",
        "平票：当众掷骰子抽签。",
        "居民代表40%1010志愿者30%55社区工作者20%55商户10%55合计2525",
        "方案一人一票按席位老（5票）壮（20票）",
        "榕树下的口袋公园1342%58环形步道和长椅1154%··社区菜园416%··",
        "居民代表的份额低于62.5%时，结果不变。",
        vote_record(vote.id).digest,
        head_of(vote.id),
        "lintutallyballots.csv",
        "不是法律上的业主表决",
    ):
        assert part.replace(" ", "") in text, (part, text)


def test_the_sheet_in_english_is_all_english() -> None:
    text = " ".join(lines_of(sheet(hall_counted(), "en")))
    text = text.replace(TITLE, "").replace(QUESTION, "")
    assert "Pocket park under the banyan wins." in text
    assert "By the council's seats: Loop walk with benches wins." in text
    assert not [one for one in text if "\u4e00" <= one <= "\u9fff"]


def test_few_of_a_constituency_keep_the_figures_by_seats_off_the_sheet() -> None:
    """A 11 and B 11: the dice settle it, and the seed is on the sheet."""
    vote = hall_counted(FEW_SHOPKEEPERS, thrown="3 5 1")
    text = text_of(sheet(vote))
    assert "按议事会席位计票：环形步道和长椅胜出。" in text
    assert f"种子“{vote_record(vote.id).seed}351”" in text
    for hidden in ("42%", "54%", "21/50", "62.5%"):
        assert hidden not in text
    assert "只能重算一人一票的结果" in text


def test_no_result_without_the_quorum_and_none_yet_while_a_tie_is_open() -> None:
    text = text_of(sheet(hall_counted(terms=hall_terms(quorum=26))))
    assert "未达到26张的法定票数，没有结果" in text
    assert "胜出" not in text
    assert "42%" not in text
    open_tie = text_of(sheet(close(hall_open(FEW_SHOPKEEPERS))))
    assert "按规则须由在场的人决定" in open_tie


def test_other_methods_and_an_empty_constituency() -> None:
    """The scores of test_by_hand: A 15, B 28, C 18; no shopkeeper came."""
    vote, slips = open_vote_with_codes(codes=7, method="star")
    ballots = (
        [score_ballot(NOBODY, A=5, B=4)] * 3
        + [score_ballot(NOBODY, B=5, C=4)] * 2
        + [score_ballot(NOBODY, B=3, C=5)] * 2
    )
    for slip, ballot in zip(slips, ballots, strict=True):
        cast(vote.id, sending(vote, slip, ballot))
    close_and_settle(vote)
    text = text_of(sheet(vote))
    assert "5种方法中有4种选出长椅。" in text
    assert "口袋公园15" in text
    assert "没有选票的界别：商户。没有选票的界别，其份额按比例分给其他界别。" in text


def test_text_from_people_stays_text_and_the_longest_fits_one_page() -> None:
    plain = [one for one in PAYLOADS if one.isprintable() and one.isascii() and len(one) <= 80]
    payloads = [one for one in plain if "<" in one or "{{" in one or "%" in one]
    met = 0
    for title, name in zip(payloads[::2], payloads[1::2], strict=False):
        if not title.strip() or title != title.strip() or name != name.strip() or not name:
            continue
        terms = hall_terms(dict.fromkeys(NAMES, Bilingual(name, name)), title, "问" * 500)
        vote = hall_open(HALL[:2], terms=terms)
        settle_vote(vote.id, close(vote).version, WHO, "1")
        pdf = sheet(vote)
        text = text_of(pdf)
        assert title.replace(" ", "") in text
        assert name.replace(" ", "") in text
        assert PRODUCT not in text
        assert b"/URI" not in pdf
        assert b"/JavaScript" not in pdf
        met += 1
    assert met >= 5


def test_the_same_result_is_the_same_file() -> None:
    vote = hall_counted()
    assert sheet(vote) == sheet(vote)
