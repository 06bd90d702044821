"""Caches that are bounded by size, and values that go with their owner."""

from __future__ import annotations

import gc

from base.bounded_cache import BoundedCache, OwnedCache


def test_the_least_recently_used_goes_until_there_is_room() -> None:
    cache: BoundedCache[str, str] = BoundedCache(10)
    cache.put("a", "A", 4)
    cache.put("b", "B", 4)
    assert cache.get("a") == "A"
    cache.put("c", "C", 6)
    assert [cache.get(key) for key in "abc"] == ["A", None, "C"]
    assert cache.size == 10


def test_what_is_larger_than_the_limit_is_kept_alone() -> None:
    cache: BoundedCache[str, str] = BoundedCache(10)
    cache.put("a", "A", 4)
    cache.put("big", "B", 400)
    assert (cache.get("a"), cache.get("big")) == (None, "B")


def test_a_value_that_grows_is_counted_anew() -> None:
    cache: BoundedCache[str, str] = BoundedCache(10)
    cache.put("a", "A", 3)
    cache.put("b", "B", 3)
    cache.put("b", "B", 9)
    assert (cache.get("a"), cache.get("b"), cache.size) == (None, "B", 9)


class Owner:
    """Something that others are worked out of."""


def test_values_are_made_once_for_an_owner_and_go_when_it_goes() -> None:
    cache: OwnedCache[Owner, int, list[int]] = OwnedCache(10)
    one, other = Owner(), Owner()
    made = [cache.get_or_make(owner, key, lambda: [0]) for owner in (one, other) for key in (1, 2)]
    assert cache.get_or_make(one, 2, lambda: [1]) is made[1]
    assert cache.size == 4
    del one
    gc.collect()
    assert cache.size == 2
    assert cache.get_or_make(other, 1, lambda: [1]) is made[2]


def test_owners_share_one_limit_by_the_sizes_of_their_values() -> None:
    cache: OwnedCache[Owner, int, bytes] = OwnedCache(100, lambda _, value: len(value))
    owners = [Owner() for _ in range(5)]
    for owner in owners:
        cache.get_or_make(owner, 0, lambda: b"x" * 30)
    assert cache.size == 90
    assert cache.get_or_make(owners[-1], 0, lambda: b"") == b"x" * 30
    assert cache.get_or_make(owners[0], 0, lambda: b"again") == b"again"
