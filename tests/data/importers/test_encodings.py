"""Text in UTF-8, GBK and Big5 is read right, whatever is stated of it, and odd rows in their own encoding."""

from __future__ import annotations

import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from data.importers.errors import ImportRefused, NotInEncoding
from data.importers.files.encoding_choice import encoding_choice
from data.importers.files.row_encodings import CANDIDATES, row_encodings, usual_name
from data.importers.files.source_file import read_bytes
from data.importers.files.stated_encoding import read_in_encoding
from data.importers.files.text_encoding import decoded_text
from tests.data.importers.files_made import buildings, kml, shapefile

_NAMES = tomllib.loads(Path(__file__).with_name("place_names.toml").read_text("utf-8"))
ALL = {"gbk": _NAMES["simplified"].split(), "big5": _NAMES["traditional"].split()}
ALL["utf-8"] = [*ALL["gbk"], *ALL["big5"]]
SIMPLIFIED, TRADITIONAL = ALL["gbk"][:30], ALL["big5"][:30]
BAD = b"\xff\xfe\x81\x39"
"""In no encoding a text."""
POOL = {"gbk": SIMPLIFIED, "big5": TRADITIONAL, "utf-8": SIMPLIFIED}


def table(names: list[bytes], head: str = "name") -> bytes:
    """A table of places near Meizhou with these names."""
    rows = [b"%s,116.1,24.28" % name for name in names]
    return b"\r\n".join([f"{head},lon,lat".encode(), *rows])


def names_of(raw: bytes, name: str = "a.csv", column: str = "name") -> list[object]:
    return list(read_bytes(raw, name).layers[0].columns[column])


@pytest.mark.parametrize("encoding", POOL)
@pytest.mark.parametrize("count", [3, 30])
def test_a_table_is_read_in_its_encoding(encoding: str, count: int) -> None:
    names = POOL[encoding][:count]
    assert names_of(table([one.encode(encoding) for one in names])) == names


@pytest.mark.parametrize("encoding", POOL)
def test_one_bad_row_of_three_hundred_leaves_the_others_as_they_are(encoding: str) -> None:
    names = (POOL[encoding] * 10)[:299]
    raw = [one.encode(encoding) for one in names]
    layer = read_bytes(table([*raw[:150], BAD, *raw[150:]]), "a.csv").layers[0]
    read = list(layer.columns["name"])
    assert (read[:150], read[151:]) == (names[:150], names[150:])
    assert "�" in str(read[150])
    assert any("152" in message.text("zh") and "Big5" in message.text("zh") for message in layer.messages)


@pytest.mark.parametrize(("most", "added"), [("gbk", "utf-8"), ("utf-8", "gbk"), ("big5", "utf-8")])
def test_rows_that_another_program_added_are_read_in_its_encoding(most: str, added: str) -> None:
    first, later = POOL[most][:25], POOL[added][:5]
    layer = read_bytes(
        table([*(one.encode(most) for one in first), *(one.encode(added) for one in later)]), "a.csv"
    )
    assert list(layer.layers[0].columns["name"]) == [*first, *later]
    assert any("27, 28, 29, 30, 31" in message.text("en") for message in layer.layers[0].messages)


@pytest.mark.parametrize("encoding", POOL)
@pytest.mark.parametrize("mark", [(".cpg",), ()], ids=["without .cpg", "with .cpg"])
def test_the_table_of_a_shapefile_is_read_in_its_encoding(encoding: str, mark: tuple[str, ...]) -> None:
    names = POOL[encoding][1:4]
    raw = shapefile(
        buildings().rename(columns={"名称": "name", "户数": "n"}).assign(name=names), encoding, mark
    )
    assert names_of(raw, "a.zip") == names


def test_a_wrong_cpg_turns_nothing() -> None:
    names = ["文化广场", "南门", "码头"]  # UTF-8 of an even number of bytes: GBK can read it, too
    frame = buildings().rename(columns={"名称": "name", "户数": "n"}).assign(name=names)
    wrong = shapefile(frame, "utf-8", (".cpg",), {".cpg": b"GBK"})
    assert names_of(wrong, "a.zip") == names


