from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from base.errors import LintuError
from base.text_limits import (
    ListTooLongError,
    NumberNotKeptError,
    ShapeNotKeptError,
    ShapeTooLargeError,
    TextNotKeptError,
    TextTooLongError,
)
from features.options import option_store as store
from features.options.intervention import Target
from features.options.option_errors import OptionError
from tests.examples import examples
from tests.features.kept_values import COMMUNITY, full, plain

pytestmark = pytest.mark.usefixtures("store_file")

ODD_TEXTS = [
    "'; DROP TABLE layout_option; --",
    '" OR 1=1 --',
    "Robert'); DELETE FROM event;--",
    "%s %(name)s :name ? $1 {0} {name}",
    "{{7919*104729}} {% set a=1 %} {# x",
    "${1+1} `x` \\u003cimg src=x onerror=alert(1)\\x3e",
    "<script>alert(1)</script> & &amp; <b>",
    "=1+1",
    "  spaces around \t\r\n",
    "墟镇 👵🏽 \u202e\u0301\x01\x7f\ufffe\U0010ffff",
    "",
]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_comes_back_as_it_was_written(text: str) -> None:
    option = store.create_option(text, text, text)
    store.save_option(replace(option, name=text, description=text), text)
    wanted = full(name=text, note=text, adopter=text, use_rules=text, scenario=text)
    wanted = replace(wanted, provides=(text,), functions=(text, text), target=Target("facilities", text))
    store.add_intervention(option.id, wanted, text)
    (read,) = store.options_of(text)
    assert (read.community, read.name, read.description) == (text, text, text)
    assert read.interventions == (wanted,)
    assert {event.actor for event in store.history(option.id)} == {text}
    assert store.history(option.id)[-1].after == wanted
    store.undo(option.id, text)
    assert store.redo(option.id, text).interventions == (replace(wanted, version=3),)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80), st.data())
@examples(fast=10, slow=200)
def test_any_text_and_any_finite_number_come_back(text: str, data: st.DataObject) -> None:
    option = store.create_option(COMMUNITY, text, "李")
    number = data.draw(st.floats(allow_nan=False, allow_infinity=False))
    kept = store.add_intervention(option.id, full(note=text, cost_cny=number, width_m=-number), "李")
    assert store.option(option.id).name == text
    assert store.option(option.id).interventions == (kept,)
    assert (kept.note, kept.cost_cny, kept.width_m) == (text, number, -number)


FAR = shapely.LineString(np.column_stack([np.arange(5001), np.zeros(5001)]))
REFUSED: list[tuple[dict[str, Any], type[OptionError], str]] = [
    ({"name": "a\0b"}, TextNotKeptError, "2"),
    ({"note": "\ud83d"}, TextNotKeptError, "备注"),
    ({"target": Target("facilities", "\0")}, TextNotKeptError, "对象"),
    ({"provides": ("seat", "\0")}, TextNotKeptError, "设施"),
    ({"name": "字" * 81}, TextTooLongError, "80"),
    ({"note": "字" * 2001}, TextTooLongError, "2000"),
    ({"use_rules": "字" * 2001}, TextTooLongError, "使用规则"),
    ({"adopter": "字" * 81}, TextTooLongError, "认领者"),
    ({"scenario": "s" * 201}, TextTooLongError, "场景"),
    ({"functions": ("rest",) * 101}, ListTooLongError, "101"),
    ({"confirmed": tuple(range(101))}, ListTooLongError, "101"),
    ({"cost_cny": math.nan}, NumberNotKeptError, "nan"),
    ({"cost_cny": math.inf}, NumberNotKeptError, "造价"),
    ({"upkeep_cny": -math.inf}, NumberNotKeptError, "维护"),
    ({"width_m": 10**400}, NumberNotKeptError, "宽度"),
    ({"speaker_db": "loud"}, NumberNotKeptError, "loud"),
    ({"confirmed": (math.nan,)}, NumberNotKeptError, "现场"),
    ({"shape": shapely.Point()}, ShapeNotKeptError, "榕树下"),
    ({"shape": shapely.Point(math.nan, 1)}, ShapeNotKeptError, "榕树下"),
    ({"shape": shapely.LineString([(0, 0), (math.inf, 1)])}, ShapeNotKeptError, "榕树下"),
    ({"shape": FAR}, ShapeTooLargeError, "5001"),
]


@pytest.mark.parametrize(("changed", "kind", "message"), REFUSED)
def test_what_cannot_be_kept_is_refused_with_the_place(
    changed: dict[str, Any], kind: type[OptionError], message: str
) -> None:
    option = store.create_option(COMMUNITY, "", "李")
    kept = store.add_intervention(option.id, full(), "李")
    for call in (store.add_intervention, store.save_intervention):
        with pytest.raises(kind) as caught:
            call(option.id, replace(full(), **changed), "李")
        assert message in caught.value.message("zh")
        assert caught.value.message("en")
    assert store.option(option.id).interventions == (kept,)
    assert len(store.history(option.id)) == 2


def test_the_limits_themselves_are_kept() -> None:
    option = store.create_option(COMMUNITY, "字" * 80, "李" * 80)
    wanted = full(name="字" * 80, note="👵" * 2000, shape=shapely.LineString(FAR.coords[:5000]))
    assert store.add_intervention(option.id, wanted, "李") == wanted


@pytest.mark.parametrize("text", ["\0", "\ud800", "字" * 201])
def test_names_of_options_people_and_communities_are_checked_too(text: str) -> None:
    option = store.create_option(COMMUNITY, "", "李")
    for call in (
        lambda: store.create_option(COMMUNITY, text, "李"),
        lambda: store.create_option(COMMUNITY, "", text),
        lambda: store.create_option(text, "", "李"),
        lambda: store.save_option(replace(option, name=text), "李"),
        lambda: store.save_option(replace(option, description=text * 2001), "李"),
        lambda: store.save_option(replace(option, budget_cny=math.nan), "李"),
        lambda: store.add_intervention(option.id, plain(), text),
        lambda: store.set_state(option.id, "locked", text),
        lambda: store.copy_option(option.id, text),
        lambda: store.undo(option.id, text),
    ):
        with pytest.raises(LintuError):
            call()
    assert store.options_of(COMMUNITY) == (option,)
    assert len(store.history(option.id)) == 1
