"""What the pages say of causes: before the lacks, worst first, and where the missing path is drawn."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from base.i18n import Translator
from data.path_drawing import WHERE
from features.options import option_store
from layers.layer import View
from tests.data.sample_scored import sample
from tests.pages.reading import open_page
from ui.components import home_choices as home_choices_module
from ui.components import residence
from ui.components.home_choices import home_choices
from ui.session import ACTOR

ENDS = "116.0966379,24.2817526,116.0967693,24.2817727"
"""Of the 14 m that are missing in the sample."""


def show_worst_places() -> None:
    from base.i18n import Translator
    from layers.layer import View
    from tests.data.sample_scored import sample
    from ui.components.worst_places import worst_places

    worst_places(sample(), View(), Translator("zh"))


def test_the_cause_comes_before_the_lacks() -> None:
    test = open_page("coverage")
    test.selectbox[-1].select("R033").run()
    texts = [text.value for text in test.text]
    cause = texts.index("R033 与路网断开：附近小路缺 14 米，补上就走得到：便民商业、球类与运动场地")
    lacks = texts.index("R033，老人：9 项里有 9 项够不着。")
    assert cause < lacks
    assert [one.label for one in test.button if one.key == "draw-missing-path"] == ["去补画这段路"]


def test_a_home_that_is_joined_offers_no_path_to_draw() -> None:
    test = open_page("coverage")
    test.selectbox[-1].select("R020").run()
    assert [one for one in test.button if one.key == "draw-missing-path"] == []


def test_homes_are_listed_by_what_they_lack() -> None:
    """Counted anew from the table of the layer: things first, then people × things of all groups."""
    view, tr = View(), Translator("zh")
    lacked = sample().lacked[view.mode]
    ids = list(sample().community.residences["id"])
    things = {key: int(row.max()) for key, row in zip(ids, lacked, strict=True)}
    lacks = {key: float(row) for key, row in zip(ids, (lacked * sample().people).sum(axis=1), strict=True)}
    shown = list(home_choices(sample(), view, tr))
    assert sorted(shown) == sorted(ids)
    assert [(things[key], lacks[key]) for key in shown] == sorted(
        ((things[key], lacks[key]) for key in ids), reverse=True
    )


def test_of_many_homes_the_list_offers_the_first_and_what_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (residence, home_choices_module):
        monkeypatch.setattr(module, "MOST_OFFERED", 20)
    test = open_page("coverage")
    found = test.text_input[-1]
    assert found.label == f"在 {len(sample().community.residences)} 栋住宅楼里查找"
    first = test.selectbox[-1].options
    assert first == list(home_choices(sample(), View(), Translator("zh")).values())[:20]
    found.set_value(" r020 ").run()
    assert len(test.selectbox[-1].options) == 1
    test.selectbox[-1].select("R020").run()
    test.text_input[-1].set_value("").run()
    assert ["R020" in option for option in test.selectbox[-1].options] == [True, *[False] * 20]


def test_each_of_the_worst_places_is_a_row_with_its_cause() -> None:
    test = AppTest.from_function(show_worst_places).run()
    assert not test.exception
    texts = [text.value for text in test.text]
    assert len(test.button) == 5
    assert len(texts) == 10
    assert all(text.endswith(" 项") for text in texts[::2])
    test.button[0].click().run()
    assert test.session_state["residence"] == "R020"
    first = test.session_state["look"]
    test.button[0].click().run()
    assert test.session_state["look"] != first


@pytest.mark.parametrize("asked", ["", "here", "1,2,3", "1,2,3,nan", "1,2,3,95", ENDS])
def test_the_sketch_page_takes_up_the_path_tool_where_a_piece_is_named(asked: str) -> None:
    made = option_store.create_option("xuzhen", "小路", ACTOR, 4548)
    test = open_page("sketch", community="xuzhen", option=made.id, **{WHERE: asked})
    (palette,) = [group for group in test.button_group if group.label == "选择要画的场景"]
    assert palette.value == ("slow_mobility" if asked == ENDS else None)
    option_store.set_state(made.id, "archived", ACTOR)
