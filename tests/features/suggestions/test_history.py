"""What was done with suggestions, said in words, and where an option came from."""

from __future__ import annotations

from datetime import date

import pytest

from features.options import option_store
from features.options.intervention import Intervention
from features.suggestions.copying import option_origin
from features.suggestions.history import history_rows, run_sentences, runs_of
from features.suggestions.item_names import item_name
from features.suggestions.suggestion_event import SiteFigures
from features.suggestions.suggestion_store import (
    events_of,
    pin,
    record_copy,
    record_run,
    release,
    set_figures,
    veto,
)
from tests.data.sample_scored import sample
from tests.data.towns import box

GARDEN = "public_spaces:S20:micro_garden:60"


def kept_run(**request: object) -> str:
    bundle = {
        "objective": "people",
        "cheapest": False,
        "keys": [GARDEN],
        "value": 40.0,
        "bound": 40.0,
        "cost_cny": 12_000.0,
    }
    content = {"request": {"budget_cny": 50_000.0, "items": 2, **request}, "bundles": [bundle]}
    return record_run("xuzhen", content, "王敏")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (GARDEN, "micro-garden on Grain Station Flower Bed"),
        ("public_spaces:S20", "Grain Station Flower Bed"),
        ("public_spaces:gone:micro_garden", "micro-garden"),
        ("public_spaces:S20:repair", "Repair: Grain Station Flower Bed"),
        ("paths:missing:10:20", "paths:missing:10:20"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_key_is_said_in_words(key: str, words: str) -> None:
    assert item_name(sample(), key).text("en") == words


def test_history_says_who_did_what_why_and_until_when(store_file: object) -> None:
    pin("xuzhen", GARDEN, "楼栋长们都要", date(2026, 12, 31), "王敏")
    veto("xuzhen", "public_spaces:S20", "", None, "李")
    release("xuzhen", GARDEN, "王敏")
    set_figures("xuzhen", GARDEN, SiteFigures(9_000, 100, ""), "李")
    run = kept_run()
    record_copy("xuzhen", "option", run, 0, (), "王敏")
    rows = history_rows(sample(), events_of("xuzhen"))
    said = [(one.who, one.what.text("en"), one.why, one.until) for one in rows]
    assert said == [
        ("王敏", "copied bundle 1 into an option", "", None),
        ("王敏", "asked: 50,000 yuan, at most 2 items", "", None),
        ("李", "entered 9,000 yuan, then 100 yuan a year", "", None),
        ("王敏", "released", "", None),
        ("李", "vetoed", "", None),
        ("王敏", "pinned", "楼栋长们都要", date(2026, 12, 31)),
    ]
    assert [one.item is None for one in rows] == [True, True, False, False, False, False]


def test_an_earlier_run_says_its_pins_vetoes_and_bundles(store_file: object) -> None:
    run = kept_run(pins=[GARDEN], vetoes=["public_spaces:S20"])
    said = [one.text("en") for one in run_sentences(sample(), runs_of(events_of("xuzhen"))[run])]
    assert said == [
        "Pinned then: micro-garden on Grain Station Flower Bed",
        "Vetoed then: Grain Station Flower Bed",
        "Bundle 1: most people newly reached, weighted by need, 12,000 yuan",
        "– micro-garden on Grain Station Flower Bed",
    ]


def test_an_option_says_from_which_suggestion_it_is_and_whether_it_was_changed(store_file: object) -> None:
    option = option_store.create_option("xuzhen", "", "a", 32651)
    assert option_origin("xuzhen", option.id) is None
    one = Intervention("i", "build", "micro_garden", box(0, 0, 8, 8), "园", cost_cny=100.0)
    option_store.add_intervention(option.id, one, "a")
    run = kept_run()
    record_copy("xuzhen", option.id, run, 1, option_store.option(option.id).interventions, "a")
    origin = option_origin("xuzhen", option.id)
    assert origin is not None
    assert origin.text.text("en") == f"From suggestion {run[:6]}, bundle 2: as suggested"
    assert (origin.address, origin.values) == ("suggest", {"suggestion": run})
    option_store.add_intervention(
        option.id, Intervention("j", "build", "micro_garden", box(20, 0, 28, 8), ""), "a"
    )
    origin = option_origin("xuzhen", option.id)
    assert origin is not None
    assert origin.text.text("en") == f"From suggestion {run[:6]}, bundle 2: changed since"
