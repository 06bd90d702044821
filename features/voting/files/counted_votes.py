"""The counted votes that a document tells of: those with one of its options on the ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from features.options.sketch import Sketch
from features.voting.box.errors import BoxDamagedError, VoteDamagedError
from features.voting.box.publication import Publication, publication_of
from features.voting.box.votes import VoteRecord, listed_votes, votes_of


def votes_with_results(community: str, options: Sequence[Sketch], least: int) -> tuple[Publication, ...]:
    """As anybody may know them, by date. `least`: the fewest ballots that a published number may tell on.

    A vote whose box or rows are not what they were is left out: nothing of it is published. `damaged_results`
    names those. Raises StoreError.
    """
    wanted = set(_on_ballots(options))
    if not wanted:
        return ()
    found = [_publication(one, least) for one in _counted(community, wanted)]
    return tuple(sorted(filter(None, found), key=lambda one: one.vote.terms.settings.date))


def damaged_results(community: str, options: Sequence[Sketch], least: int) -> tuple[str, ...]:
    """Titles of the counted votes that a document would tell of if they were not damaged, and ids of votes
    that cannot be opened at all."""
    counted = _counted(community, set(_on_ballots(options)))
    titles = [one.terms.settings.title for one in counted if _publication(one, least) is None]
    return (*titles, *listed_votes(community).damaged)


def _counted(community: str, wanted: set[str]) -> list[VoteRecord]:
    return [
        one
        for one in votes_of(community)
        if one.phase == "counted" and wanted & set(one.terms.settings.options)
    ]


def _publication(vote: VoteRecord, least: int) -> Publication | None:
    try:
        return publication_of(vote.id, vote.version, least)
    except (BoxDamagedError, VoteDamagedError):
        return None


def _on_ballots(options: Sequence[Sketch]) -> Iterator[str]:
    """Ids under which an option, or a part of it, can stand on a ballot."""
    for sketch in options:
        yield sketch.option.id
        yield from (one.id for one in sketch.option.interventions)
