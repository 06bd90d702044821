"""The drawing for CAD as programs draw it: not blank, today's layers shown, options hidden."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import ezdxf
import numpy as np
import pypdfium2
import pytest
from ezdxf.addons.drawing import Frontend, RenderContext
from ezdxf.addons.drawing.json import CustomJSONBackend
from ezdxf.addons.drawing.matplotlib import MatplotlibBackend
from ezdxf.document import Drawing
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from base.colour import rgb
from exports import dxf
from tests.exports.requests import file_content, toy

pytestmark = pytest.mark.slow
LIBRECAD = shutil.which("librecad")
SHOWN = ("#1b9e77", "#d7191c")
"""Fills of spaces for old and young, and of homes that lack most: layers/public_spaces.py, residences.py."""
HIDDEN = "#E69F00"
"""Of the scenario type slow_mobility, which option A alone builds: data/catalogue/scenario_types.toml."""
_NEAR = 12


@cache
def drawing() -> Drawing:
    return ezdxf.read(io.StringIO(file_content(dxf.EXPORT, toy()).decode("gbk")))  # type: ignore[attr-defined]


def layers_drawn(layout: str) -> set[str]:
    backend = CustomJSONBackend()
    Frontend(RenderContext(drawing()), backend).draw_layout(drawing().layouts.get(layout))
    return {one["properties"]["layer"] for one in backend.get_json_data()}


def picture(layout: str) -> np.ndarray:
    figure = Figure(figsize=(8, 6), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    Frontend(RenderContext(drawing()), MatplotlibBackend(axes)).draw_layout(drawing().layouts.get(layout))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3].astype(int)


def share_of(pixels: np.ndarray, colour: str) -> float:
    return float((np.abs(pixels - np.array(rgb(colour))).max(axis=-1) <= _NEAR).mean())


@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_layout_is_blank(number: int) -> None:
    pixels = picture(drawing().layouts.names_in_taborder()[number])
    background = pixels[0, 0]
    assert 0.005 < (np.abs(pixels - background).max(axis=-1) > 40).mean() < 0.6


@pytest.mark.parametrize("number", [0, 1])
def test_model_and_sheet_show_every_layer_of_today_and_none_of_an_option(number: int) -> None:
    document = drawing()
    shown = layers_drawn(document.layouts.names_in_taborder()[number])
    used = {one.dxf.layer for one in document.modelspace()}
    wanted = {name for name in used if not document.layers.get(name).is_frozen()} - {"GH-说明"}
    assert wanted <= shown
    assert not any(document.layers.get(name).is_frozen() for name in shown)
    assert {"GH-现状-公共空间-老幼都能用", "GH-现状-公共空间-注记", "GH-现状-设施-歇脚与无障碍"} <= wanted


@pytest.mark.skipif(not LIBRECAD, reason="no LibreCAD (apt install librecad)")
def test_librecad_draws_it(tmp_path: Path) -> None:
    """LibreCAD mixes what stands in layouts into the drawing, whose picture is then empty: it must not."""
    file = tmp_path / "a.dxf"
    file.write_bytes(file_content(dxf.EXPORT, toy()))
    command = [str(LIBRECAD), "dxf2pdf", "-a", str(file)]
    home = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    subprocess.run(command, env=home, check=True, timeout=120, capture_output=True)
    page = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0]
    width, height = page.get_size()
    assert width / 72 * 25.4 == pytest.approx(297, abs=1)
    assert height / 72 * 25.4 == pytest.approx(210, abs=1)
    pixels = np.asarray(page.render(scale=1500 / width).to_pil().convert("RGB")).astype(int)
    assert 0.005 < (pixels.max(axis=-1) < 200).mean() < 0.6
    for colour in SHOWN:
        assert share_of(pixels, colour) > 0.0002
    assert share_of(pixels, HIDDEN) == 0
