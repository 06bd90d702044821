"""Errors that nobody foresaw become a refusal in words, with a number that the log explains."""

from __future__ import annotations

import logging
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from data.importers.errors import ReadingFailed
from data.importers.files import source_file
from data.importers.files.source_file import read_bytes
from data.importers.limits import DEFAULT_LIMITS
from data.importers.reader import environment_of, run_reader
from tests.data.importers.files_made import good

pytestmark = pytest.mark.usefixtures("started_readers")

RAISING = """
import dataclasses, sys
from pathlib import Path
from data.importers.files import file_reader

def fail(folder, file, limits):
    raise KeyError(f"{folder}/secret {{x}}")

kind = file_reader.KINDS["csv"]
file_reader.KINDS["csv"] = dataclasses.replace(kind, read=fail)
file_reader.main(Path(sys.argv[1]))
"""
BROKEN = "raise SystemExit(3)"
KILLED = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)"


def refusal_of(module: str, folder: Path) -> ReadingFailed:
    (folder / "stand_in_reader.py").write_text(module, "utf-8")
    environment = environment_of(folder, [])
    environment["PYTHONPATH"] += os.pathsep + str(folder)
    job = {"file": "房屋.csv", "kind": "csv", "limits": asdict(DEFAULT_LIMITS)}
    with pytest.raises(ReadingFailed) as caught:
        run_reader("stand_in_reader", folder, job, DEFAULT_LIMITS, environment)
    return caught.value


@pytest.mark.parametrize(
    ("module", "sign"),
    [(RAISING, "KeyError"), (BROKEN, "3"), (KILLED, "SIGSEGV")],
    ids=["error", "end", "signal"],
)
def test_an_error_of_the_reader_is_said_and_logged(
    module: str, sign: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "lintu")
    refusal = refusal_of(module, tmp_path)
    number = str(refusal.facts["number"])
    assert len(number) == 8
    assert f"bug {number}" in caplog.text
    for language in ("zh", "en"):
        words = refusal.message(language)
        assert "房屋.csv" in words
        assert sign in words
        assert number in words
        assert str(tmp_path) not in words
        assert "{" not in words


def test_the_log_holds_the_trace_of_the_reader(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "lintu")
    refusal_of(RAISING, tmp_path)
    assert "Traceback" in caplog.text
    assert 'in fail\n    raise KeyError(f"{folder}/secret {{x}}")' in caplog.text


def test_an_error_after_the_reader_is_said_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(file: Path) -> None:
        raise IndexError(file.name)

    monkeypatch.setattr(source_file, "load_layers", fail)
    caplog.set_level(logging.ERROR, "lintu")
    name, raw = good("csv")
    with pytest.raises(ReadingFailed) as caught:
        read_bytes(raw, name)
    assert "IndexError" in caught.value.message("zh")
    assert str(caught.value.facts["number"]) in caplog.text
