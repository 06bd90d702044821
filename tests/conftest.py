"""What every test stands on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Examples are drawn the same way on every run, so that a red test stays red until it is mended.
settings.register_profile(
    "lintu",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("lintu")


BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests stay in one process, for they share what they set up; so do all browser tests, which
    share the servers and would starve each other."""
    for item in items:
        together = BROWSER if BROWSER in item.path.parents else item.path
        item.add_marker(pytest.mark.xdist_group(str(together.relative_to(BROWSER.parent))))


@pytest.fixture(autouse=True)
def _own_var_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tests keep their files and caches apart from those of the person who runs them."""
    folder = tmp_path_factory.getbasetemp() / "var"
    monkeypatch.setenv("LINTU_VAR", str(folder))
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)
    return folder
