"""Sheets are values: the same order gives the same file, also when several people order at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from exports.print_map import print_map
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import order, text

NAMES = ("甲社区", "乙社区", "丙社区")


def test_orders_at_the_same_time_do_not_mix() -> None:
    orders = [order(title=name, form="png", dpi=40) for name in NAMES]
    alone = [print_map(one, sample()).content for one in orders]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda one: print_map(one, sample()).content, orders))
    assert together == alone
    assert len(set(alone)) == 3


@pytest.mark.slow
def test_the_same_order_gives_the_same_pdf() -> None:
    first, second = (print_map(order(title="甲社区"), sample()).content for _ in range(2))
    assert first == second
    assert "甲社区" in text(first)
