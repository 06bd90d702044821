"""Which work stands at which id, on options that are written down by hand, and laws of it on random ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from features.options.branches import Branch, OptionRows, arrange, origin_id
from tests.data.store.rows import an_option

MARK = "（另一份 other copy）"


LOCK = "lock"


def a_branch(*done: tuple[int, str], place: str = "o1", name: str = "方案") -> Branch:
    """An option in which this was done, each at an hour."""
    events = tuple(
        {
            "id": number, "at": f"2026-11-21T{hour:02}:00:00", "actor": "甲", "option_id": place,
            "subject": "option", "subject_id": place, "kind": "edit", "before": None,
            "after": {"id": place, "name": what} | ({"state": "locked"} if what == LOCK else {}),
            "standing": "live", "undo_of": None,
        }
        for number, (hour, what) in enumerate(done)
    )  # fmt: skip
    return Branch(OptionRows(an_option(place, name=name), (), events))


def names(arranged: dict[str, Branch]) -> dict[str, list[str]]:
    """What was done at each id; copies are numbered from 1 in the order of that."""
    done = {
        place: [event["after"]["name"] for event in branch.rows.events] for place, branch in arranged.items()
    }
    copies = sorted((what for place, what in done.items() if place != "o1"), key=str)
    return {"o1": done["o1"]} | {str(number): what for number, what in enumerate(copies, 1)}


def test_an_earlier_state_goes() -> None:
    assert names(arrange([a_branch((1, "a")), a_branch((1, "a"), (2, "b"))])) == {"o1": ["a", "b"]}


def test_of_two_that_went_apart_the_first_change_keeps_the_id() -> None:
    late, early = a_branch((1, "a"), (4, "late"), (5, "more")), a_branch((1, "a"), (3, "early"))
    for both in ([late, early], [early, late]):
        assert names(arrange(both)) == {"o1": ["a", "early"], "1": ["a", "late", "more"]}


def test_the_one_that_stands_on_ballots_keeps_the_id_though_it_was_changed_later() -> None:
    locked, early = a_branch((1, "a"), (4, "late"), (5, LOCK)), a_branch((1, "a"), (3, "early"))
    assert names(arrange([locked, early])) == {"o1": ["a", "late", LOCK], "1": ["a", "early"]}


def test_a_copy_says_so_in_its_name_and_everywhere_in_its_rows() -> None:
    arranged = arrange([a_branch((1, "a")), a_branch((2, "b"))])
    (place,) = arranged.keys() - {"o1"}
    copy = arranged[place].at(place)
    assert origin_id(place) == "o1"
    assert copy.option["name"] == f"方案{MARK}"
    assert {copy.option["id"], copy.events[0]["option_id"], copy.events[0]["after"]["id"]} == {place}
    assert Branch(copy).at("o1") == a_branch((2, "b")).rows


def test_a_long_name_has_room_for_the_mark() -> None:
    branch = a_branch((1, "a"), name="长" * 80)
    assert len(branch.at(branch.copy_id).option["name"]) == 80


DONE = st.tuples(st.integers(1, 4), st.sampled_from(["a", "b", "c", LOCK]))
BRANCHES = st.lists(
    st.lists(DONE, max_size=4, unique=True).map(lambda done: a_branch(*done)),
    min_size=1,
    max_size=5,
)


def as_stored(arranged: dict[str, Branch]) -> list[Branch]:
    return [Branch(branch.at(place)) for place, branch in arranged.items()]


@given(BRANCHES, BRANCHES)
def test_machines_that_know_the_same_hold_the_same(here: list[Branch], there: list[Branch]) -> None:
    """One that hears all at once, and one that hears of it twice and in turns."""
    whole = arrange([*here, *there])
    merged = as_stored(arrange([*as_stored(arrange(there)), *as_stored(arrange(here))]))
    assert {place: one.events for place, one in whole.items()} == {one.place: one.events for one in merged}
    again = arrange([*merged, *as_stored(arrange(here))])
    assert sorted(again) == sorted(whole)
    assert [one.place for one in again.values()] == list(again)
