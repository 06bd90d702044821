"""What a wall shows and when; what it must not show is searched for in every byte that it sends."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from html.parser import HTMLParser
from unittest.mock import Mock

import pytest
import segno
from cachetools import TTLCache
from starlette.applications import Starlette
from starlette.testclient import TestClient

from base.words import Bilingual
from data.store.writer import the_writer
from features.voting import vote_rows, wall
from features.voting.box import publication, results
from features.voting.box.casting import cast
from features.voting.box.phases import prepare, settle_vote
from features.voting.box.reveal import step_of, tell
from features.voting.box.slips import BatchSpec, mint
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.wall import status_cache
from tests.browser.apps.canaries import PAYLOADS, PRODUCT
from tests.features.voting.box.hall import (
    FEW_SHOPKEEPERS,
    HALL,
    NAMES,
    QUESTION,
    TITLE,
    Row,
    hall_counted,
    hall_open,
    hall_terms,
)
from tests.features.voting.box.rounds import REAL, WHO, close, sending

LEAST = 5
TURNED: Sequence[Row] = tuple(
    (who, age, tuple(choice.translate(str.maketrans("AB", "BA")) for choice in text))
    for who, age, text in HALL
)
"""The same people in the same hall, who prefer B where they preferred A."""


def to(vote: VoteRecord, step: int) -> None:
    tell(vote.id, step_of(vote.id), step, LEAST)


def everything(hall: TestClient, vote: VoteRecord) -> str:
    """All that the wall's routes answer, headers too; the vote's own id taken out."""
    texts = []
    for path in ("", "/now"):
        for query in ("", "?lang=zh", "?lang=en"):
            answer = hall.get(f"/wall/{vote.id}{path}{query}")
            texts.append(f"{answer.status_code} {sorted(answer.headers.items())} {answer.text}")
    return "\n".join(texts)


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def near() -> Iterator[TestClient]:
    """Walls on the server itself: there no code is shown, so nothing in the fragment depends on the id."""
    with TestClient(Starlette(routes=wall.routes()), base_url="http://127.0.0.1:8501") as client:
        yield client


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_is_in_the_box_changes_no_byte_before_it_is_told(near: TestClient, is_closed: bool) -> None:
    """Two halls with the same turnout and opposite ballots: not a byte, length or tag tells them apart."""
    seen = []
    for rows in (HALL, TURNED):
        vote = hall_open(rows)
        if is_closed:
            settle_vote(vote.id, close(vote).version, WHO, "3 5 1")
        seen.append(everything(near, vote).replace(vote.id, "ID"))
    assert seen[0] == seen[1]
    assert "etag" in seen[0]
    assert not any(name.zh in seen[0] or name.en in seen[0] for name in NAMES.values())


def test_the_search_above_would_find_a_told_result(near: TestClient) -> None:
    seen = []
    for rows in (HALL, TURNED):
        vote = hall_counted(rows)
        to(vote, 4)
        seen.append(everything(near, vote).replace(vote.id, "ID"))
    assert seen[0] != seen[1]


@pytest.mark.parametrize("is_closed", [False, True])
def test_nobody_looks_into_the_box_before_it_is_told(
    hall: TestClient, monkeypatch: pytest.MonkeyPatch, is_closed: bool
) -> None:
    """So that not even the time of an answer can depend on it."""
    vote = hall_counted() if is_closed else hall_open()

    def refuse_to_look(*_given: object, **_named: object) -> object:
        raise AssertionError("somebody looked into the box")

    monkeypatch.setattr(results.rows, "ballot_rows", refuse_to_look)
    assert hall.get(f"/wall/{vote.id}/now").status_code == 200
    monkeypatch.undo()


def test_while_open_the_wall_shows_question_address_and_turnout_alone(hall: TestClient) -> None:
    vote = hall_open(spare=4, community=REAL)
    html = hall.get(f"/wall/{vote.id}/now?lang=zh").text
    link = f"http://192.168.43.1:8501/r/vote/{vote.id}"
    assert (
        segno.make(link, error="m", micro=False).svg_inline(
            border=4, omitsize=True, svgclass="code", lineclass=None, dark="#000", light="#fff"
        )
        in html
    )
    text = " ".join(words(html).split())
    assert text == (
        f"{TITLE} {QUESTION} {link} 已投 25 票，共发出 45 张 居民代表 10 / 18 志愿者 5 / 9 "
        "社区工作者 5 / 9 商户 5 / 9 手机在这里投票"
    )


def test_the_result_is_told_step_by_step_and_nothing_runs_ahead(hall: TestClient) -> None:
    vote = hall_counted()
    steps = [
        ["投票截止了。"],
        ["谁投了票", "已投 25 票", "10 / 10"],
        ["第 1 步", "共 25 张选票，其中 0 张为空白。"],
        ["第 2 步", "榕树下的口袋公园 13，环形步道和长椅 11，社区菜园 4。"],
        ["一人一票", "榕树下的口袋公园 胜出。"],
        ["按议事会席位计票", "环形步道和长椅 胜出。", "42 %", "54 %", "16 %"],
        ["老、壮、幼", "老（5 票）", "壮（20 票）"],
        ["居民代表的份额低于 62.5 % 时，结果不变。"],
    ]
    for step, expected in enumerate(steps):
        to(vote, step)
        text = words(hall.get(f"/wall/{vote.id}/now?lang=zh").text)
        for part in expected:
            assert part in text, (step, text)
        for later in steps[step + 1 :]:
            assert later[-1] not in text
    to(vote, 3)  # one step back hides it again
    assert "胜出" not in everything(hall, vote)


def test_both_languages_or_one(hall: TestClient) -> None:
    vote = hall_counted()
    to(vote, 4)
    both = hall.get(f"/wall/{vote.id}/now").text
    assert 'lang="zh">榕树下的口袋公园 胜出。' in both
    assert 'lang="en">Pocket park under the banyan wins.' in both
    for language, missing in (("zh", "wins"), ("en", "胜出")):
        assert missing not in hall.get(f"/wall/{vote.id}?lang={language}").text


def test_few_of_a_constituency_keep_the_figures_by_seats_off_the_wall(hall: TestClient) -> None:
    vote = hall_counted(FEW_SHOPKEEPERS)
    to(vote, 5)
    text = words(hall.get(f"/wall/{vote.id}/now").text)
    assert "环形步道和长椅 胜出。" in text
    assert "不到 5 票" in text
    assert "%" not in text


def test_what_a_wall_shows_already_is_not_sent_again(hall: TestClient) -> None:
    vote = hall_open(spare=1)
    first = hall.get(f"/wall/{vote.id}/now")
    again = hall.get(f"/wall/{vote.id}/now", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    page = hall.get(f"/wall/{vote.id}").text
    assert f'data-tag="{escape(first.headers["etag"]).replace("&quot;", "&#34;")}"' in page
    slips = mint(vote.id, BatchSpec("merchant", 1), WHO, second="李四")
    cast(vote.id, sending(vote, slips[0], "B"))
    moved = hall.get(f"/wall/{vote.id}/now", headers={"If-None-Match": first.headers["etag"]})
    assert moved.status_code == 200
    assert "6 / 7" in moved.text


def test_twenty_walls_cost_one_count(hall: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    counts, looks = Mock(wraps=results.vote_and_poll), Mock(wraps=vote_record)
    monkeypatch.setattr(publication, "vote_and_poll", counts)
    monkeypatch.setattr(status_cache, "vote_record", looks)
    monkeypatch.setattr(status_cache, "_statuses", TTLCache(8, 60.0))
    vote = hall_counted()
    the_writer().write(lambda connection: vote_rows.move_step(connection, vote.id, 0, 4))
    with ThreadPoolExecutor(20) as walls:
        tags = {
            one.headers["etag"] for one in walls.map(lambda _: hall.get(f"/wall/{vote.id}/now"), range(60))
        }
    assert (len(tags), counts.call_count, looks.call_count) == (1, 1, 1)


def test_drafts_and_unknown_votes_look_alike(hall: TestClient) -> None:
    draft = prepare("xuzhen", hall_terms(), WHO)
    texts = [hall.get(f"/wall/{one}") for one in (draft.id, "0" * 16)]
    assert [one.status_code for one in texts] == [404, 404]
    assert texts[0].text.replace(draft.id, "") == texts[1].text.replace("0" * 16, "")
    assert TITLE not in texts[0].text
    for path in ("/wall/", f"/wall/{draft.id}/x", "/wall/assets/x", f"/wall/{'x' * 65}"):
        assert hall.get(path).status_code == 404
    assert hall.post(f"/wall/{draft.id}").status_code == 405


def test_live_totals_move_five_ballots_at_a_time(hall: TestClient) -> None:
    """Single steps would show what each voter chose, as the door closes behind them."""
    vote = hall_open([("resident", "adult", ())], spare=12, terms=hall_terms(reveal="live"))
    slips = mint(vote.id, BatchSpec("resident", 12), WHO, second="李四")
    seen = []
    for slip in slips:
        cast(vote.id, sending(vote, slip, "A"))
        found = re.search(r"已数 (\d+) 票", hall.get(f"/wall/{vote.id}/now?lang=zh").text)
        seen.append(int(found[1]) if found else 0)
    assert seen == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]
    hidden = hall_open()
    assert "已数" not in hall.get(f"/wall/{hidden.id}/now?lang=zh").text


class Tags(HTMLParser):
    """The tags and attributes of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_text_from_people_stays_text(hall: TestClient) -> None:
    plain = [one for one in PAYLOADS if one.isprintable() and len(one) <= 80 and one.strip() == one]
    dangerous = sorted({one for one in plain if "<" in one or "{{" in one}, key=len)[-12:]
    for title, question, name in zip(dangerous[::3], dangerous[1::3], dangerous[2::3], strict=True):
        honest, poisoned = (
            hall_counted(),
            hall_counted(terms=hall_terms(dict.fromkeys(NAMES, Bilingual(name, name)), title, question)),
        )
        for step in range(8):
            to(honest, step)
            to(poisoned, step)
            wanted, found = (Tags(hall.get(f"/wall/{one.id}").text) for one in (honest, poisoned))
            assert (found.tags, found.attributes) == (wanted.tags, wanted.attributes)
            assert title in found.text
            assert question in found.text
            assert PRODUCT not in found.text
        assert name in found.text  # in the ribbon


