"""Which columns count storeys, households and people: whole counts, sums of parts, shares in percent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data.importers.mapping.name_forms import comparable_name
from data.importers.mapping.quantities import Ages, Quantity, quantity_of
from data.importers.mapping.their_names import age_names

_SEXES = ("male", "female")
_OLDEST = 200


@dataclass(frozen=True)
class ColumnGuess:
    """columns: ours → theirs. sums: ours → those of theirs that together are it. unsure: ours whose name is
    not one that we know as a whole."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()


def counting_columns(known: Mapping[str, Sequence[str]], theirs: Sequence[str]) -> ColumnGuess:
    """The columns of quantities. known: ours → what others call it, in the order of preference.

    A part of the people (one sex, one age) is never all of them; both sexes together are, and so are spans of
    ages that make up a group. A share stands for a group where all people are known.
    """
    says = {name: quantity for name in theirs if (quantity := quantity_of(name)) is not None}
    columns: dict[str, str] = {}
    unsure: set[str] = set()
    for ours, names in known.items():
        if column := _equal(ours, names, says) or _qualified(ours, names, says):
            columns[ours] = column
            if comparable_name(column) not in {comparable_name(name) for name in names}:
                unsure.add(ours)
    sums = {ours: parts for ours in known if ours not in columns and (parts := _parts(ours, says))}
    for ours in age_names():
        found = {*columns, *sums}
        if ours in known and ours not in found and "people" in found and (share := _share(ours, says)):
            columns[ours] = share
            unsure.add(ours)
    return ColumnGuess(columns, sums, frozenset(unsure))


def _whole(ours: str, says: Mapping[str, Quantity]) -> list[str]:
    return [name for name, quantity in says.items() if quantity.is_whole and quantity.topic == ours]


def _equal(ours: str, names: Iterable[str], says: Mapping[str, Quantity]) -> str:
    """The column whose name is the most preferred of ours."""
    left = {comparable_name(name): name for name in reversed(_whole(ours, says))}
    return next((left[one] for name in names if (one := comparable_name(name)) in left), "")


def _qualified(ours: str, names: Sequence[str], says: Mapping[str, Quantity]) -> str:
    """The column with other words beside one of our names; "" where counts of several years differ."""
    candidates = _whole(ours, says)
    if len({says[name].year for name in candidates}) > 1 or sum(bool(says[n].year) for n in candidates) > 1:
        return ""
    order = [comparable_name(name) for name in names]
    ranked = {
        name: next((rank for rank, one in enumerate(order) if one in comparable_name(name)), len(order))
        for name in candidates
    }
    return min(ranked, key=lambda name: ranked[name]) if ranked else ""


def _parts(ours: str, says: Mapping[str, Quantity]) -> tuple[str, ...]:
    """Columns that together count all of ours, each of them once; none where that is unsure."""
    counts = {name: one for name, one in says.items() if one.kind == "count" and not one.year}
    if ours == "people":
        by_sex = [_one_of_sex(sex, None, "people", counts) for sex in _SEXES]
        return tuple(by_sex) if all(by_sex) else ()
    if ours not in age_names():
        return ()
    span = age_names()[ours]
    for sexes in (("",), _SEXES):
        chains = [_chain(span, sex, counts) or _of_group(ours, sex, counts) for sex in sexes]
        if all(chains):
            return tuple(name for chain in chains for name in chain)
    return ()


def _one_of_sex(sex: str, ages: Ages | None, topic: str, counts: Mapping[str, Quantity]) -> str:
    found = [name for name, one in counts.items() if (one.sex, one.ages, one.topic) == (sex, ages, topic)]
    return found[0] if len(found) == 1 else ""


def _of_group(ours: str, sex: str, counts: Mapping[str, Quantity]) -> tuple[str, ...]:
    """A column of one sex of the whole group: 老年男性."""
    found = [name for name, one in counts.items() if sex and (one.sex, one.topic) == (sex, ours)]
    return (found[0],) if len(found) == 1 else ()


def _chain(span: Ages, sex: str, counts: Mapping[str, Quantity]) -> tuple[str, ...]:
    """Columns of spans of ages that follow each other from the first to the last year of the group."""
    bands = [(one.ages, name) for name, one in counts.items() if one.ages and one.sex == sex]
    age, last = span[0], _OLDEST if span[1] is None else span[1]
    chain: list[str] = []
    while age <= last:
        next_ones = [
            (_OLDEST if end is None else end, name)
            for (begin, end), name in bands
            if begin == age and (_OLDEST if end is None else end) <= last
        ]
        if len(next_ones) != 1:
            return ()
        end, name = next_ones[0]
        chain.append(name)
        age = end + 1
    return tuple(chain)


def _share(ours: str, says: Mapping[str, Quantity]) -> str:
    found = [name for name, one in says.items() if one.kind == "share" and one.topic == ours and not one.sex]
    return found[0] if len(found) == 1 else ""
