"""The counted votes that a document tells of: those with one of its options on the ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from features.options.sketch import Sketch
from features.voting.box.errors import BoxDamagedError, VoteDamagedError
from features.voting.box.publication import Publication, publication_of
from features.voting.box.votes import VoteRecord, listed_votes


@dataclass(frozen=True)
class CountedVotes:
    """shown: as anybody may know them, by date. damaged: titles of those of which nothing is published,
    because their box or rows are not what they were, and ids of votes that cannot be opened at all."""

    shown: tuple[Publication, ...]
    damaged: tuple[str, ...]


def counted_votes(community: str, options: Sequence[Sketch], least: int) -> CountedVotes:
    """Those with one of the options on the ballot. least: the fewest ballots that a published number may
    tell on. Raises StoreError."""
    wanted, listed = set(_on_ballots(options)), listed_votes(community)
    counted = [
        one for one in listed.votes if one.phase == "counted" and wanted & set(one.terms.settings.options)
    ]
    found = [(one.terms.settings, _publication(one, least)) for one in counted]
    shown = sorted((one for _, one in found if one), key=lambda one: one.vote.terms.settings.date)
    titles = [settings.title for settings, one in found if one is None]
    return CountedVotes(tuple(shown), (*titles, *listed.damaged))


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
