"""Which figures get worse in the hand-worked town (`tests/data/towns.py`)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.catalogue import load_catalogue
from features.options.effects import with_interventions
from features.options.intervention import Intervention, Target
from features.options.losses import figures, losses
from features.options.whatif import what_if
from tests.data.towns import assess_town, at, town

CATALOGUE = load_catalogue()
MODE = "standard_radius"


def test_the_seat_that_goes_is_a_loss_of_its_users_wherever_they_are_counted() -> None:
    """Only R1, in G1, has a seat within 100 m: 10 of 17 elders, 20 of 61 adults, 5 of its children (weights
    10, 8 and 8 of 100; see test_comparison)."""
    before = assess_town(town())
    gone = Intervention("i1", "remove", "", at(80, -5), "拆除", target=Target("facilities", "F1"))
    after = what_if(before, with_interventions(before.community, CATALOGUE, (gone,)))
    worse = {one.name.text("en"): (one.before, one.after) for one in losses(before, after, MODE)}
    now, then = worse["rest and access within reach: elders"]
    assert (now, then) == (pytest.approx(10 / 17), 0.0)
    now, then = worse["Needs met: elders (%)"]
    assert then - now == pytest.approx(-10 * 10 / 17)
    assert "Needs met in grid G1: elders (%)" in worse
    assert "Needs met in grid G2: elders (%)" not in worse
    assert "Space per person (m²)" not in worse


def test_a_connection_that_is_cut_is_a_loss_though_no_home_loses() -> None:
    """The sample's accessible connection fell from 71 to 66 % while “who loses” said nobody."""
    before = assess_town(town())
    joined = replace(before, spaces=replace(before.spaces, joined_share=0.71))
    cut = replace(before, spaces=replace(before.spaces, joined_share=0.66))
    (loss,) = losses(joined, cut, MODE)
    assert (loss.name.text("en"), loss.before, loss.after) == ("Spaces joined without steps", 0.71, 0.66)
    assert losses(cut, joined, MODE) == ()


def test_a_longer_detour_is_worse_and_what_reads_the_same_is_not() -> None:
    before = assess_town(town())
    short = replace(before, spaces=replace(before.spaces, detour_ratio=1.30))
    longer = replace(before, spaces=replace(before.spaces, detour_ratio=1.42))
    hardly = replace(before, spaces=replace(before.spaces, detour_ratio=1.304))
    assert [one.name.text("en") for one in losses(short, longer, MODE)] == ["Detour"]
    assert losses(short, hardly, MODE) == ()
    unknown = replace(before, spaces=replace(before.spaces, detour_ratio=float("nan")))
    assert losses(short, unknown, MODE) == ()


def test_every_figure_has_a_key_of_its_own() -> None:
    keys = [one.key for one in figures(assess_town(town()), MODE)]
    assert len(keys) == len(set(keys))
