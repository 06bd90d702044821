"""Setting a community's own survey on the page of coverage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import delete
from streamlit.testing.v1 import AppTest

from data.catalogue.own_survey import survey_from
from data.store.open_store import the_store
from features.own_survey.community_survey import SURVEY_SETTING
from features.own_survey.schema import COMMUNITY_SURVEY
from tests.pages.acting import choose, press
from tests.pages.reading import open_page

SAMPLE = "xuzhen"


@pytest.fixture
def page() -> Iterator[AppTest]:
    """The page with the survey open; the sample has none before or after the test."""
    yield choose(open_page("coverage"), "toggle", "survey-open", True)
    with the_store().writing() as connection:
        connection.execute(delete(COMMUNITY_SURVEY).where(COMMUNITY_SURVEY.c.community == SAMPLE))


def button(test: AppTest, key: str) -> bool:
    """Whether it is there to be pressed."""
    return any(one.key == key and not one.disabled for one in test.button)


def test_weights_that_do_not_add_up_are_scaled_kept_undone_and_reset(page: AppTest) -> None:
    """Elders' green goes from 20 to 45: 125 in all, and so 36 of 100 once it is scaled."""
    assert not button(page, "survey-keep")
    choose(page, "slider", "survey-weight-elder-green_space", 45.0)
    assert "老人的权重合计为 125，应为 100。" in [one.value for one in page.warning]
    assert not button(page, "survey-keep")
    press(page, "survey-scale")
    assert survey_from(SURVEY_SETTING.value_of(SAMPLE)).weights["elder"]["green_space"] == pytest.approx(36)
    assert "评分口径：五分钟站级 · 本社区问卷" in [one.value for one in page.caption]
    press(page, "survey-undo")
    assert SURVEY_SETTING.value_of(SAMPLE) == ""
    press(page, "survey-undo")
    press(page, "survey-reset")
    assert SURVEY_SETTING.value_of(SAMPLE) == ""


def test_a_slider_shows_at_once_what_it_changes(page: AppTest) -> None:
    """Nobody reaches more by walking faster within the same distance; within the same minutes they do."""
    before = [text.value for text in page.text if text.value.startswith("需求满足率，同一")]
    choose(page, "slider", "survey-speed-elder", 1.5)
    after = [text.value for text in page.text if text.value.startswith("需求满足率，同一")]
    assert after[0] == before[0]
    assert "老" in after[1]
    assert "(+" in after[1].partition("壮")[0]
    press(page, "survey-keep")
    assert survey_from(SURVEY_SETTING.value_of(SAMPLE)).speeds_m_per_s == {"elder": 1.5}
