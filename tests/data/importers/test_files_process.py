"""The walls of the reader process for other files: T5."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importers.files.kinds import KINDS
from data.importers.files.source_file import read_bytes
from data.importers.reader import environment_of
from tests.data.importers.files_made import kml
from tests.data.importers.test_osm_process import CANARY, listener, traps, try_gdal

pytestmark = pytest.mark.usefixtures("started_readers")

__all__ = ["listener"]


@pytest.mark.slow  # the reader of extracts is led into the same traps in the fast ring
def test_gdal_of_every_kind_reads_no_other_file_and_calls_nobody(
    tmp_path: Path, listener: list[bytes]
) -> None:
    """Past our own recognising, straight into each GDAL; that the traps work is shown for OpenStreetMap."""
    canary = tmp_path / "secret.csv"
    canary.write_text(f"name\n{CANARY}\n")
    drivers = {kind.drivers: kind for kind in KINDS.values() if kind.drivers}
    for name, text in traps(canary, listener[0].decode()).items():
        for kind in list(drivers.values())[:2]:
            file = tmp_path / f"{name}{kind.ending}"
            file.write_text(text)
            assert CANARY not in try_gdal(file, environment_of(tmp_path, kind.drivers))
    assert len(listener) == 1


def test_links_in_kml_are_not_followed(listener: list[bytes]) -> None:
    link = f"<NetworkLink><Link><href>http://{listener[0].decode()}/x.kml</href></Link></NetworkLink>"
    raw = kml().replace(b"<Folder>", f"<Folder>{link}".encode())
    (layer,) = read_bytes(raw, "a.kml").layers
    assert len(layer) == 3
    assert any("网络链接" in message.text("zh") for message in layer.messages)
    assert len(listener) == 1
