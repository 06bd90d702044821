"""What an undo says it undid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.catalogue import load_catalogue
from features.options import option_store as store
from features.options.change_summary import change_in_words
from tests.features.kept_values import COMMUNITY, plain

pytestmark = pytest.mark.usefixtures("store_file")


def next_undo_in_words(option_id: str, language: str) -> str:
    change = store.next_undo(option_id)
    assert change is not None
    return change_in_words(change, load_catalogue()).text(language)


def test_each_change_is_said_in_words_of_the_program() -> None:
    option = store.create_option(COMMUNITY, "", "李")
    assert store.next_undo(option.id) is None
    park = replace(plain("榕树下"), action="build", scenario="pocket_park", cost_cny=1.0)
    kept = store.add_intervention(option.id, park, "李")
    assert next_undo_in_words(option.id, "zh") == "画了口袋公园"
    dearer = store.save_intervention(option.id, replace(kept, cost_cny=2.0), "李")
    assert next_undo_in_words(option.id, "zh") == "改了造价"
    assert next_undo_in_words(option.id, "en") == "changed the cost"
    several = replace(dearer, name="a", note="b", upkeep_cny=3.0)
    store.save_intervention(option.id, several, "李")
    assert next_undo_in_words(option.id, "zh") == "改了名称、养护费等"
    store.remove_intervention(option.id, kept.id, "李")
    assert next_undo_in_words(option.id, "zh") == "删了口袋公园"


def test_settings_have_an_undo_of_their_own() -> None:
    option = store.create_option(COMMUNITY, "", "李")
    store.add_intervention(option.id, plain("a bench"), "李")
    store.save_option(replace(option, name="南片", budget_cny=5.0), "李")
    assert store.undo(option.id, "李").name == "南片"
    assert store.option(option.id).interventions == ()
    change = store.next_undo(option.id, "option")
    assert change is not None
    assert change_in_words(change, load_catalogue()).text("zh") == "改了名称、预算"
    assert store.undo(option.id, "李", "option").name == ""
    assert [one.name for one in store.redo(option.id, "李").interventions] == ["a bench"]
