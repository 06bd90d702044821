"""A file that is brought to the wrong upload or command is told where it belongs."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from streamlit.testing.v1 import AppTest

from base.words import Bilingual
from data.importers.errors import NotOsm
from data.importers.osm_process import read_extract
from data.known_files import KNOWN_FILES
from data.store.backup_file import backup_all, check_backup
from data.store.errors import BackupUnusableError
from data.store.open_store import the_store
from entry.cli import main
from features.own_community.community_versions import begin, layers_of, own
from features.own_community.errors import NotAPacketError
from features.packets.packet import packet, unpack
from tests.features.own_community.village import store_village
from tests.pages.reading import open_page
from tests.rings import in_rings

PEOPLE = "楼栋,户数,老人,中青年,儿童\n一号楼,6,3,9,2\n二号楼,5,1,8,4\n".encode()
EXTRACT = b'<?xml version="1.0"?>\n<osm version="0.6"><node id="1" lat="24.28" lon="116.1"/></osm>'
SHAPES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": "社区范围"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[116.1, 24.28], [116.11, 24.28], [116.11, 24.29], [116.1, 24.28]]],
                },
            }
        ],
    }
).encode()
BALLOTS = b"lintu-ballots,1\nmethod,approval\n"


def photo() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "#dff0e8").save(written, "JPEG")
    return written.getvalue()


def backup(tmp_path: Path) -> bytes:
    file = tmp_path / "all.backup.zip"
    backup_all(the_store(), file, tmp_path / "communities")
    return file.read_bytes()


def of_kind(kind: str, tmp_path: Path) -> tuple[str, bytes]:
    made: dict[str, Callable[[], tuple[str, bytes]]] = {
        "packet": lambda: ("v.lintu", packet(the_store(), store_village(the_store()).key)),
        "backup": lambda: ("all.backup.zip", backup(tmp_path)),
        "osm": lambda: ("map.osm", EXTRACT),
        "photo": lambda: ("IMG_1.jpg", photo()),
        "ballots": lambda: ("ballots.csv", BALLOTS),
        "table": lambda: ("people.csv", PEOPLE),
        "shapes": lambda: ("社区范围.geojson", SHAPES),
    }
    return made[kind]()


WHERE = {
    "packet": "“另一台电脑导出的社区包”处",
    "backup": "lintu restore",
    "osm": "第 1 步“范围”的“OpenStreetMap 数据”处",
    "photo": "“侵占处置”页面的上报里",
    "ballots": "lintu tally",
    "table": "第 3 步“住宅和人口”的“填好的人口表”",
    "shapes": "第 1 步“范围”的“边界文件”处",
}


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))


@pytest.mark.parametrize("kind", WHERE)
def test_each_is_known_by_its_content_whatever_its_name(kind: str, tmp_path: Path) -> None:
    name, raw = of_kind(kind, tmp_path)
    other = name if kind in ("table", "ballots") else "文件.bin"  # a table is one by its name
    found = [known.key for known in KNOWN_FILES if known.recognises(raw, other.lower())]
    assert found[0] == kind


def test_every_sentence_names_a_place_in_both_languages() -> None:
    for known in KNOWN_FILES:
        assert WHERE[known.key] in known.where.text("zh")
        assert known.what.text("en").isascii()


# What is brought where: the upload on the page, by the start of its key, and the step of the assistant.
BOXES = {
    "own-file": ("homes", {"table", "shapes"}),
    "own-outline": ("place", {"shapes"}),
    "own-osm": ("place", {"osm"}),
    "own-people-file": ("homes", {"table"}),
}


@pytest.mark.parametrize(
    ("box", "kind"),
    in_rings(
        [(box, kind) for box in BOXES for kind in WHERE],
        fast=[*((box, "backup") for box in BOXES), ("own-file", "table"), ("own-outline", "osm")],
    ),
)
def test_an_upload_says_where_a_file_of_another_one_belongs(box: str, kind: str, tmp_path: Path) -> None:
    step, takes = BOXES[box]
    name, raw = of_kind(kind, tmp_path)
    key = store_village(the_store()).key
    before = own(the_store(), key).state
    test = brought(open_page("community", community=key, step=step), box, name, raw)
    told = [text.value for text in test.text if text.value.startswith("⚠") and "不该放在这里" in text.value]
    assert bool(told) == (kind not in takes)
    if told:
        assert WHERE[kind] in told[0]
        assert name in told[0]
    assert own(the_store(), key).state == before


def brought(test: AppTest, box: str, name: str, raw: bytes) -> AppTest:
    next(one for one in test.file_uploader if str(one.key).startswith(box)).upload(name, raw).run()
    assert not test.exception
    return test


def test_a_people_table_in_the_first_box_leads_to_the_right_one() -> None:
    key = store_village(the_store()).key
    test = brought(open_page("community", community=key, step="place"), "own-outline", "人口.csv", PEOPLE)
    test.button(key="own-go-outline").click().run()
    assert any(title.value == "人口" for title in test.subheader)


def test_a_people_table_in_the_box_of_homes_is_imported_as_one() -> None:
    """一号楼: 6 households, 3 + 9 + 2 people."""
    key = store_village(the_store()).key
    test = brought(open_page("community", community=key, step="homes"), "own-file", "人口.csv", PEOPLE)
    assert any("这像是按楼栋登记人口的表" in text.value for text in test.text)
    test.button(key="own-as-people").click().run()
    assert not test.error

    homes = layers_of(the_store(), own(the_store(), key).state)["residences"].set_index("name_zh")
    assert homes.loc["一号楼", ["households", "elder", "adult", "child"]].tolist() == [6, 3, 9, 2]


def test_a_people_table_without_homes_says_what_comes_first() -> None:
    key = begin(the_store(), Bilingual("新村", ""), "t").key
    test = brought(open_page("community", community=key, step="homes"), "own-file", "人口.csv", PEOPLE)
    assert any("请先用图形或坐标导入住宅" in text.value for text in test.text)
    assert not [one for one in test.button if one.key == "own-as-people"]


@pytest.mark.parametrize("kind", in_rings(sorted(set(WHERE) - {"packet"}), fast=["ballots", "osm"]))
def test_the_upload_of_packets_says_so_too(kind: str, tmp_path: Path) -> None:
    name, raw = of_kind(kind, tmp_path)
    test = brought(open_page("community"), "own-packet", name, raw)
    assert any(WHERE[kind] in text.value for text in test.text)


@pytest.mark.parametrize("kind", in_rings(sorted(set(WHERE) - {"table", "shapes"}), fast=["photo", "packet"]))
def test_the_command_says_the_same(kind: str, tmp_path: Path) -> None:
    name, raw = of_kind(kind, tmp_path)
    key = store_village(the_store()).key
    file = tmp_path / name
    file.write_bytes(raw)
    result = CliRunner().invoke(main, ["import", key, "residences", str(file), "--lang", "zh"])
    assert result.exit_code == 2
    assert WHERE[kind] in result.output


def test_the_command_asks_for_the_places_of_a_people_table_and_says_where_it_belongs(tmp_path: Path) -> None:
    key = store_village(the_store()).key
    file = tmp_path / "人口.csv"
    file.write_bytes(PEOPLE)
    result = CliRunner().invoke(main, ["import", key, "residences", str(file), "--lang", "zh"])
    assert result.exit_code == 1
    assert "这像是按楼栋登记人口的表" in result.output


def test_other_readers_say_so_in_their_own_errors(tmp_path: Path) -> None:
    for kind in sorted(set(WHERE) - {"packet"}):
        name, raw = of_kind(kind, tmp_path)
        with pytest.raises(NotAPacketError) as refused:
            unpack(the_store(), raw, name)
        assert WHERE[kind] in refused.value.message("zh")
    for kind in sorted(set(WHERE) - {"osm", "shapes"}):
        name, raw = of_kind(kind, tmp_path)
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(NotOsm) as other:
            read_extract(tmp_path / name)
        assert WHERE[kind] in other.value.message("zh")
    for kind in sorted(set(WHERE) - {"backup"}):
        name, raw = of_kind(kind, tmp_path)
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(BackupUnusableError) as none:
            check_backup(tmp_path / name)
        assert WHERE[kind] in none.value.message("zh")


def test_a_table_is_no_ground_and_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "人口.csv"
    file.write_bytes(PEOPLE)
    result = CliRunner().invoke(main, ["new", "新村", "--ground", str(file), "--lang", "zh"])
    assert result.exit_code == 2
    assert WHERE["table"] in result.output


def test_what_is_of_no_kind_is_left_to_its_reader() -> None:
    for raw in (b"", b"PK\x03\x04", b"hello", b"\x00" * 100):
        assert not [known.key for known in KNOWN_FILES if known.recognises(raw, "x.bin")]


def test_an_archive_that_only_looks_like_one_is_none() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("inner/packet.json", "{}")
    assert not [known.key for known in KNOWN_FILES if known.recognises(written.getvalue(), "x.zip")]
