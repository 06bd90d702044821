"""The reader process: its walls, its limits, and several at once."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from data.importers.errors import FileTooHeavy
from data.importers.limits import DEFAULT_LIMITS, MIB, ImportLimits
from data.importers.osm import read_osm
from data.importers.osm_process import _environment, read_extract
from tests.data.importers.osm_text import EXTRACTS, node, osm, shared, small_catalogue, way

pytestmark = pytest.mark.usefixtures("started_readers")

CANARY = "canary-7f3a"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits only the time")

READ = "import sys, pyogrio.raw; print(pyogrio.raw.read(sys.argv[1])[3])"


@pytest.fixture
def listener() -> Iterator[list[bytes]]:
    """A server on loopback that notes whoever calls; its address is the first entry."""
    server = socket.create_server(("127.0.0.1", 0))
    calls: list[bytes] = [f"127.0.0.1:{server.getsockname()[1]}".encode()]

    def answer() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            with caller:
                calls.append(caller.recv(200))
                caller.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")

    threading.Thread(target=answer, daemon=True).start()
    yield calls
    server.close()


def traps(canary: Path, address: str) -> dict[str, str]:
    """What makes an unguarded GDAL read another file, or call somebody."""
    return {
        "vrt": f"<OGRVRTDataSource><OGRVRTLayer name='{canary.stem}'><SrcDataSource>{canary}</SrcDataSource>"
        "</OGRVRTLayer></OGRVRTDataSource>",
        "gdalg": f'{{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read {canary}"}}',
        "call": "<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/vsicurl/http://"
        f"{address}/x.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        "wfs": f"<OGRWFSDataSource><URL>http://{address}/wfs</URL></OGRWFSDataSource>",
    }


def try_gdal(file: Path, environment: dict[str, str] | None) -> str:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)], env=environment, capture_output=True, text=True, timeout=60
    )
    return done.stdout


@pytest.mark.slow
def test_gdal_reads_no_other_file_and_calls_nobody(tmp_path: Path, listener: list[bytes]) -> None:
    """Past our own sniffing, straight into the reader's GDAL; the control shows that the traps work."""
    canary = tmp_path / "secret.csv"
    canary.write_text(f"name\n{CANARY}\n")
    files = {}
    for name, text in traps(canary, listener[0].decode()).items():
        files[name] = tmp_path / f"{name}.osm"
        files[name].write_text(text)
    unguarded = "".join(try_gdal(file, None) for file in (files["vrt"], files["call"]))
    assert CANARY in unguarded
    assert len(listener) > 1
    del listener[1:]
    for file in files.values():
        assert try_gdal(file, _environment(tmp_path)) == ""
    assert len(listener) == 1


def test_the_reader_has_one_driver_and_knows_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINTU_SECRET", CANARY)
    say = "import os, pyogrio; print(sorted(pyogrio.list_drivers()), dict(os.environ))"
    done = subprocess.run(
        [sys.executable, "-c", say], env=_environment(tmp_path), capture_output=True, text=True, timeout=60
    )
    assert done.stdout.startswith("['OSM'] ")
    assert CANARY not in done.stdout


def knot(corners: int) -> str:
    """One building whose outline runs to and fro at random: seconds of work for a few kilobytes."""
    draw = random.Random(1)
    nodes = [node(n, 24 + draw.random() / 100, 117 + draw.random() / 100) for n in range(1, corners + 1)]
    return osm(*nodes, way(1, [*range(1, corners + 1), 1], building="yes"))


def crowd(points: int) -> str:
    """A sound file with much to remember: every point carries a different text of 300 characters."""
    nodes = (node(n, 24 + n * 1e-7, 117, name=f"{n:0300}") for n in range(1, points + 1))
    return osm(*nodes, way(1, [1, 2], highway="path"))


def survivors(folder: Path) -> list[str]:
    """Processes that still work in `folder`."""
    lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    return [line.decode() for line in lines if str(folder).encode() in line]


@POSIX
@pytest.mark.parametrize(
    ("bomb", "limits", "within_s"),
    [
        pytest.param(partial(knot, 1500), ImportLimits(cpu_s=1), 15.0, marks=pytest.mark.slow),
        (partial(knot, 1500), ImportLimits(wall_s=1.0), 6.0),
        (partial(crowd, 60_000), ImportLimits(memory_bytes=400 * MIB), 15.0),
    ],
    ids=["cpu", "time", "memory"],
)
def test_a_bomb_is_stopped_and_the_parent_lives(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    bomb: Callable[[], str],
    limits: ImportLimits,
    within_s: float,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    file = tmp_path / "炸弹.osm"
    file.write_text(bomb(), "utf-8")
    began = time.monotonic()
    with pytest.raises(FileTooHeavy) as caught:
        read_osm(file, small_catalogue(), limits=limits)
    assert time.monotonic() - began < within_s
    assert file.name in caught.value.message("zh")
    assert file.name in caught.value.message("en")
    assert not list((tmp_path / "temporary").iterdir())
    assert not survivors(tmp_path / "temporary")


@pytest.mark.slow
@POSIX
def test_the_memory_bomb_is_none_for_a_reader_with_more_memory(tmp_path: Path) -> None:
    """The control: it was the limit that stopped it."""
    file = tmp_path / "众.osm"
    file.write_text(crowd(60_000), "utf-8")
    assert len(read_extract(file).tables.points) == 60_000


def test_a_knotted_ring_of_400_corners_is_answered(tmp_path: Path) -> None:
    """The ring on which the usual repair takes a minute."""
    file = tmp_path / "结.osm"
    file.write_text(knot(400), "utf-8")
    began = time.monotonic()
    town = read_osm(file, small_catalogue())
    assert time.monotonic() - began < 10
    assert town.residences.geometry.is_valid.all()
    assert "areas_mended" in {note.key for note in town.assumptions}


@POSIX
@pytest.mark.parametrize("name", EXTRACTS)
def test_real_extracts_need_half_of_the_memory_they_may_use(name: str) -> None:
    """Half, not less: below 420 MiB it is a matter of luck which of GDAL's reservations fails first."""
    extract = read_extract(
        shared(name), ImportLimits(memory_bytes=DEFAULT_LIMITS.memory_bytes // 2, cpu_s=10)
    )
    assert len(extract.tables.lines)


@pytest.mark.slow
@POSIX
def test_too_little_memory_is_told_as_such_wherever_it_ends() -> None:
    """GDAL says "cannot allocate" at one size, Python MemoryError at another, the system kills at a third."""
    for mebibytes in (200, 240, 280, 380, 400):
        try:
            read_extract(shared(EXTRACTS[0]), ImportLimits(memory_bytes=mebibytes * MIB, cpu_s=10))
        except FileTooHeavy:
            continue


@pytest.mark.slow
def test_several_at_once(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.osm", tmp_path / "bad.osm"
    nodes = "".join(node(n, 24 + n * 1e-4, 117) for n in range(1, 200))
    good.write_text(osm(nodes, way(1, list(range(1, 200)), highway="path")), "utf-8")
    bad.write_text(good.read_text("utf-8")[:500], "utf-8")

    def attempt(file: Path) -> str:
        try:
            return read_osm(file, small_catalogue()).digest
        except ValueError as refusal:
            return type(refusal).__name__

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(attempt, [good, bad] * 3))
    assert answers[0::2] == [answers[0]] * 3
    assert len(answers[0]) == 64
    assert answers[1::2] == ["FileTruncated"] * 3
