"""The steps of a packet beside the steps here: taken over, merged into one step, or nothing to do.

The rule. A machine keeps its own line of steps. Where the packet's line goes on from ours, its steps are
taken over as they are. Where both went on, what both did since they were together last becomes one step on
top of ours, which can be undone as any step; it remembers all steps of the other machine
(`merging.history`), so the same packet does nothing when it comes again, and our next packet is known there
as one that holds their work: the other machine then takes our state over, as a step on top of its own line,
and asks nothing. What was undone on one machine but stands on the other stands. After both took the other's
packet their states are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import reduce
from hashlib import sha256

from pyproj import CRS
from sqlalchemy import Connection

from base.words import Message, Text, both_words
from data.catalogue.model import Catalogue
from data.layer_checks import CommunityDataError, validate_layers
from data.model import SCHEMAS
from data.store.rows import Row
from features.own_community import community_rows as rows
from features.own_community.content_rows import content_of, keep_content
from features.own_community.errors import CommunityChangedError, PacketDoesNotFitError, PacketStrangerError
from features.own_community.layer_text import layer_from, layer_text, no_rows
from features.own_community.merging.conflicts import Conflict, ConflictChoice, PacketConflictsError, Side
from features.own_community.merging.history import (
    HistoryPoint,
    MergeRecord,
    StepHistory,
    is_beginning,
    last_together,
    merge_record,
    names_to_follow,
    shared_beginning,
)
from features.own_community.merging.layer_rows import rows_by_key
from features.own_community.merging.renaming import RowRenaming, one_after_another
from features.own_community.merging.states import CommunitySide, merge_sides, with_names
from features.own_community.placement import layers_to_write
from features.own_community.state import CommunityState, state_from, state_json
from features.packets.packet_checks import digests_of

Read = Callable[[str], bytes]


@dataclass(frozen=True)
class StepsPlan:
    """What is to be written for the steps of a packet.

    known: the community's row here as it was looked at. kept: how many steps here stay. steps: those that
    come after them. layers, rows: how many a merge changes here. here, there: keys that the rows of the store
    (of the packet) must follow.
    """

    known: Row | None
    community: Row | None = None
    kept: int = 0
    steps: tuple[Row, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)
    is_merge: bool = False
    layers: int = 0
    rows: int = 0
    here: tuple[RowRenaming, ...] = ()
    there: tuple[RowRenaming, ...] = ()


@dataclass(frozen=True)
class PacketSteps:
    """A sound packet's community, its steps, and the contents that they need."""

    file: str
    about: Row
    contents: Mapping[str, bytes]


@dataclass(frozen=True)
class MergeContext:
    """By what a merge decides: what a person chose where both sides changed a value, the catalogue that the
    outcome must fit, and who merges."""

    choice: ConflictChoice
    catalogue: Catalogue
    actor: str


@dataclass(frozen=True)
class _Histories:
    """Both lines of steps, the community's row here, and how contents are read by their digest."""

    known: Row
    ours: StepHistory
    theirs: StepHistory
    read: Read


def plan_steps(connection: Connection, packed: PacketSteps, terms: MergeContext) -> StepsPlan:
    """What the steps of a packet would change here. Nothing is written.

    Raises PacketConflictsError, PacketStrangerError, DifferentSystemsError and PacketDoesNotFitError.
    """
    community, key = packed.about["community"], packed.about["key"]
    if community is None:
        return StepsPlan(None)
    known = rows.community_row(connection, key)
    if known is None:
        return StepsPlan(None, community, 0, tuple(packed.about["steps"]), packed.contents)

    def read(digest: str) -> bytes:
        return packed.contents[digest] if digest in packed.contents else content_of(connection, digest)

    stored = [dict(step) for step in rows.step_rows(connection, key)]
    ours, theirs = (
        StepHistory(stored[: known["step"]]),
        StepHistory(packed.about["steps"][: community["step"]]),
    )
    lines = _Histories(known, ours, theirs, read)
    return _without_merging(lines, packed) or _merging(lines, terms)


def _without_merging(lines: _Histories, packed: PacketSteps) -> StepsPlan | None:
    """The plan where one line holds the other, or both say the same; None where they must be merged."""
    known, ours, theirs = lines.known, lines.ours, lines.theirs
    there = names_to_follow(ours.mergings, theirs.head)
    if theirs.ids[-1] in ours.known_ids:
        return StepsPlan(known, there=there)
    here = names_to_follow(theirs.mergings, ours.head)
    if is_beginning(ours, theirs):
        kept = len(ours.ids)
        more = tuple(packed.about["steps"][kept:])
        return StepsPlan(known, packed.about["community"], kept, more, packed.contents, here=here)
    if ours.ids[-1] in theirs.known_ids and _comparable_state(ours.head) == _comparable_state(theirs.head):
        return StepsPlan(known, here=here, there=there)
    if not ours.known_ids & theirs.known_ids:
        raise PacketStrangerError(file=packed.file, name=known["name_zh"])
    return None


def write_plan(connection: Connection, plan: StepsPlan) -> None:
    """Write the steps of a plan. Raises CommunityChangedError where the community changed since."""
    if plan.community is None:
        return
    key = plan.community["key"]
    now = rows.community_row(connection, key)
    if now != plan.known:
        raise CommunityChangedError(name=plan.community["name_zh"])
    for content in plan.contents.values():
        keep_content(connection, content)
    values = {name: plan.community[name] for name in ("step", "name_zh", "name_en")}
    if plan.known is None:
        rows.insert_community(connection, {**plan.community, "version": 1})
    else:
        rows.update_community(connection, key, plan.known["version"], values)
        rows.drop_steps_after(connection, key, plan.kept)
    for step in plan.steps:
        rows.insert_step(connection, step)


