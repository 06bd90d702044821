"""The result as the facilitator sees it, the steps of the wall, and the owners' vote beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from data.store.writer import the_writer
from features.voting.box.reveal import step_of
from features.voting.box.votes import VoteRecord
from tests.features.voting.box.hall import FEW_SHOPKEEPERS, HALL, NAMES, hall_counted, hall_open, hall_terms
from tests.pages.acting import press
from tests.pages.reading import open_page, visible_text, visible_words


@pytest.fixture(autouse=True)
def _writer() -> Iterator[None]:
    yield
    the_writer().stop()


def page_of(vote: VoteRecord, lang: str = "zh") -> AppTest:
    return open_page("workshop", vote=vote.id, lang=lang, community="xuzhen")


def page_revealed(vote: VoteRecord, lang: str = "zh") -> AppTest:
    """The page, once the facilitator chose to see the result there."""
    return press(page_of(vote, lang), "result-show-here")


TOTALS, SHARES = ("方案", "合计", "胜出"), ("界别", "选票", "定下的份额", "实际计入的份额")


def tables(test: AppTest, *heads: str) -> list[list[list[str]]]:
    """The tables with these heads."""
    found = [one.value for one in test.dataframe if tuple(one.value.columns) == heads]
    return [[[str(cell) for cell in row] for row in table.to_numpy().tolist()] for table in found]


def test_the_hall_by_hand() -> None:
    test = page_revealed(hall_counted())
    a, b, c = (NAMES[key].zh for key in "ABC")
    assert tables(test, *TOTALS) == [
        [[a, "13", "是"], [b, "11", ""], [c, "4", ""]],
        [[a, "42 %", ""], [b, "54 %", "是"], [c, "16 %", ""]],
    ]
    assert tables(test, "方案", "老（5 票）", "壮（20 票）") == [
        [[a, "5", "8"], [b, "·", "·"], [c, "·", "·"], ["只看这一组会选", a, b]]
    ]
    assert "居民代表的份额低于 62.5 % 时，结果不变。" in visible_text(test)
    assert f"赞成的选票：{a} 13，{b} 11，{c} 4。" in visible_text(test)


def test_the_buttons_move_the_wall_and_stop_at_its_ends() -> None:
    vote = hall_counted()
    test = page_of(vote)
    assert "大屏现在显示：只有“投票截止了”" in visible_text(test)
    assert test.button("wall-back").disabled
    for step in range(1, 8):
        test.button("wall-next").click().run()
        assert step_of(vote.id) == step, visible_text(test)
    assert test.button("wall-next").disabled
    assert "大屏现在显示：其他份额" in visible_text(test)
    test.button("wall-back").click().run()
    assert step_of(vote.id) == 6


def says_the_result(test: AppTest) -> bool:
    """Whether anything on the page or behind its buttons says who leads: words, tables, charts, files."""
    words = "\n".join(visible_words(test)) + visible_text(test)
    figures = any(one in words for one in ("胜出", "54 %", "42 %", "赞成的选票", "ballots.csv"))
    charts = [one for one in test.main if "result-bars" in str(getattr(one, "key", ""))]
    return bool(
        figures or tables(test, *TOTALS) or tables(test, *SHARES) or charts or test.get("download_button")
    )


def test_the_result_is_hidden_here_until_the_wall_has_told_it() -> None:
    """Seven parts: who voted, two steps of the count, the result, the count by seats, and two more."""
    test = page_of(hall_counted())
    for _ in range(4):
        assert not says_the_result(test)
        test.button("wall-next").click().run()
    assert not says_the_result(test)  # plain only: by seats another one wins
    test.button("wall-next").click().run()
    assert says_the_result(test)
    test.button("wall-back").click().run()
    assert not says_the_result(test)


def test_totals_that_the_rules_show_all_the_time_are_not_hidden() -> None:
    assert says_the_result(page_of(hall_counted(terms=hall_terms(reveal="live"))))


def test_few_of_a_constituency_and_an_empty_one() -> None:
    few = page_revealed(hall_counted(FEW_SHOPKEEPERS))
    assert "不到 5 票" in visible_text(few)
    assert (len(tables(few, *TOTALS)), tables(few, *SHARES)) == (1, [])
    empty = page_revealed(hall_counted(HALL[:4]))
    assert "没有选票的界别：商户。没有选票的界别，其份额按比例分给其他界别。" in visible_text(empty)
    # 2/5, 3/10 and 1/5 of 9/10
    assert [row[1:] for row in tables(empty, *SHARES)[0]] == [
        ["10", "40 %", "44.4 %"],
        ["5", "30 %", "33.3 %"],
        ["5", "20 %", "22.2 %"],
        ["没有选票", "10 %", "0 %"],
    ]


def test_nothing_of_a_result_is_on_the_page_before_closing_or_without_the_quorum() -> None:
    for vote in (hall_open(), hall_open(terms=hall_terms(reveal="live"))):
        test = page_of(vote)
        words = "\n".join(visible_words(test)) + visible_text(test)
        assert "胜出" not in words
        assert tables(test, *TOTALS) == tables(test, *SHARES) == []
    test = page_revealed(hall_counted(terms=hall_terms(quorum=26)))
    assert "没有结果" in visible_text(test)
    assert tables(test, *TOTALS) == tables(test, *SHARES) == []


def test_in_english_and_with_every_word_translated() -> None:
    test = page_revealed(hall_counted(), "en")
    assert "Pocket park under the banyan wins." in visible_text(test)
    marked = page_of(hall_counted(), "qps")
    labels = [one.label for one in marked.button if one.key and one.key.startswith("wall")]
    assert labels
    assert all(label.startswith("⟦") for label in labels)


def test_an_owners_vote_by_hand() -> None:
    """7 of 9 owners with 700 of 900 m² took part; 5 of them with 500 m² agree."""
    test = page_of(hall_counted())
    assert "不是法律意见" in "\n".join(str(one.value) for one in test.warning)
    for key, value in (
        ("all", 9), ("all-area", 900.0), ("for", 5), ("for-area", 500.0), ("against", 2),
        ("against-area", 200.0),
    ):  # fmt: skip
        test.number_input(f"owners-{key}-zh").set_value(value)
    test.run()
    assert "按这些数，四个条件都达到了。" in [str(one.value) for one in test.success]
    assert "✓ 同意的占参与者：5/7（≈ 71.4 %），须超过 1/2" in visible_text(test)
    test.button_group("owners-matter-zh").set_value("special").run()
    assert "✗ 同意的占参与者：5/7（≈ 71.4 %），须达到 3/4" in visible_text(test)
    test.number_input("owners-for-zh").set_value(50).run()
    assert "参与者比名册上的还多" in visible_text(test)
