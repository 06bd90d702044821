"""What a layout option leaves as it is, browsers keep; what it changes, they fetch."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from data.assess import Assessment
from data.catalogue import load_catalogue
from features.options.effects import with_interventions
from features.options.intervention import Intervention, Target
from features.options.whatif import what_if
from layers import LAYERS
from layers.layer import Layer, View
from tests.data.towns import assess_town, at, town
from ui.mapview.geojson import layer_geojson
from ui.mapview.scene import layer_url, object_name

SEAT = Intervention("i1", "build", "multifunction_station", at(100, 160), "座椅", ("rest_and_access",))
SHED_GONE = Intervention("i1", "remove", "", at(100, 100), "清理", target=Target("encroachments", "V5"))


def url(layer: Layer, assessment: Assessment) -> str:
    return layer_url(layer, assessment, View(), "zh")


@pytest.mark.parametrize(
    ("one", "unchanged"), [(SEAT, {"basemap", "paths"}), (SHED_GONE, {"basemap"})], ids=["seat", "shed"]
)
def test_a_layer_keeps_its_address_where_nothing_it_is_drawn_from_changed(
    one: Intervention, unchanged: set[str]
) -> None:
    before = assess_town(town())
    after = what_if(before, with_interventions(before.community, load_catalogue(), (one,)))
    kept = [layer for layer in LAYERS if url(layer, before) == url(layer, after)]
    assert {layer.key for layer in kept} == unchanged
    for layer in kept:
        assert layer_geojson(layer, before, View(), "zh") == layer_geojson(layer, after, View(), "zh")


def test_a_changed_frame_has_another_address() -> None:
    before = assess_town(town())
    (basemap,) = (layer for layer in LAYERS if layer.key == "basemap")
    community = replace(before.community, basemap=before.community.basemap.iloc[1:])
    assert url(basemap, before) != url(basemap, replace(before, community=community))


def test_a_name_is_never_given_twice() -> None:
    class Thing:
        pass

    thing = Thing()
    assert object_name(thing) == object_name(thing)
    names = set()
    for _ in range(50):
        names.add(object_name(Thing()))
        gc.collect(0)
    assert len(names) == 50
