"""Files that must be refused: broken, mistaken or hostile. Each is told apart, named, and leaves nothing."""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from pathlib import Path

import pytest

from base.translations import translation
from data.importers import errors
from data.importers.errors import REFUSALS, DamagedPbf, FileTruncated, ImportRefused
from data.importers.limits import DEFAULT_LIMITS, ImportLimits
from data.importers.osm import read_osm
from data.importers.osm_pbf import read_pbf
from data.importers.osm_process import read_extract
from data.importers.osm_xml import read_xml
from data.importers.sniff import kind_of
from tests.data.importers.osm_text import PBF, node, osm, pbf, shared, small_catalogue, way

GOOD = osm(
    node(1, 24, 117, name="点"), node(2, 24.001, 117), way(1, [1, 2], highway="footway", name="健康步道")
)


def _zip(name: str, content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _xml(body: str, prolog: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<osm version="0.6">{body}</osm>'.encode()


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_ENDS = node(1, 24, 117) + node(2, 24.001, 117)
_WAY = way(1, [1, 2], highway="footway")

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "FileEmpty"),
    "blanks": (b" \n\n", "FileEmpty"),
    "cut in the middle": (GOOD.encode()[: len(GOOD) // 2], "FileTruncated"),
    "cut before the end tag": (GOOD.encode().replace(b"</osm>", b""), "FileTruncated"),
    "cut in the last tag": (GOOD.encode().rstrip()[:-1], "FileTruncated"),
    "tags crossed": (_xml(_ENDS + "<way id='1'></node></way>"), "MalformedXml"),
    "words after the end": (GOOD.encode() + b"bye</osm>", "MalformedXml"),
    "web page": (b"<!DOCTYPE html><html><body>404</body></html>", "NotOsm"),
    "web page without doctype": (b"\n<html lang='zh'><p>504</p></html>", "NotOsm"),
    "gzip": (gzip.compress(GOOD.encode()), "CompressedFile"),
    "zip": (_zip("a.osm", GOOD), "CompressedFile"),
    "bzip2": (b"BZh91AY&SY", "CompressedFile"),
    "geojson": (b'{"type":"FeatureCollection","features":[]}', "NotOsm"),
    "overpass json": (b'{"version": 0.6, "elements": []}', "NotOsm"),
    "gdalg": (b'{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read s.csv"}', "NotOsm"),
    "vrt": (b"<OGRVRTDataSource><OGRVRTLayer name='s'/></OGRVRTDataSource>", "NotOsm"),
    "wfs": (b"<OGRWFSDataSource><URL>http://127.0.0.1:9/</URL></OGRWFSDataSource>", "NotOsm"),
    "change file": (b"<osmChange version='0.6'></osmChange>", "NotOsm"),
    "gpx": (b"<?xml version='1.0'?><gpx></gpx>", "NotOsm"),
    "geopackage": (b"SQLite format 3\0", "NotOsm"),
    "o5m": (b"\xff\xe0\x04o5m2\xfe", "NotOsm"),
    "words": ("这不是地图".encode(), "NotOsm"),
    "no nodes": (_xml(_WAY), "NoNodes"),
    "nothing": (_xml(""), "NoNodes"),
    "no ways": (_xml(_ENDS), "NoWays"),
    "ways without any of their nodes": (_xml(node(9, 24, 117) + _WAY), "NoWays"),
    "utf-16 with mark": (GOOD.replace("UTF-8", "UTF-16").encode("utf-16"), "WrongEncoding"),
    "utf-16 without mark": (GOOD.encode("utf-16-le"), "WrongEncoding"),
    "gbk, declared": (GOOD.replace("UTF-8", "GBK").encode("gbk"), "WrongEncoding"),
    "gbk, undeclared": (GOOD.encode("gbk"), "WrongEncoding"),
    "nul bytes": (GOOD.encode().replace(b"footway", b"foot\0way"), "NulBytes"),
    "swapped axes": (_xml(node(1, 117, 24) + node(2, 117.1, 24) + _WAY), "CoordinatesOutOfRange"),
    "metres": (_xml(node(1, 2655000, 39542000) + node(2, 2655001, 39542000) + _WAY), "CoordinatesOutOfRange"),
    "nan": (_xml(node(1, "nan", 117) + node(2, 24, 117) + _WAY), "CoordinatesOutOfRange"),
    "inf": (_xml(node(1, 24, "inf") + node(2, 24, 117) + _WAY), "CoordinatesOutOfRange"),
    "1e308": (_xml(node(1, 24, "1e308") + node(2, 24, 117) + _WAY), "CoordinatesOutOfRange"),
    "comma decimals": (_xml(node(1, "24,5", 117) + node(2, 24, 117) + _WAY), "CoordinatesOutOfRange"),
    "billion laughs": (
        _xml(
            _ENDS + way(1, [1, 2], name="X").replace("X", "&l9;"),
            f'<!DOCTYPE osm [<!ENTITY l0 "ha">{_LAUGHS}]>',
        ),
        "XmlEntities",
    ),
    "external entity": (
        _xml(
            _ENDS + way(1, [1, 2], name="X").replace("X", "&x;"),
            '<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        ),
        "XmlEntities",
    ),
    "external dtd": (_xml(_ENDS + _WAY, '<!DOCTYPE osm SYSTEM "http://127.0.0.1:9/osm.dtd">'), "XmlEntities"),
    "late entity": (_xml(" " * 10_000 + '<!ENTITY x "y">' + _ENDS + _WAY), "XmlEntities"),
    "pbf header only": (b"\0\0\0\x0d\x0a\x09OSMHeader", "FileTruncated"),
    "pbf of noise": (b"\0\0\0\x0d\x0a\x09OSMHeader" + bytes(range(256)) * 4, "DamagedPbf"),
}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the test's own, so that it can see what is left behind."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def refusal_of(path: Path, limits: ImportLimits = DEFAULT_LIMITS) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read_osm(path, small_catalogue(), limits=limits)
    assert path.name in caught.value.message("zh")
    assert path.name in caught.value.message("en")
    assert caught.value.message("zh") != caught.value.message("en")
    assert "{" not in caught.value.message("zh") + caught.value.message("en")
    return caught.value


@pytest.mark.parametrize("case", REFUSED)
def test_refused(tmp_path: Path, temporary: Path, case: str) -> None:
    content, refusal = REFUSED[case]
    file = tmp_path / "社区.osm"
    file.write_bytes(content)
    assert type(refusal_of(file)).__name__ == refusal
    assert not list(temporary.iterdir())


def test_every_refusal_speaks_both_languages_and_says_what_to_do() -> None:
    assert len(REFUSALS) >= 18
    for refusal in REFUSALS.values():
        chinese = translation(refusal.template, "zh")
        assert "{file}" in refusal.template
        assert "{file}" in chinese
        assert "请" in chinese
        assert refusal.template.count(".") >= 2  # what is wrong, and what to do


def test_the_good_file_is_read(tmp_path: Path) -> None:
    """The control: without it the cases above would prove nothing."""
    file = tmp_path / "社区.osm"
    for content in (
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode() + b"<!-- made by hand -->\n",
    ):
        file.write_bytes(content)
        assert read_osm(file, small_catalogue()).paths["name_zh"].tolist() == ["健康步道"]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert type(refusal_of(tmp_path / "没有.osm")).__name__ == "FileMissing"
    (tmp_path / "文件夹.osm").mkdir()
    assert type(refusal_of(tmp_path / "文件夹.osm")).__name__ == "NotAFile"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "大.osm"
    file.write_text(GOOD, "utf-8")
    found = refusal_of(file, ImportLimits(file_bytes=len(GOOD.encode()) - 1))
    assert isinstance(found, errors.FileTooBig)
    read_osm(file, small_catalogue(), limits=ImportLimits(file_bytes=len(GOOD.encode())))


def test_names_of_files_are_text() -> None:
    odd = errors.printable_name("a\r\nSet-Cookie: x{0}\u202e" + "长" * 300 + ".osm")
    assert odd.isprintable()
    assert len(odd) <= 80
    assert odd.endswith(".osm")
    assert "{0}" in errors.FileMissing(file=odd).message("en")


def test_no_cut_of_a_real_extract_goes_unnoticed() -> None:
    raw = shared("cn_shanghai_fengxian.osm").read_bytes().rstrip()
    assert read_xml(raw, "a.osm").in_order
    for end in range(300, len(raw), 997):
        with pytest.raises(FileTruncated):
            read_xml(raw[:end], "a.osm")


def test_no_cut_and_no_flipped_byte_of_a_real_pbf_goes_unnoticed() -> None:
    raw = shared(PBF).read_bytes()
    read_pbf(raw, "a.pbf", DEFAULT_LIMITS.unpacked_bytes)
    assert kind_of(raw[:100], "a.pbf") == "osm.pbf"
    for end in range(40, len(raw), 4999):
        with pytest.raises((FileTruncated, DamagedPbf)):
            read_pbf(raw[:end], "a.pbf", DEFAULT_LIMITS.unpacked_bytes)
    for at in range(300, len(raw), 4999):
        spoilt = bytearray(raw)
        spoilt[at] ^= 0xFF
        with pytest.raises((FileTruncated, DamagedPbf)):
            read_pbf(bytes(spoilt), "a.pbf", DEFAULT_LIMITS.unpacked_bytes)


def test_a_pbf_made_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "社区.osm.pbf"
    file.write_bytes(pbf([(24.0, 117.0), (24.001, 117.0)], "健康步道".encode(), (116.9, 23.9, 117.1, 24.1)))
    town = read_osm(file, small_catalogue())
    assert town.paths["name_zh"].tolist() == ["健康步道"]
    assert town.paths.length.sum() == pytest.approx(110.8, abs=0.1)  # a thousandth of a degree north
    assert read_extract(file).tables.bounds == pytest.approx((116.9, 23.9, 117.1, 24.1))


def test_a_pbf_with_text_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "社区.osm.pbf"
    file.write_bytes(pbf([(24.0, 117.0), (24.001, 117.0)], "健康步道".encode("gbk")))
    assert isinstance(refusal_of(file), errors.WrongEncoding)
    file.write_bytes(pbf([(24.0, 117.0), (24.001, 117.0)], b"a\x01b\n"))
    assert read_osm(file, small_catalogue()).paths["name_zh"].tolist() == ["ab"]


def test_a_pbf_beyond_the_globe(tmp_path: Path) -> None:
    file = tmp_path / "社区.osm.pbf"
    file.write_bytes(pbf([(117.0, 24.0), (117.001, 24.0)], b"swapped"))
    assert isinstance(refusal_of(file), errors.FileUnusable)  # GDAL says no more than that


def test_a_pbf_that_unpacks_to_too_much() -> None:
    with pytest.raises(errors.FileTooBig):
        read_pbf(shared(PBF).read_bytes(), "a.pbf", 100_000)


def test_too_many_vertices(tmp_path: Path) -> None:
    file = tmp_path / "细.osm"
    nodes = "".join(node(n, 24 + n * 1e-5, 117) for n in range(1, 51))
    file.write_text(osm(nodes, way(7, list(range(1, 51)), highway="path")), "utf-8")
    found = refusal_of(file, ImportLimits(vertices_per_feature=49))
    assert isinstance(found, errors.TooDetailed)
    assert "w7" in found.message("zh")
    assert isinstance(refusal_of(file, ImportLimits(vertices=49)), errors.TooDetailed)
    read_osm(file, small_catalogue(), limits=ImportLimits(vertices=50, vertices_per_feature=50))


def test_an_extract_across_the_date_line_is_refused_in_words(tmp_path: Path) -> None:
    """A village street of Fiji, half of it on either side."""
    nodes = [node(n, -17 + n / 1e5, 179.999 if n % 2 else -179.999) for n in range(1, 21)]
    file = tmp_path / "斐济.osm"
    file.write_text(osm(*nodes, way(1, list(range(1, 21)), highway="path")), "utf-8")
    with pytest.raises(errors.AcrossDateLine) as caught:
        read_osm(file, small_catalogue())
    assert "180°" in caught.value.message("zh")
