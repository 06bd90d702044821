"""The sketch and compare pages: options, interventions, scores, refusals, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from base.words import PSEUDO
from data.assess import Assessment
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.options import option_store
from features.options.intervention import Intervention, Target
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.sketch import sketch_of
from tests.data.sample_scored import sample
from tests.pages.reading import open_page
from ui.session import ACTOR

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def baseline() -> Assessment:
    return sample()


@pytest.fixture
def option() -> Iterator[LayoutOption]:
    made = option_store.create_option(SAMPLE, "南片", ACTOR, 4548)
    yield made
    option_store.set_state(made.id, "archived", ACTOR)


def idle_ground(baseline: Assessment) -> Intervention:
    """A pocket park on the largest idle space of the sample."""
    spaces = baseline.community.public_spaces
    idle = spaces[spaces["condition"] == "idle"]
    row = idle.loc[idle.area.idxmax()]
    shape = shapely.force_2d(row.geometry)
    return preset_intervention(
        CATALOGUE, "pocket_park", shape, "口袋公园", Target("public_spaces", row["id"])
    )


def figure(test: AppTest, label: str) -> tuple[str, str]:
    metric = next(one for one in test.metric if one.label == label)
    return str(metric.value), str(metric.delta)


def test_without_an_option_the_page_says_what_to_do() -> None:
    test = open_page("sketch", community=SAMPLE)
    for archived in option_store.options_of(SAMPLE):
        option_store.set_state(archived.id, "archived", ACTOR)
    test.run()
    assert "新建" in test.info[0].value
    next(button for button in test.button if button.label == "新建方案").click().run()
    assert not test.exception
    (made,) = option_store.options_of(SAMPLE)
    assert test.query_params["option"] == made.id
    option_store.set_state(made.id, "archived", ACTOR)


def test_a_park_on_idle_ground_shows_the_score_that_python_computes(
    baseline: Assessment, option: LayoutOption
) -> None:
    option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    sketch = sketch_of(baseline, option_store.option(option.id))
    assert sketch.counted, [one.text.text("zh") for one in sketch.judgements.popitem()[1].rejections]
    gain = sketch.comparison.met[0]
    assert gain > 0
    test = open_page("sketch", option=option.id)
    assert figure(test, "老") == (f"{sketch.assessment.overall.met[0]:.1f}", f"+{gain:.1f}")
    assert figure(test, "造价（元）")[0] == f"{sketch.payable.cost_cny:,.0f}"


def test_undo_and_redo_by_their_buttons(baseline: Assessment, option: LayoutOption) -> None:
    option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    test = open_page("sketch", option=option.id)
    for key, count in (("undo", 0), ("redo", 1)):
        next(button for button in test.button if button.key == key).click().run()
        assert not test.exception
        assert len(option_store.option(option.id).interventions) == count


def test_a_locked_option_offers_no_change(baseline: Assessment, option: LayoutOption) -> None:
    kept = option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    option_store.set_state(option.id, "locked", ACTOR)
    test = open_page("sketch", option=option.id)
    next(box for box in test.selectbox if box.label.startswith("干预")).select(kept.id).run()
    assert not test.exception
    assert all(button.disabled for button in test.button if button.label in ("撤销", "重做", "保存", "删除"))


def test_the_form_saves_and_says_what_changed(baseline: Assessment, option: LayoutOption) -> None:
    kept = option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    test = open_page("sketch", option=option.id)
    next(box for box in test.selectbox if box.label.startswith("干预")).select(kept.id).run()
    next(box for box in test.text_input if box.label == "认养人").input("南片志愿者")
    next(button for button in test.button if button.key == "save").click().run()
    assert not test.exception
    saved = option_store.option(option.id).interventions[0]
    assert (saved.adopter, saved.version) == ("南片志愿者", kept.version + 1)


def test_two_planners_on_one_shape_get_a_choice(baseline: Assessment, option: LayoutOption) -> None:
    kept = option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    test = open_page("sketch", option=option.id)
    next(box for box in test.selectbox if box.label.startswith("干预")).select(kept.id).run()
    option_store.save_intervention(option.id, replace(kept, note="对方写的"), "另一位")
    next(box for box in test.text_input if box.label == "认养人").input("我写的")
    next(button for button in test.button if button.key == "save").click().run()
    assert not test.exception
    assert {"保留我的", "保留对方的", "两个都留"} <= {button.label for button in test.button}
    assert option_store.option(option.id).interventions[0].note == "对方写的"
    next(button for button in test.button if button.key == "keep-mine").click().run()
    assert option_store.option(option.id).interventions[0].adopter == "我写的"


def test_options_are_compared_side_by_side(baseline: Assessment, option: LayoutOption) -> None:
    option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    other = option_store.copy_option(option.id, ACTOR)
    test = open_page("compare")
    assert not test.error
    shown = [one.value for one in test.dataframe if "现状" in one.value.columns]
    table = pd.concat(shown).set_index("指标")
    names = [name for name in table.columns if "南片" in name]
    assert len(names) == 2
    met = "需求满足率：老（%）"
    assert table.loc[met, names[0]] == table.loc[met, names[1]]
    assert table.loc["造价（元）", "现状"] == "–"
    assert "各项指标都相同。" in [text.value for text in test.text]
    option_store.set_state(other.id, "archived", ACTOR)


def test_an_option_opens_by_its_address_for_a_projector(baseline: Assessment, option: LayoutOption) -> None:
    option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    test = open_page("compare", show=option.id)
    assert not test.button
    assert not test.selectbox
    assert {"老", "壮", "幼", "造价（元）"} <= {metric.label for metric in test.metric}


@pytest.mark.parametrize("page", ["sketch", "compare"])
def test_the_new_pages_leave_no_word_untranslated(
    baseline: Assessment, option: LayoutOption, page: str
) -> None:
    kept = option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    test = open_page(page, option=option.id, lang=PSEUDO)
    if page == "sketch":
        next(box for box in test.selectbox if kept.id in str(box.options) or kept.name in box.options).select(
            kept.id
        ).run()
    labels = [
        *(
            one.label
            for one in (*test.metric, *test.button, *test.selectbox, *test.text_input, *test.number_input)
        ),
        *(one.label for one in (*test.multiselect, *test.text_area, *test.checkbox, *test.expander)),
        *(str(column) for table in test.dataframe for column in table.value.columns),
    ]
    strangers = [
        label
        for label in labels
        if "⟦" not in label and label not in ("语言 Language",) and "南片" not in label
    ]
    assert strangers == []


def test_what_moves_the_result_can_be_asked_of_the_option_in_hand(
    baseline: Assessment, option: LayoutOption
) -> None:
    """With a park built on idle ground another radius of green reaches others than it does today."""
    option_store.add_intervention(option.id, idle_ground(baseline), ACTOR)
    test = open_page("sources", option=option.id, community=SAMPLE)
    today = of_green(test)
    switch = next(one for one in test.toggle if "南片" in one.label)
    switch.set_value(True).run()
    assert not test.exception
    assert of_green(test) != today


def of_green(test: AppTest) -> list[str]:
    """The row about the radius of green space."""
    table = test.dataframe[0].value
    return list(table[table["假设"] == "公园绿地 服务半径"].iloc[0])
