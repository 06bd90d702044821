"""What every test stands on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from entry.start import start

start()

# Examples are drawn the same way on every run, so that a red test stays red until it is mended.
settings.register_profile(
    "lintu",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("lintu")


class _ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """A file's tests stay in one process, for they share what they set up; so do all browser tests, which
    share the servers and would starve each other."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "browser" if file.startswith("tests/browser/") else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """How tests are dealt out to the processes."""
    return _ByFile(config, log)


@pytest.fixture(autouse=True)
def _own_var_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tests keep their files and caches apart from those of the person who runs them."""
    folder = tmp_path_factory.getbasetemp() / "var"
    monkeypatch.setenv("LINTU_VAR", str(folder))
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)
    return folder
