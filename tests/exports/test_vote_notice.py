"""The notice of a vote: one page, everything that is settled on it as text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from base.words import Bilingual
from features.voting.paper.vote_notice import VoteNotice, vote_notice_pdf

NOTICE = VoteNotice(
    "墟镇广场",
    "哪个方案？",
    "2026-11-28",
    tuple(Bilingual(name, name) for name in ("甲方案", "乙方案")),
    (Bilingual("平票：公开抽签", "How ties are broken: by a draw"),),
    "9f" * 32,
    "3c" * 32,
)


def text_of(notice: VoteNotice) -> str:
    (page,) = PdfReader(BytesIO(vote_notice_pdf(notice))).pages
    return page.extract_text()


def test_all_of_it_stands_on_one_page() -> None:
    text = text_of(NOTICE)
    for line in ("墟镇广场", "哪个方案？", "1 甲方案", "2 乙方案", "平票：公开抽签", "How ties are broken"):
        assert line in text.replace("  ", " ")
    assert NOTICE.digest in text
    assert NOTICE.log_head in text


def test_the_most_that_there_can_be_fits_too() -> None:
    names = tuple(Bilingual("长" * 79 + str(n), "长" * 79 + str(n)) for n in range(8))
    rules = tuple(Bilingual(f"规则{n}" + "字" * 60, f"rule {n} " + "word " * 20) for n in range(9))
    text = text_of(replace(NOTICE, title="题" * 500, question="问" * 500, options=names, rules=rules))
    assert NOTICE.log_head in text
    assert all(f"规则{n}" in text for n in range(9))
    assert all(f"{n}  长" in text or f"{n} 长" in text for n in range(1, 9))


def test_odd_text_is_text() -> None:
    assert "<b>题</b> {{7*7}}" in text_of(replace(NOTICE, title="<b>题</b> {{7*7}}"))
