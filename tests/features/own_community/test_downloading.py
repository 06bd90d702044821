"""A community from the internet: the same as from a file, whole or not at all, asked for once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from base.words import Bilingual, silent
from data.catalogue import load_catalogue
from data.importers.errors import ImportRefused
from data.importers.osm_download.errors import ServerBusyError
from data.importers.osm_download.stored_download import stored_download
from data.store.connections import Connections
from features.own_community.community_versions import OwnCommunity, begin, layers_of, open_own, own, undo
from features.own_community.downloading import import_from_internet
from features.own_community.edit import Edit
from features.own_community.importing import import_osm, place_community
from tests.data.importers.overpass_made import BOX, Answer, Overpass, overpass, town

CATALOGUE = load_catalogue()


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Overpass]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("no_proxy", "*")
    with overpass() as server:
        yield server


def fetch(store: Connections, known: OwnCommunity, stand_in: Overpass, **how: bool) -> OwnCommunity:
    return import_from_internet(Edit(store, known, CATALOGUE, "t"), stand_in.server(), BOX, silent, **how)


def test_it_is_what_the_same_file_gives(store: Connections, stand_in: Overpass, tmp_path: Path) -> None:
    file = tmp_path / "OpenStreetMap.osm"
    file.write_bytes(town())
    by_file = import_osm(Edit(store, begin(store, Bilingual("甲", ""), "t"), CATALOGUE, "t"), file, town())
    by_net = fetch(store, begin(store, Bilingual("乙", ""), "t"), stand_in)
    assert len(layers_of(store, by_net.state)["residences"]) == 2
    same = {name: digest for name, digest in by_file.state.layers.items() if name != "grids"}
    assert {name: digest for name, digest in by_net.state.layers.items() if name != "grids"} == same
    assert shapely.geometry.shape(by_net.state.boundary).equals(shapely.box(*BOX))
    assert open_own(store, by_net.key, CATALOGUE).residences["households"].sum() > 0


def test_the_same_ground_is_asked_for_once(store: Connections, stand_in: Overpass) -> None:
    known = fetch(store, begin(store, Bilingual("甲", ""), "t"), stand_in)
    known = fetch(store, known, stand_in)
    assert len(stand_in.questions) == 1
    fetch(store, known, stand_in, afresh=True)
    assert len(stand_in.questions) == 2


def test_a_drawn_ground_stays_the_ground_and_undo_goes_back(store: Connections, stand_in: Overpass) -> None:
    west, south, east, north = BOX
    drawn = shapely.Polygon(
        [(west, south), (east, south), (east, north), (west + 0.001, north), (west, south)]
    )
    known = begin(store, Bilingual("甲", ""), "t")
    known = place_community(Edit(store, known, CATALOGUE, "t"), shapely.geometry.mapping(drawn))
    filled = fetch(store, known, stand_in)
    assert shapely.geometry.shape(filled.state.boundary).equals(drawn)
    assert undo(store, filled).state == known.state


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (Answer(504, b""), ServerBusyError),
        (Answer(body=b"<osm><node id='1' lat='1' lon='x'/><way id='1'/></osm>"), ImportRefused),
        (Answer(body=b"<osm></osm>"), ImportRefused),
        (Answer(body=b"<osm><node></osm>"), ImportRefused),
    ],
    ids=["busy", "not on the globe", "empty", "no xml"],
)
def test_nothing_is_half_brought_in_and_nothing_bad_is_kept(
    store: Connections, stand_in: Overpass, answer: Answer, refusal: type[Exception]
) -> None:
    known = begin(store, Bilingual("甲", ""), "t")
    stand_in.answer = answer
    with pytest.raises(refusal):
        fetch(store, known, stand_in)
    assert own(store, known.key).state == known.state
    assert stored_download(stand_in.server(), BOX) is None
