"""What every test stands on.

Tests run in two rings. `uv run pytest` runs the fast one: everything that a wrong change would likely break.
`uv run pytest -m slow` runs the slow one: tests marked `slow` (sweeps, full sizes, rounds of kills and of
load), and every law again, on many examples.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling, Scheduling

from tests.examples import load_profile

# The tests start about two hundred Python processes. Where the machine is told to keep no byte code, each of
# them compiles every library anew, which takes longer than all tests together; so it is kept, as Python does
# by default.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Contents of documents are rendered by the tests that are about it.
os.environ.setdefault("LINTU_LIBREOFFICE", "")

FIRST = ("browser", "laws", "exports", "pages")
"""Folders with long files, whose tests are dealt out first, so that all processes end at the same time."""

IN_ONE_PROCESS = ("browser", "promises")
"""Folders whose tests one process does in a row: they share a browser and servers, or the parsed source."""


def pytest_configure(config: pytest.Config) -> None:
    """Start the program as its entries do, in each process that runs tests and not in the one that deals them
    out, and choose how many examples laws are tried on."""
    load_profile(is_slow=_is_slow_ring(config))
    deals_out = config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput")
    if not deals_out:
        from entry.start import start

        start()


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over all that stays until the end, seven thousand tests with their
    modules, and look less often: it took a tenth of the processor's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the tests in the order in which they are dealt out; laws belong to the slow ring too."""
    order = {name: number for number, name in enumerate(FIRST)}
    items.sort(key=lambda item: order.get(item.nodeid.split("/")[1], len(FIRST)))
    if _is_slow_ring(config):
        for item in items:
            if getattr(item.obj, "is_hypothesis_test", False):  # type: ignore[attr-defined]
                item.add_marker(pytest.mark.slow)


class ByFileOrFolder(LoadFileScheduling):
    """Deals tests out by file, and those of some folders together."""

    def _split_scope(self, nodeid: str) -> str:
        folder = nodeid.split("/")[1]
        return folder if folder in IN_ONE_PROCESS else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Deal the tests out by `ByFileOrFolder`."""
    return ByFileOrFolder(config, log)


def _is_slow_ring(config: pytest.Config) -> bool:
    return config.getoption("markexpr") == "slow"


@pytest.fixture(autouse=True, scope="session")
def _own_var_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Tests keep their files and caches apart from those of the person who runs them."""
    folder = tmp_path_factory.getbasetemp() / "var"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(folder))
        patch.delenv("LINTU_DATABASE_URL", raising=False)
        patch.setenv("LINTU_SAMPLE_STORY", "0")  # a test that wants the sample's story makes it itself
        yield folder


@pytest.fixture(autouse=True, scope="session")
def _migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """New stores are copies of one."""
    from data.store import open_store
    from tests.data.store.template import copying

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_store, "bring_up_to_date", copying(tmp_path_factory.mktemp("template")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _disk_not_waited_for() -> Iterator[tuple[str, ...]]:
    """Each commit would wait for the disk, some ten thousand times; only a cut of power could tell the
    difference. Programs that tests start and kill wait as the product does. Gives the product's settings."""
    from data.store import engine

    ours = engine.PRAGMAS
    waits = "PRAGMA synchronous = FULL"
    assert waits in ours
    with pytest.MonkeyPatch.context() as patch:
        quick = ["PRAGMA synchronous = OFF" if one == waits else one for one in ours]
        patch.setattr(engine, "PRAGMAS", tuple(quick))
        yield ours


@pytest.fixture
def disk_waited_for(_disk_not_waited_for: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit is on disk when it is answered, as in the product."""
    from data.store import engine

    monkeypatch.setattr(engine, "PRAGMAS", _disk_not_waited_for)


@pytest.fixture(autouse=True, scope="session")
def _readers_started_once() -> Iterator[None]:
    """Files are read by forks of a few waiting readers, where the system has forks: to start one with its
    libraries takes a third of a second, hundreds of times. `started_readers` gives a test real ones."""
    if sys.platform == "win32":
        yield
        return
    from tests.data.importers.fork_reader import fork_readers

    with fork_readers():
        yield


@pytest.fixture
def started_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader process is started for each file, as the product does it."""
    from data.importers import reader
    from tests.data.importers.fork_reader import START

    monkeypatch.setattr(reader, "_run", START)


@pytest.fixture(autouse=True, scope="session")
def _packages_scanned_once() -> Iterator[None]:
    """Each run of a page by AppTest would read the metadata of every installed package, in search of
    Streamlit components: a quarter of a second, hundreds of times."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield
