from __future__ import annotations

import json
import os
import subprocess
import sys

import pandas
import pytest

from base import late_modules
from tests.promises.source_tree import ROOT

HEAVY = {"numpy", "pandas", "geopandas", "shapely", "scipy", "sqlalchemy", "matplotlib", "folium", "pyogrio"}
PAGES_ALONE = {"pandas", "geopandas", "scipy", "matplotlib", "folium", "pyogrio", "alembic"}
"""What no capability needs before a page is opened."""
STARTED = """
import json, sys
import streamlit as st
st.App
steps = [sorted(sys.modules)]
import app
steps.append(sorted(sys.modules))
app.late.routes
steps.append(sorted(sys.modules))
print(json.dumps(steps))
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The modules of Streamlit alone, of `app.py`, and once the capabilities are installed."""
    # The thread goes on to warm up after the routes are there, so it is told to leave that out.
    code = STARTED.replace("import app\n", "import app\napp.late._then = lambda: None\n")
    environment = {**os.environ, "LINTU_VAR": str(tmp_path_factory.mktemp("start")), "LINTU_PASSCODE": ""}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return [set(step) for step in json.loads(done.stdout)]


def test_the_server_answers_before_any_big_library_is_loaded(modules: list[set[str]]) -> None:
    alone, start, _ = modules
    assert start & HEAVY == set()
    assert "streamlit" in alone
    # 650 are Streamlit's own. Before this was counted, 2299 were loaded.
    assert len(start - alone) < 200, sorted(start - alone)


def test_phones_are_served_before_pandas_is_loaded(modules: list[set[str]]) -> None:
    *_, capabilities = modules
    assert {"features.voting.phone.routes", "sqlalchemy"} <= capabilities
    assert capabilities & PAGES_ALONE == set()


def test_the_command_starts_without_what_only_some_verbs_draw_with() -> None:
    code = "import json, sys, entry.cli; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) & {"matplotlib", "scipy", "folium", "reportlab", "pyogrio"} == set()


def test_a_late_module_is_the_module() -> None:
    assert late_modules.pandas.DataFrame is pandas.DataFrame
    with pytest.raises(AttributeError, match="no_such_name"):
        late_modules.scipy_spatial.no_such_name  # noqa: B018
