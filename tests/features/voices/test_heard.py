"""Who was heard, what options do for needs, and what of it anybody may see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from features.options.layout_option import LayoutOption
from features.options.sketch import sketch_of
from features.suggestions.problem import suggestion_problem
from features.voices import needs
from features.voices.heard import who_was_heard
from features.voices.layer import LAYER
from features.voices.need_options import people_reached
from features.voices.needs import ON_NO_MAP, needs_of
from features.voices.submission import support_voice
from features.voices.table import MOST, public_needs, table
from features.voices.transitions import publish_voice
from features.voices.voice_lookup import voices_of
from layers.layer import View
from paper.order import Order
from tests.data.sample_scored import sample
from tests.features.reports.sent import CATALOGUE, TOWN
from tests.features.voices.said import CLERK, say, seen, stored
from ui.mapview.scene import layer_url

pytestmark = pytest.mark.usefixtures("kept")


def test_the_least_heard_stand_first() -> None:
    """Six elders of grid XZ-01 and two of XZ-02 spoke; nobody else did."""
    one = stored(say().voice_id)
    many, few = (replace(one, speaker="elder", grid=grid) for grid in ("XZ-01", "XZ-02"))
    cells = who_was_heard(sample(), [many] * 6 + [few] * 2)
    found = {(cell.group, cell.grid): cell.voices for cell in cells if cell.voices}
    assert found == {("elder", "XZ-01"): 6, ("elder", "XZ-02"): 2}
    order = [cell.per_thousand for cell in cells]
    assert order == sorted(order)
    assert sum(cell.people for cell in cells) == pytest.approx(sample().people.sum())


def test_letters_are_heard_by_the_secretary_alone() -> None:
    one = replace(stored(say().voice_id), speaker="elder", grid="XZ-01")
    open_ones, letters = [one] * 6, [replace(one, is_private=True)] * 6
    assert who_was_heard(sample(), open_ones + letters) == who_was_heard(sample(), open_ones)


def test_an_option_reaches_of_each_need_as_many_as_the_sketch_says() -> None:
    """Over all grids the people whom a sketch brings within reach, group by group, category by category."""
    built = suggestion_problem(sample()).candidates[0].intervention
    sketch = sketch_of(sample(), LayoutOption("o", "xuzhen", "A", "", "", 0, "open", 1, (built,)))
    found = np.zeros_like(sketch.comparison.newly_reached)
    gaps = {(one.group, one.category, one.grid): one.people for one in needs_of(sample(), ())}
    for (group, category, grid), people in people_reached(sketch).items():
        found[sample().groups.index(group), sample().categories.index(category)] += people
        assert people <= gaps[group, category, grid] + 1e-9
    np.testing.assert_allclose(found, sketch.comparison.newly_reached)


def test_only_what_was_published_and_does_not_touch_health_is_on_the_map() -> None:
    hidden, shown = say(), say()
    publish_voice(seen(stored(shown.voice_id)), True, CLERK)
    health = say(category="care_health")
    publish_voice(seen(stored(health.voice_id)), True, CLERK)
    del hidden
    place = replace(sample(), community=replace(sample().community, key="toy"))
    assert LAYER.rows(place, View())["id"].tolist() == [shown.voice_id]
    assert len(voices_of("toy")) == 3


def test_the_list_for_documents_is_short_and_has_nothing_of_health() -> None:
    found = table(Order(sample()))
    health = {sample().catalogue.facility_categories[key].name.text("zh") for key in ON_NO_MAP}
    assert len(found.rows) == MOST
    assert not {row[0].text("zh") for row in found.rows} & health  # type: ignore[union-attr]
    people = [row[3] for row in found.rows]
    assert people == sorted(people, reverse=True)  # type: ignore[type-var]


def test_how_few_people_lack_something_is_said_of_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gaps of 4 and 5 people with a voice each, where fewer than 5 are withheld; and one of 3 without."""
    gaps = {
        ("elder", "playground", "G1"): 4.0,
        ("child", "playground", "G1"): 5.0,
        ("adult", "shop", "G2"): 3.0,
    }
    monkeypatch.setattr(needs, "_people_in_gaps", lambda assessment: gaps)
    for group in ("elder", "child"):
        publish_voice(seen(stored(say(category="playground", groups=(group,)).voice_id)), True, CLERK)
    shown = {(one.group, one.people, one.voices) for one in public_needs("toy", sample().catalogue, sample())}
    assert shown == {("elder", 0.0, 1), ("child", 5.0, 1)}


def test_a_map_that_was_drawn_before_a_voice_was_published_is_drawn_anew() -> None:
    place = replace(sample(), community=replace(sample().community, key="toy"))
    said = say()
    before = layer_url(LAYER, place, View(), "zh")
    publish_voice(seen(stored(said.voice_id)), True, CLERK)
    after = layer_url(LAYER, place, View(), "zh")
    assert after != before
    support_voice(TOWN, CATALOGUE, said.voice_id, "a")
    assert layer_url(LAYER, place, View(), "zh") != after
