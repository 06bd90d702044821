"""Three-way merge of a whole community: name, boundary, layers, notes, files, ignored problems.

A layer that only one side changed is taken from there as it stands; one that both changed is merged by row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from base.words import Bilingual, Message
from features.own_community.errors import DifferentSystemsError
from features.own_community.layer_text import text_of
from features.own_community.merging.conflicts import Conflict
from features.own_community.merging.layer_rows import Pick, merge_rows, rows_by_key
from features.own_community.merging.renaming import RowRenaming, follow_renaming, free_key, renamings
from features.own_community.state import CommunityState

Item = TypeVar("Item")
Part = TypeVar("Part")
Rows = dict[str, dict[str, str]]


class _ThreeWay(NamedTuple, Generic[Item]):
    """The same thing as it was, as it is here, and as it is there."""

    base: Item
    here: Item
    there: Item

    def each(self, part: Callable[[Item], Part]) -> _ThreeWay[Part]:
        """A part of all three."""
        return _ThreeWay(part(self.base), part(self.here), part(self.there))


@dataclass(frozen=True)
class CommunitySide:
    """How a community stands on one side: its state, and the text of every layer (instead of the digests of
    the state, which are not looked at)."""

    state: CommunityState
    texts: Mapping[str, bytes]

    @property
    def comparable(self) -> tuple[CommunityState, Mapping[str, bytes]]:
        """What two sides are compared by."""
        left = tuple(sorted(set(self.state.left)))
        return replace(self.state, layers={}, left=left, boundary=_plain(self.state.boundary)), self.texts


def merge_sides(
    base: CommunitySide, here: CommunitySide, there: CommunitySide, pick: Pick
) -> tuple[CommunitySide, tuple[RowRenaming, ...]]:
    """The side with the changes of both, and the rows that got another key.

    Raises DifferentSystemsError where the sides lie in different coordinates, and what `rows_by_key` raises.
    """
    if there.comparable in (here.comparable, base.comparable):
        return here, ()
    if here.comparable == base.comparable:
        return there, ()
    if here.state.epsg and there.state.epsg and here.state.epsg != there.state.epsg:
        raise DifferentSystemsError(name=here.state.name.zh, here=here.state.epsg, there=there.state.epsg)
    sides = _ThreeWay(base, here, there)
    texts, renamed = _merge_texts(sides, pick)
    return CommunitySide(_merge_state(sides.each(lambda one: one.state), pick), texts), renamed


def with_names(
    side: CommunitySide, renamed: Iterable[RowRenaming]
) -> tuple[CommunitySide, tuple[RowRenaming, ...]]:
    """The side with rows under new keys; and all renamings, for a row that had taken such a key meanwhile
    makes room, too."""
    wanted = tuple(renamed)
    if not wanted:
        return side, ()
    rows = {layer: rows_by_key(text, layer) for layer, text in side.texts.items()}
    wanted = tuple(one for one in wanted if one.old in rows.get(one.layer, {}))
    wanted += _making_room(rows, wanted)
    return _with_rows(
        side, {layer: follow_renaming(layer, lines, wanted) for layer, lines in rows.items()}
    ), wanted


def _making_room(rows: Rows, wanted: Sequence[RowRenaming]) -> tuple[RowRenaming, ...]:
    found = []
    for layer in sorted({one.layer for one in wanted}):
        moved = {one.old: one for one in wanted if one.layer == layer}
        taken = {*rows[layer], *(one.new for one in moved.values())}
        for one in moved.values():
            if one.new in rows[layer] and one.new not in moved:
                new = free_key(one.new, taken)
                taken.add(new)
                found.append(RowRenaming(one.side, layer, one.new, new))
    return tuple(found)


def _with_rows(side: CommunitySide, rows: Rows) -> CommunitySide:
    epsg = side.state.epsg
    return replace(side, texts={layer: text_of(lines.values(), epsg) for layer, lines in rows.items()})


def _merge_texts(
    sides: _ThreeWay[CommunitySide], pick: Pick
) -> tuple[dict[str, bytes], tuple[RowRenaming, ...]]:
    rows = _rows_of_both(sides)
    renamed = tuple(one for name in rows.base for one in renamings(name, *rows.each(itemgetter(name))))
    if renamed:
        here, _ = with_names(sides.here, (one for one in renamed if one.side == "here"))
        there, _ = with_names(sides.there, (one for one in renamed if one.side == "there"))
        sides = _ThreeWay(sides.base, here, there)
        rows = _rows_of_both(sides)
    texts: dict[str, bytes] = {}
    for name in sorted({*sides.here.texts, *sides.there.texts}):
        text = _merge_text(name, sides, rows, pick)
        texts |= {name: text} if text is not None else {}
    return texts, renamed


def _merge_text(
    name: str, sides: _ThreeWay[CommunitySide], rows: _ThreeWay[Rows], pick: Pick
) -> bytes | None:
    """The text of a layer: row by row where both sides changed it, else that of the side that did."""
    if name in rows.base:
        lines = merge_rows(name, *rows.each(itemgetter(name)), pick)
        return text_of(lines.values(), sides.here.state.epsg or sides.there.state.epsg)
    texts = sides.each(lambda one: one.texts.get(name))
    return texts.there if texts.here == texts.base else texts.here


def _rows_of_both(sides: _ThreeWay[CommunitySide]) -> _ThreeWay[Rows]:
    """The rows of the layers that are different on all three."""
    found = []
    for name in sorted({*sides.here.texts, *sides.there.texts}):
        before, ours, theirs = (one.texts.get(name) for one in sides)
        found += [name] if ours not in (theirs, before) and theirs != before else []
    return sides.each(lambda one: {name: rows_by_key(one.texts.get(name), name) for name in found})


def _merge_state(states: _ThreeWay[CommunityState], pick: Pick) -> CommunityState:
    zh = _one("name_zh", states.each(lambda one: one.name.zh), pick)
    en = _one("name_en", states.each(lambda one: one.name.en), pick)
    keys = sorted({*states.here.notes, *states.there.notes})
    notes = {key: _all(*(state.notes.get(key, ()) for state in states)) for key in keys}
    return CommunityState(
        name=Bilingual(zh, en),
        epsg=states.here.epsg or states.there.epsg,
        boundary=_one("boundary", states.each(lambda one: _plain(one.boundary)), pick),
        notes={key: layer_notes for key, layer_notes in notes.items() if layer_notes},
        files=_all(*(state.files for state in states)),
        left=_all(*(tuple(sorted(state.left)) for state in states)),
    )


def _one(column: str, values: _ThreeWay[Any], pick: Pick) -> Any:
    base, here, there = values
    if here == there or there == base:
        return here
    if here == base:
        return there
    chosen = pick(Conflict("", "", Message("the community"), column, here, there))
    return {"here": here, "there": there}.get(chosen or "", base)


def _all(base: Sequence[Item], here: Sequence[Item], there: Sequence[Item]) -> tuple[Item, ...]:
    """What one side left out is left out, what one side added is added, once."""
    if tuple(there) in (tuple(here), tuple(base)):
        return tuple(here)
    if tuple(here) == tuple(base):
        return tuple(there)
    stayed = [one for one in base if one in here and one in there]
    added = {_sorting(one): one for one in (*here, *there) if one not in base}
    return (*stayed, *(added[key] for key in sorted(added)))


def _sorting(item: Any) -> str:
    return repr(item)


def _plain(shape: Any) -> Any:
    """Tuples of coordinates as the lists that JSON gives back."""
    return json.loads(json.dumps(shape))