@pytest.mark.parametrize("declared", ["UTF-8", "GB2312", "Big5", "ISO-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_kml_is_read_whatever_it_declares(declared: str, encoding: str) -> None:
    text = kml().decode().replace("encoding='UTF-8'", f"encoding='{declared}'")
    names = read_bytes(text.encode(encoding), "a.kml").layers[0].columns["name"]
    assert list(names) == ["一号楼", "二号楼", "三号楼"]


@pytest.mark.parametrize("encoding", POOL)
def test_names_of_members_without_a_flag_are_read(encoding: str) -> None:
    """As 7-Zip and old Windows write them: bytes without a word on the encoding."""
    name = POOL[encoding][1]
    frame = buildings().rename(columns={"名称": "name", "户数": "n"}).assign(name=["a", "b", "c"])
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(shapefile(frame))) as old, zipfile.ZipFile(packed, "w") as new:
        for one in old.infolist():
            ascii_name = "X" * len(name.encode(encoding)) + one.filename[-4:]
            new.writestr(ascii_name, old.read(one))
    raw = packed.getvalue().replace(b"X" * len(name.encode(encoding)), name.encode(encoding))
    assert read_bytes(raw, "a.zip").layers[0].name.startswith(name)


def test_bytes_in_no_encoding_are_refused_with_the_ones_that_were_tried() -> None:
    with pytest.raises(ImportRefused) as caught:
        read_bytes(table([BAD, BAD + b"\x80", BAD + b"\xff"]), "a.csv")
    for language in ("zh", "en"):
        assert all(name in caught.value.message(language) for name in ("UTF-8", "GBK", "Big5"))


def test_a_stated_encoding_costs_no_row_that_is_in_another() -> None:
    raw = table([*(one.encode("gbk") for one in SIMPLIFIED), "卫生站".encode(), BAD])
    source = read_in_encoding(raw, "a.csv", "gbk")
    assert list(source.layers[0].columns["name"])[:-1] == [*SIMPLIFIED, "卫生站"]
    assert any("33" in message.text("en") for message in source.layers[0].messages)
    with pytest.raises(NotInEncoding):
        read_in_encoding(raw, "a.csv", "utf-8")


def test_the_rows_to_choose_by_are_the_doubtful_ones_and_not_the_first() -> None:
    names = [one.encode("gbk") for one in SIMPLIFIED * 10]
    names[200], names[250] = "卫生站".encode(), BAD
    choice = encoding_choice(table(names), "a.csv", "a.csv")
    assert choice is not None
    by_number = {row.number: dict(zip(CANDIDATES, row.texts, strict=True)) for row in choice.rows}
    assert list(by_number)[:2] == [202, 252]
    assert by_number[202]["utf-8"].startswith("卫生站")
    assert by_number[252]["utf-8"] == ""
    assert encoding_choice(table([one.encode() for one in SIMPLIFIED]), "a.csv", "a.csv") is None
    right = shapefile(buildings(), "GBK", ())
    assert encoding_choice(right, "a.zip", "a.zip") is None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with a mark"])
@pytest.mark.parametrize("name", ["ئۈرۈمچى", "Манжули", "Ελληνικά ονόματα", "Größe", "ᠬᠣᠲᠠ"])
def test_letters_of_other_scripts_in_utf_8_are_no_ideographs(name: str, mark: bytes) -> None:
    """Uyghur and Russian have two bytes a letter, as an ideograph has in GBK."""
    assert decoded_text(mark + table([name.encode()]), "a.csv").text.splitlines()[1] == f"{name},116.1,24.28"


@pytest.mark.parametrize(("encoding", "share"), [("gbk", 0.97), ("big5", 0.95), ("utf-8", 1.0)])
def test_nearly_every_name_alone_tells_its_encoding(encoding: str, share: float) -> None:
    """One to six characters each; charset-normalizer 3.4 tells 0.08, 0.99 and 1.0 of them."""
    found = [row_encodings([(name.encode(encoding),)]).most for name in ALL[encoding]]
    assert sum(one == usual_name(encoding) for one in found) / len(found) >= share
