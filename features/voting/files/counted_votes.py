"""The counted votes that a document tells of: those with one of its options on the ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from features.options.sketch import Sketch
from features.voting.box.publication import Publication, publication_of
from features.voting.box.votes import votes_of


def votes_with_results(community: str, options: Sequence[Sketch], least: int) -> tuple[Publication, ...]:
    """As anybody may know them, by date. `least`: the fewest ballots that a published number may tell on.

    Raises StoreError, and BoxDamagedError where a box is not what it was: nothing of it is published then.
    """
    wanted = set(_on_ballots(options))
    if not wanted:
        return ()
    found = [
        publication_of(one.id, one.version, least)
        for one in votes_of(community)
        if one.phase == "counted" and wanted & set(one.terms.settings.options)
    ]
    return tuple(sorted(found, key=lambda one: one.vote.terms.settings.date))


def _on_ballots(options: Sequence[Sketch]) -> Iterator[str]:
    """Ids under which an option, or a part of it, can stand on a ballot."""
    for sketch in options:
        yield sketch.option.id
        yield from (one.id for one in sketch.option.interventions)