def test_a_page_without_scripts_loads_itself_again_and_nothing_is_asked_elsewhere(hall: TestClient) -> None:
    vote = hall_open()
    page = hall.get(f"/wall/{vote.id}")
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    for found in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert found.startswith("/")
    for control in ("<button", "<a ", "<input", "<form", "<select"):
        assert control not in page.text


def test_below_a_base_path() -> None:
    with TestClient(Starlette(routes=wall.routes("/plan"))) as client:
        vote = hall_open()
        page = client.get(f"/plan/wall/{vote.id}")
        assert f'data-source="/plan/wall/{vote.id}/now"' in page.text
        style = re.search(r'href="(/plan/wall/assets/[^"]+css)"', page.text)
        assert style is not None
        assert client.get(style[1]).status_code == 200


def test_a_box_that_was_changed_is_said_so_and_no_result_is_shown(
    hall: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote = hall_counted()
    the_writer().write(lambda connection: vote_rows.move_step(connection, vote.id, 0, 4))
    monkeypatch.setattr(results, "seal_of", lambda *_: "0")
    answer = hall.get(f"/wall/{vote.id}/now")
    assert answer.status_code == 503
    assert "与截止时的记录不符" in answer.text
    assert vote_record(vote.id).phase == "counted"


def test_a_wall_is_quick(hall: TestClient) -> None:
    """Of a drawn wall, in this process: far below the second between two looks."""
    vote = hall_counted()
    hall.get(f"/wall/{vote.id}/now")
    start = time.perf_counter()
    for _ in range(20):
        hall.get(f"/wall/{vote.id}/now")
    assert (time.perf_counter() - start) / 20 < 0.2


def test_the_wall_of_a_vote_in_the_sample_says_so(hall: TestClient) -> None:
    vote = hall_open(spare=4)
    assert "示例：供试用的投票" in hall.get(f"/wall/{vote.id}/now?lang=zh").text


def test_the_wall_of_a_counted_vote_in_the_sample_says_so_too(hall: TestClient) -> None:
    vote = hall_counted()
    to(vote, 1)
    assert "示例：供试用的投票" in hall.get(f"/wall/{vote.id}/now?lang=zh").text
