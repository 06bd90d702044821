"""A capability is one folder and one line: a made-up one (`tests/contracts/benches`) is on every floor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from base.family import Family
from base.translations import CATALOGUES
from data.communities import SAMPLE, communities_folder
from data.store.address import file_address
from data.store.backup_file import backup_all
from data.store.open_store import open_store, the_store
from data.store.restore import restore_all
from data.store.writer import the_writer
from entry.start import routes
from exports.formats import FORMATS
from exports.request import ExportRequest
from features import capabilities, feature
from features.packets.packet import packet, unpack
from layers import LAYERS
from layers.layer import View
from tests.contracts.benches.feature import BENCHES
from tests.contracts.benches.notes import add_note, notes_of
from tests.data.sample_scored import sample
from tests.exports.opened import entries
from tests.pages.reading import open_page, visible_words
from ui.map_files.file_cache import SHELF
from ui.mapview.draw_map import draw
from web.door.access_control import PUBLIC_BELOW, AccessControl
from web.door.sessions import Sessions

FOLDER = Path(__file__).parent / "benches"
NOTE = "榕树下的长椅断了一根木条"
FILES_AT_MOST, LINES_AT_MOST = 10, 60


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """One line in the tuple, for as long as a test runs, and a store of its own."""
    families = [value for value in vars(feature).values() if isinstance(value, Family)]
    assert {id(CATALOGUES), id(LAYERS), id(PUBLIC_BELOW)} < {id(family) for family in families}
    for family in families:
        monkeypatch.setattr(family, "members", family.members)
    monkeypatch.setattr(capabilities, "FEATURES", (*capabilities.FEATURES, BENCHES))
    feature.install(capabilities.FEATURES)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "one"))
    yield
    the_writer().stop()
    the_store().close()


@pytest.fixture
def note_text() -> str:
    """A note on a bench of the sample."""
    west, south, _, _ = sample().community.grids.total_bounds
    add_note("b1", SAMPLE, (float(west) + 40, float(south) + 40), NOTE)
    return NOTE


def test_it_is_one_folder_of_few_small_files() -> None:
    written = [file for file in FOLDER.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert len(written) <= FILES_AT_MOST
    assert max(len(file.read_text("utf-8").splitlines()) for file in written) <= LINES_AT_MOST


@pytest.mark.parametrize(("language", "title"), [("zh", "待修长椅"), ("en", "Benches to repair")])
def test_its_page_opens_in_both_languages(language: str, title: str, note_text: str) -> None:
    page = open_page("overview", lang=language)
    page.switch_page(str(FOLDER / "staff/pages/benches.py")).run()
    assert not page.exception
    assert {title, note_text} <= set(visible_words(page))


def test_its_phone_page_is_for_all_and_the_rest_of_it_for_staff(note_text: str) -> None:
    sessions = Sessions()
    app = Starlette(routes=routes(""), middleware=[Middleware(AccessControl, sessions=sessions)])
    stranger = TestClient(app, base_url="http://localhost", follow_redirects=False)
    assert stranger.get("/r/benches").text == "哪张长椅需要修？"
    assert stranger.get("/r/benches?lang=en").text == "Which bench needs a repair?"
    assert stranger.get("/benches/list").status_code == 401
    staff = TestClient(app, base_url="http://localhost", cookies={"lintu-staff": sessions.begin()})
    assert staff.get("/benches/list").text == note_text


def test_its_rows_survive_a_backup(note_text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backup_all(the_store(), tmp_path / "all.backup.zip", communities_folder())
    assert made.rows["bench_note"] == 1
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "two"))
    elsewhere = open_store(file_address(tmp_path / "two" / "lintu.sqlite"))
    restore_all(elsewhere, made.file, communities_folder())
    assert [one["note"] for one in notes_of(SAMPLE)] == [note_text]
    elsewhere.close()


def test_its_rows_travel_in_a_packet_and_do_not_double(
    note_text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = packet(the_store(), SAMPLE)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "two"))
    add_note("b2", SAMPLE, (0.0, 0.0), "这里的")
    assert [unpack(the_store(), carried, "a.lintu").new_rows for _ in range(2)] == [1, 0]
    assert [one["note"] for one in notes_of(SAMPLE)] == [note_text, "这里的"]
    back = packet(the_store(), SAMPLE)
    the_store().close()
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "one"))
    unpack(the_store(), back, "b.lintu")
    assert [one["id"] for one in notes_of(SAMPLE)] == ["b1", "b2"]


def test_its_layer_is_on_the_map(note_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [layer.key for layer in LAYERS][-1] == "benches"
    offered: dict[str, bytes] = {}
    monkeypatch.setattr(SHELF, "put", lambda token, name, make: offered.update({name: make()}))
    draw(LAYERS, sample(), View(), "zh")
    (bench,) = json.loads(offered["benches.geojson"])["features"]
    assert bench["properties"]["cells"] == [note_text]


@pytest.mark.parametrize("key", ["xlsx", "word"])
def test_its_table_is_in_documents(key: str, note_text: str) -> None:
    written = FORMATS[key].write(ExportRequest(sample()))
    text = b"".join(entries(written).values()).decode("utf-8", "ignore")
    assert note_text in text
    assert "居民怎么说" in text
