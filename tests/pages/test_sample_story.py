"""No page of the sample opens empty, in either language, and each says that it is the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import open_communities
from data.communities import SAMPLE
from data.model import Community
from features.options.option_store import create_option, options_of
from features.reports import report_lookup
from features.reports.report_lookup import new_count, reports_of
from features.sample_story.story_store import make_story_once
from features.voices.voice_flow import START as FIRST_STATE
from features.voices.voice_lookup import voices_of
from features.voting.box.votes import votes_of
from tests.pages.reading import open_page, visible_text, visible_words
from tests.rings import in_rings

MARK = {"zh": "示例", "en": "sample"}
PAGES = ("sketch", "compare", "workshop", "encroachments", "exports")
EMPTY = (
    "There is no vote yet.",
    "There is nothing to compare yet.",
    "Create a first option to draw on.",
    "No cases yet.",
    "目前还没有",
    "还没有",
)


@pytest.fixture(scope="module")
def _story_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("story-pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(folder))
        assert make_story_once()
        yield folder


@pytest.fixture(autouse=True)
def _with_story(_story_folder: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(_story_folder))


def badges(page: AppTest) -> str:
    return " ".join(one.value for one in page.markdown)


@pytest.mark.parametrize(
    ("address", "language"),
    in_rings(
        [(page, language) for language in ("zh", "en") for page in PAGES],
        fast=[(page, "zh") for page in PAGES],
    ),
)
def test_no_page_is_empty(address: str, language: str) -> None:
    page = open_page(address, lang=language)
    assert MARK[language] in badges(page)
    said = [str(one.value) for one in page.info]
    assert [one for one in said if one.startswith(EMPTY)] == []


def test_the_open_vote_shows_codes_for_trying() -> None:
    page = open_page("workshop", lang="zh")
    assert "示例：供试用的投票，不产生任何决定。" in visible_text(page)
    assert "示例验证码" in {str(word) for word in visible_words(page)}


def test_a_reset_asks_first_and_removes_what_was_drawn() -> None:
    create_option(SAMPLE, "我自己画的", "李四")
    page = open_page("overview", lang="zh")
    page.button(key="sample-reset").click().run()
    assert "清除后无法恢复" in visible_text(page)
    assert len(options_of(SAMPLE)) == 4
    page.button(key="sample-sure").click().run()
    assert not page.exception
    assert [len(options_of(SAMPLE)), len(votes_of(SAMPLE)), len(reports_of(SAMPLE))] == [3, 2, 11]


def test_the_first_page_of_all_counts_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = new_count(SAMPLE)
    open_place = report_lookup.place_if_open
    asked: list[str] = []

    def not_yet_open(name: str) -> Community | None:
        asked.append(name)
        return None if len(asked) == 1 else open_place(name)

    monkeypatch.setattr(report_lookup, "place_if_open", not_yet_open)
    monkeypatch.setattr(open_communities, "is_open", lambda name: False)
    page = open_page("overview")
    labels = [one.proto.label for one in page.get("page_link") if "诉求" in one.proto.label]
    waiting = everything + sum(one.state == FIRST_STATE for one in voices_of(SAMPLE))
    assert labels == [f"诉求 :red-badge[{waiting}]"]
