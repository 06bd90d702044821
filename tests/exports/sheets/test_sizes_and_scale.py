"""Paper to the point, pictures to the dot, and ground to a fifth of a millimetre."""

from __future__ import annotations

import io
import re
from math import hypot

import pytest
import shapely
from PIL import Image

from exports.print_map import map_sheet, print_map
from paper.errors import NoScaleFitsError, NotOnPaperError, PictureTooLargeError, ScaleDoesNotFitError
from paper.paper import Rect
from paper.scales import SCALES, fitting_scale
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import POINTS_PER_MM, drawing, order, pages, with_ground
from tests.rings import in_rings

ISO_216_MM = {"A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841)}


@pytest.mark.parametrize("paper", ISO_216_MM)
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_the_sheet_is_the_paper(paper: str, orientation: str) -> None:
    page = map_sheet(order(paper=paper, orientation=orientation), sample()).page
    sides = ISO_216_MM[paper] if orientation == "portrait" else ISO_216_MM[paper][::-1]
    assert page.figure.get_size_inches() * 25.4 == pytest.approx(sides, abs=1e-6)


def test_a_picture_of_a3_has_the_dots_of_300_dpi() -> None:
    content = print_map(order(paper="A3", form="png"), sample()).content
    found = Image.open(io.BytesIO(content))
    assert found.size == (4961, 3508)
    assert found.info["dpi"] == pytest.approx((300, 300), abs=0.1)


@pytest.mark.parametrize(("paper", "dpi", "size"), [("A4", 96, (1123, 794)), ("A2", 50, (1169, 827))])
def test_a_picture_has_the_dots_asked_for(paper: str, dpi: int, size: tuple[int, int]) -> None:
    content = print_map(order(paper=paper, form="png", dpi=dpi), sample()).content
    assert Image.open(io.BytesIO(content)).size == size


@pytest.mark.parametrize(
    ("paper", "orientation", "scale"),
    in_rings(
        [("A4", "portrait", 8000), ("A3", "landscape", None), ("A1", "portrait", 2500)],
        fast=[("A3", "landscape", None)],
    ),
)
def test_a_hundred_metres_measure_what_the_scale_says(
    paper: str, orientation: str, scale: int | None
) -> None:
    """A street 60 m east and 80 m north: the only line of that slope among the drawing commands."""
    x, y = sample().community.extent.centroid.coords[0]
    town = with_ground(shapely.LineString([(x, y), (x + 60, y + 80)]))
    request = order(paper=paper, orientation=orientation, scale=scale, layers=("basemap",))
    content = print_map(request, town).content
    printed_scale = re.search(r"1:(\d+)", pages(content)[0].extract_text())
    assert printed_scale is not None
    box, sides = pages(content)[0].mediabox, ISO_216_MM[paper]
    assert sorted((float(box.width), float(box.height))) == pytest.approx(
        [side * POINTS_PER_MM for side in sides], abs=0.01
    )
    assert scale in (None, int(printed_scale[1]))
    lengths_mm = [
        hypot(dx, dy) / POINTS_PER_MM
        for dx, dy in strokes(drawing(content))
        if dx and abs(dy / dx - 4 / 3) < 1e-3
    ]
    assert lengths_mm == pytest.approx([100_000 / int(printed_scale[1])], abs=0.2)


def strokes(commands: str) -> list[tuple[float, float]]:
    """Every line of one stroke: how far right and up it goes, in points."""
    number = r"(-?[\d.]+)"
    lines = re.findall(rf"{number} {number} m\s+{number} {number} l\s+S", commands)
    return [(float(x2) - float(x1), float(y2) - float(y1)) for x1, y1, x2, y2 in lines]


def test_the_bar_is_as_long_as_its_numbers_say() -> None:
    content = print_map(order(scale=5000), sample()).content
    words = re.sub(r"\s", "", pages(content)[0].extract_text())
    metres = int(re.search(r"(\d+)米", words)[1]) % 1000  # type: ignore[index]
    boxes = re.findall(r"([\d.]+) ([\d.]+) m\s+([\d.]+) \2 l\s+\3 ([\d.]+) l\s+\1 \4 l\s+h", drawing(content))
    widths = [round(float(right) - float(left), 3) for left, _, right, _ in boxes]
    quarter = metres / 4 * 1000 / 5000 * POINTS_PER_MM
    assert sum(abs(width - quarter) < 0.2 * POINTS_PER_MM for width in widths) >= 4


def test_the_scale_that_is_chosen_is_the_largest_that_fits() -> None:
    """A room of 300 × 200 mm shows 900 × 600 m at 1:3000 and 600 × 400 m at 1:2000."""
    room = Rect(10, 10, 300, 200)
    assert fitting_scale((0, 0, 900, 600), room) == 3000
    assert fitting_scale((0, 0, 901, 600), room) == 4000
    assert fitting_scale((0, 0, 600, 10), room) == 2000
    assert fitting_scale((0, 0, 10, 5000), room) == 25000
    assert fitting_scale((0, 0, 10, 5001), room) is None


def test_a_scale_that_does_not_fit_names_one_that_does() -> None:
    with pytest.raises(ScaleDoesNotFitError) as caught:
        print_map(order(scale=1000), sample())
    fits = caught.value.facts["fits"]
    for language in ("zh", "en"):
        assert f"1:{fits}" in caught.value.message(language)
    assert map_sheet(order(scale=fits), sample()).map.scale == fits
    with pytest.raises(ScaleDoesNotFitError):
        print_map(order(scale=SCALES[SCALES.index(int(str(fits))) - 1]), sample())


def test_ground_that_no_scale_takes_asks_for_larger_paper() -> None:
    x, y = sample().community.extent.centroid.coords[0]
    far = with_ground(shapely.LineString([(x, y), (x + 9000, y)]))
    community = far.community
    no_grids = community.__class__(**{**vars(community), "grids": community.grids.iloc[:0]})
    town = far.__class__(**{**vars(far), "community": no_grids, "by_grid": {}})
    with pytest.raises(NoScaleFitsError, match="larger paper"):
        print_map(order(layers=("basemap",)), town)


@pytest.mark.parametrize(
    "wrong",
    [{"scale": 1234}, {"paper": "A7"}, {"orientation": "sideways"}, {"style": "x"}, {"form": "gif"}],
)
def test_what_is_not_offered_is_refused_with_what_is(wrong: dict[str, object]) -> None:
    with pytest.raises(NotOnPaperError) as caught:
        print_map(order(**wrong), sample())
    assert str(caught.value.facts["choices"]).split(", ")[0] in caught.value.message("zh")


def test_a_picture_beyond_the_memory_is_refused() -> None:
    with pytest.raises(PictureTooLargeError) as caught:
        print_map(order(paper="A0", form="png", dpi=300), sample())
    assert 150 <= int(str(caught.value.facts["limit"])) < 300
