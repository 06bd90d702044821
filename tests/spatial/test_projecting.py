"""Converting coordinates, in whatever process and thread."""

from __future__ import annotations

import os
import signal
import time

import numpy as np
import pytest
from pyproj import CRS, Transformer

from spatial.projecting import to_degrees, to_metres

ZONE = CRS("EPSG:4548")
HERE = np.array([[116.1, 24.3], [117.0, 0.0]])


def test_metres_and_degrees_are_those_of_pyproj() -> None:
    there = Transformer.from_crs("EPSG:4326", "EPSG:4548", always_xy=True).transform(*HERE.T)
    np.testing.assert_allclose(to_metres(HERE, ZONE), np.stack(there, axis=1), atol=1e-6)
    np.testing.assert_allclose(to_degrees(to_metres(HERE, ZONE), ZONE), HERE, atol=1e-9)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
def test_a_forked_process_converts_too() -> None:
    to_metres(HERE, ZONE)
    child = os.fork()
    if child == 0:
        os._exit(0 if np.isfinite(to_metres(HERE, ZONE)).all() else 1)
    deadline = time.monotonic() + 20
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
        time.sleep(0.01)
    if ended == (0, 0):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert ended == (child, 0)