def _merging(lines: _Histories, terms: MergeContext) -> StepsPlan:
    """The plan of one step on top of ours that holds what both did."""
    ours, theirs, read = lines.ours, lines.theirs, lines.read
    kept = _side_of(ours.head.state, read)
    here, ours_follow = with_names(kept, names_to_follow(theirs.mergings, ours.head))
    there = _side_of(theirs.head.state, read)
    there, theirs_follow = with_names(there, names_to_follow(ours.mergings, theirs.head))
    merged, renamed = _merge_sides(lines, here, there, terms.choice)
    as_one_side = merged.comparable in (here.comparable, there.comparable)
    state, texts = _valid_state(merged, terms.catalogue, must_settle=not as_one_side)
    follow = (
        one_after_another(ours_follow, [one for one in renamed if one.side == "here"]),
        one_after_another(theirs_follow, [one for one in renamed if one.side == "there"]),
    )
    layers, count = _difference(kept.texts, texts)
    step = _step(lines, state, follow, _what(theirs.steps[-1], layers, count), terms.actor)
    new = {sha256(text).hexdigest(): text for text in texts.values()}
    needed = {digest: read(digest) for digest in digests_of(step) if digest not in new}
    names = {"name_zh": state.name.zh, "name_en": state.name.en}
    community = {**lines.known, "step": step["number"], **names}
    return StepsPlan(
        lines.known, community, len(ours.ids), (step,), needed | new, True, layers, count, *follow
    )


def _merge_sides(
    lines: _Histories, here: CommunitySide, there: CommunitySide, choice: ConflictChoice
) -> tuple[CommunitySide, tuple[RowRenaming, ...]]:
    """What both sides come to, and rows that got another key. Raises PacketConflictsError with all that
    nobody has decided."""
    mergings = (*lines.ours.mergings, *lines.theirs.mergings)
    base = _base(lines.ours, lines.theirs, mergings, lines.read)
    undecided: dict[str, Conflict] = {}

    def pick(conflict: Conflict) -> Side | None:
        chosen = choice.of(conflict)
        if chosen is None:
            undecided[conflict.key] = conflict
        return chosen

    merged = merge_sides(base, here, there, pick)
    if undecided:
        raise PacketConflictsError(tuple(undecided.values()))
    return merged


def _step(
    lines: _Histories,
    state: CommunityState,
    follow: tuple[tuple[RowRenaming, ...], ...],
    what: Text,
    actor: str,
) -> Row:
    """The merging step as a row."""
    sides: tuple[Side, ...] = ("here", "there")
    sided = [replace(one, side=side) for side, found in zip(sides, follow, strict=True) for one in found]
    return {
        "community": lines.known["key"],
        "number": len(lines.ours.ids) + 1,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "actor": actor,
        "what": both_words(what),
        "state": state_json(state),
        "merged": merge_record(lines.ours, lines.theirs, sided),
    }


def _base(
    ours: StepHistory, theirs: StepHistory, mergings: Sequence[MergeRecord], read: Read
) -> CommunitySide:
    """Where both were together last; after merges that crossed, what those places have in common by the same
    rule, a value on which they disagree being as it was before."""

    def at(point: HistoryPoint) -> CommunitySide:
        return with_names(_side_of(point.state, read), names_to_follow(mergings, point))[0]

    found = [at(point) for point in last_together(ours, theirs)]
    shared = shared_beginning(ours, theirs)
    beginning = at(ours.point(shared - 1)) if shared else found[0]
    return reduce(lambda one, another: merge_sides(beginning, one, another, lambda conflict: None)[0], found)


def _comparable_state(point: HistoryPoint) -> Row:
    return state_json(state_from(point.state))


def _side_of(stored: Row, read: Read) -> CommunitySide:
    return CommunitySide(
        state_from(stored), {name: read(digest) for name, digest in stored["layers"].items()}
    )


def _valid_state(
    merged: CommunitySide, catalogue: Catalogue, must_settle: bool
) -> tuple[CommunityState, dict[str, bytes]]:
    """The state with its layers, in which every reference names something and every value may be."""
    texts = dict(merged.texts)
    if must_settle and merged.state.epsg:
        crs = CRS.from_epsg(merged.state.epsg)
        frames = {
            name: layer_from(texts[name], name, crs) if name in texts else no_rows(name, crs)
            for name in SCHEMAS
        }
        before = replace(merged.state, layers=dict.fromkeys(texts, ""))
        moved = layers_to_write(frames, before, {})
        try:
            validate_layers({**frames, **moved}, catalogue)
        except CommunityDataError as error:
            raise PacketDoesNotFitError(problems=error.facts["problems"]) from error
        texts |= {name: layer_text(frame) for name, frame in moved.items()}
    layers = {name: sha256(text).hexdigest() for name, text in texts.items()}
    return replace(merged.state, layers=layers), texts


def _difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[int, int]:
    """How many layers changed, and how many rows in them."""
    changed = [name for name in {*before, *after} if before.get(name) != after.get(name)]
    count = 0
    for name in changed:
        old, new = rows_by_key(before.get(name), name), rows_by_key(after.get(name), name)
        count += sum(old.get(key) != new.get(key) for key in {*old, *new})
    return len(changed), count


def _what(last: Row, layers: int, count: int) -> Text:
    when, who = last["at"][:16].replace("T", " "), last["actor"]
    return Message(
        "Merged with the packet of {when} {who}: {layers} layers, {count} rows",
        when=when,
        who=who,
        layers=layers,
        count=count,
    )
