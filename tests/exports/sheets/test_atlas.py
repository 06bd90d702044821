"""An atlas has a page for every part, behind an index that says which."""

from __future__ import annotations

import re

import pytest

from base.words import Bilingual
from exports.atlas import atlas
from paper.errors import EmptyAtlasError, TooManyPagesError
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import order, pages, sketch


@pytest.fixture(scope="module")
def progress() -> list[tuple[float, Bilingual]]:
    return []


@pytest.fixture(scope="module")
def by_grid(progress: list[tuple[float, Bilingual]]) -> list[str]:
    """The text of each page."""
    request = order(organisation="墟镇社区", number="册")
    printed = atlas(request, "grid", sample(), progress=lambda share, what: progress.append((share, what)))
    assert printed.notes == ()
    return [re.sub(r"\s", "", page.extract_text()) for page in pages(printed.content)]


def test_one_page_a_grid_behind_the_index(by_grid: list[str]) -> None:
    codes = list(sample().community.grids["code"])
    assert len(by_grid) == len(codes) + 1 == 8
    for number, (code, page) in enumerate(zip(codes, by_grid[1:], strict=True), start=2):
        assert f"·{code}" in page
        assert f"册{number}/8" in page
        assert "比例尺" in page


def test_the_index_lists_pages_with_figures(by_grid: list[str]) -> None:
    """The 1530 households of the study lie in the seven grids."""
    index = by_grid[0]
    for number, (code, scores) in enumerate(sample().by_grid.items(), start=2):
        assert f"{number}{code}" in index
        assert f"{scores.met[0]:.1f}" in index
        assert f"{scores.households:.0f}" in index
    assert sum(round(scores.households) for scores in sample().by_grid.values()) == 1530


def test_progress_grows_to_the_whole(by_grid: list[str], progress: list[tuple[float, Bilingual]]) -> None:
    shares = [share for share, _ in progress]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) == 8


@pytest.mark.slow
def test_interventions_have_pages_of_their_own() -> None:
    printed = atlas(order(insets=True), "intervention", sample(), sketch())
    found = [re.sub(r"\s", "", page.extract_text()) for page in pages(printed.content)]
    assert len(found) == 3
    assert "·1塘唇口袋公园" in found[1]
    assert "·2榕树下的花园" in found[2]
    assert all("造价" in page and "年养护" in page for page in found[1:])


def test_without_an_option_there_is_nothing_to_bind() -> None:
    with pytest.raises(EmptyAtlasError):
        atlas(order(), "intervention", sample())


def test_an_atlas_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.atlas.MOST_PAGES", 7)
    with pytest.raises(TooManyPagesError) as caught:
        atlas(order(), "grid", sample())
    assert caught.value.facts == {"count": 8, "limit": 7}
