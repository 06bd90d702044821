"""The page of suggestions: budget, three bundles, a veto, another search, a copy in an option."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from features.options.option_store import create_option, options_of
from features.options.sketch import sketch_of
from features.suggestions.staff.solving_job import SolvingJob
from features.suggestions.suggesting import SuggestionResult
from features.suggestions.suggestion_store import events_of, record_copy, record_run
from tests.data.sample_scored import sample
from tests.pages.acting import choose, press
from tests.pages.reading import open_page, visible_text, visible_words


def job_of(test: AppTest) -> SolvingJob[SuggestionResult]:
    job = test.session_state["suggestion-job"]
    assert isinstance(job, SolvingJob)
    return job


def search(test: AppTest, budget: int, items: int) -> SolvingJob[SuggestionResult]:
    """Fill in the form, press, and wait for the end."""
    fields = {field.key: field for field in test.number_input}
    fields["suggestion-budget"].set_value(budget)
    fields["suggestion-items"].set_value(items)
    next(button for button in test.button if button.label in ("建议", "Suggest")).click().run()
    assert not test.exception, test.exception
    deadline = time.monotonic() + 60
    while job_of(test).is_running and time.monotonic() < deadline:
        time.sleep(0.05)
    test.run()
    assert not test.exception, test.exception
    return job_of(test)


@pytest.mark.slow
@pytest.mark.usefixtures("store_of_its_own")
def test_budget_bundles_veto_again_copy_to_option() -> None:
    """The option has the figures that were promised, to a billionth."""
    test = open_page("suggest", lang="en")
    found = search(test, 100_000, 2).result
    assert found is not None
    assert any(words.startswith("proved: optimal") for words in visible_words(test))
    vetoed = found.bundles[0].items[0].candidate.ground.key
    press(test, "suggestion-veto-ground-0-1")
    again = search(test, 100_000, 2).result
    assert again is not None
    assert vetoed not in {item.candidate.ground.key for one in again.bundles for item in one.items}
    press(test, "suggestion-copy-0")
    (option,) = options_of("xuzhen")
    promised = again.bundles[0].comparison.after.overall.met
    assert sketch_of(sample(), option).assessment.overall.met == pytest.approx(promised, abs=1e-9)
    assert f"Option {option.letter}: from suggestion" in visible_text(test)
    assert "as suggested" in visible_text(test)
    assert [one.kind for one in events_of("xuzhen")] == ["run", "veto", "run", "copy"]
    assert "History (4)" in set(visible_words(test))


@pytest.mark.slow
@pytest.mark.usefixtures("store_of_its_own")
def test_a_site_that_is_asked_about_and_years_get_their_answer() -> None:
    test = open_page("suggest", lang="en")
    search(test, 100_000, 2)
    choose(test, "selectbox", "suggestion-site", "public_spaces:S20:art_installation")
    assert "Not even for free" in visible_text(test)
    next(button for button in test.button if button.label == "Plan the years").click().run()
    assert not test.exception, test.exception
    assert "Year 1, 33,333 yuan in all" in visible_text(test)
    assert "Year 3, 99,999 yuan in all" in visible_text(test)


@pytest.mark.usefixtures("store_of_its_own")
@pytest.mark.parametrize(("language", "words"), [("zh", "不够"), ("en", "is below the cheapest item")])
def test_a_budget_that_is_too_small_is_said_in_a_sentence(language: str, words: str) -> None:
    test = open_page("suggest", lang=language)
    assert search(test, 10, 1).result is None
    assert words in visible_text(test)


@pytest.mark.usefixtures("store_of_its_own")
def test_the_way_from_an_option_opens_the_suggestion_it_came_from() -> None:
    option = create_option("xuzhen", "", "a", 32651)
    bundle = {"objective": "people", "cheapest": False, "keys": ["public_spaces:S20"], "value": 1.0}
    run = record_run("xuzhen", {"request": {"budget_cny": 5_000}, "bundles": [bundle]}, "<b>王</b>")
    record_copy("xuzhen", option.id, run, 0, (), "a")
    sketch = open_page("sketch", lang="en", option=option.id)
    assert [one.key for one in sketch.button].count("option-origin") == 1
    assert f"From suggestion {run[:6]}, bundle 1: as suggested" in set(visible_words(sketch))
    test = open_page("suggest", lang="en", suggestion=run)
    assert next(one for one in test.selectbox if str(one.key).startswith("suggestion-past")).value == run
    assert "– Grain Station Flower Bed" in visible_text(test)
    (history,) = [one for one in test.dataframe if "Done" in one.value.columns]
    assert list(history.value["By whom"]) == ["a", "<b>王</b>"]
